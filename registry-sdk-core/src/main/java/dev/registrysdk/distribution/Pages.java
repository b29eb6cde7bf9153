package dev.registrysdk.distribution;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** A list that a registry gives page by page; a page is asked for when the one before is used up. */
final class Pages implements Iterator<String> {
  private static final int PAGE_LIMIT = 32 << 20;

  private final Session session;
  private final String what;
  private final String member;
  private final Function<@Nullable HttpUrl, Response<ResponseBody>> request;
  private final Deque<String> page = new ArrayDeque<>();
  private final Set<HttpUrl> visited = new HashSet<>();
  private @Nullable HttpUrl next;
  private boolean started;

  private Pages(
      Session session,
      String what,
      String member,
      Function<@Nullable HttpUrl, Response<ResponseBody>> request) {
    this.session = session;
    this.what = what;
    this.member = member;
    this.request = request;
  }

  /** A lazy stream of the texts in a member of each page; closing it ends the session. */
  static Stream<String> stream(
      Session session,
      String what,
      String member,
      Function<@Nullable HttpUrl, Response<ResponseBody>> request) {
    Spliterator<String> texts =
        Spliterators.spliteratorUnknownSize(
            new Pages(session, what, member, request), Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(texts, false).onClose(session::close);
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && (!started || next != null)) {
      read(request.apply(next));
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
    byte[] body = session.read(what, response, PAGE_LIMIT);
    Optional<HttpUrl> link = LinkHeader.next(response, what);
    if (link.isPresent() && !visited.add(link.get())) {
      throw new TransportException(
          Failure.of(what)
              .reason("the registry's pages lead back to each other")
              .registry(session.repository().registry())
              .build());
    }
    next = link.orElse(null);
    parse(body);
  }

  private void parse(byte[] body) {
    try (JsonReader reader = JsonReader.of(new Buffer().write(body))) {
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.nextName().equals(member) && reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
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
          Failure.of(what)
              .reason("the answer is not the list it should be: " + e.getMessage())
              .remedy(Remedy.CHECK_PROXY)
              .registry(session.repository().registry())
              .build(),
          e);
    }
  }
}
