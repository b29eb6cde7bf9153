package dev.registrysdk.distribution;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.http.Operation;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * A list that a registry gives page by page; a page is asked for when the one before is used up.
 */
final class Pages implements Iterator<String> {
  /** The most bytes of one page. */
  static final int LIMIT = 32 << 20;

  /**
   * Where a list comes from.
   *
   * @param operation what the pages are asked for in
   * @param host the registry
   * @param what the words for messages
   * @param member the member of each page that has the texts
   */
  record Source(Operation operation, String host, String what, String member) {}

  private final Source source;
  private final Function<@Nullable HttpUrl, Call<ResponseBody>> request;
  private final Deque<String> page = new ArrayDeque<>();
  private final NextPage pages;
  private @Nullable HttpUrl next;
  private boolean started;

  private Pages(Source source, Function<@Nullable HttpUrl, Call<ResponseBody>> request) {
    this.source = source;
    this.pages = new NextPage(source.what(), source.host());
    this.request = request;
  }

  /** A lazy stream; the request is given the address of the page, none for the first. */
  static Stream<String> stream(
      Source source, Function<@Nullable HttpUrl, Call<ResponseBody>> request) {
    Spliterator<String> texts =
        Spliterators.spliteratorUnknownSize(
            new Pages(source, request), Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(texts, false);
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && (!started || next != null)) {
      read(source.operation().execute(request.apply(next)));
    }
    return !page.isEmpty();
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more pages");
    }
    return page.remove();
  }

  private void read(Response<ResponseBody> response) {
    started = true;
    byte[] body = source.operation().read(source.what(), response, LIMIT);
    next = pages.after(response).orElse(null);
    parse(body);
  }

  private void parse(byte[] body) {
    try (JsonReader reader = JsonReader.of(new Buffer().write(body))) {
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.nextName().equals(source.member())
            && reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
          reader.beginArray();
          while (reader.hasNext()) {
            page.add(reader.nextString());
          }
          reader.endArray();
        } else {
          reader.skipValue();
        }
      }
    } catch (IOException | JsonDataException e) {
      throw new IntegrityException(
          Failure.of(source.what())
              .reason("the answer is not the list it should be: " + complaint(e))
              .remedy(Remedy.CHECK_PROXY)
              .registry(source.host())
              .build(),
          e);
    }
  }

  /** What is wrong with an answer; the parser's advice to its programmer is not for our readers. */
  private static String complaint(Exception e) {
    if (e instanceof JsonEncodingException) {
      return "it is not JSON";
    }
    return e instanceof EOFException ? "it ends early" : String.valueOf(e.getMessage());
  }
}
