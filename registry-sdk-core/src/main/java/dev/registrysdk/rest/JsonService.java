package dev.registrysdk.rest;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.http.CallSpec;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.http.Operation;
import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * One host's interface for requests and answers in JSON: makes calls and reads their answers.
 * Immutable and safe for use by several threads.
 *
 * @param <A> the Retrofit interface; its methods have a {@code @Tag CallSpec} parameter and return
 *     {@code Call<ResponseBody>}
 */
public final class JsonService<A> {
  /** A body for calls that have none. */
  public static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

  private static final MediaType JSON = MediaType.get("application/json");
  private static final String PAGE = "text/html";

  private final HttpPipeline pipeline;
  private final Class<A> api;
  private final AuthTarget target;

  /**
   * Opens the interface. Nothing is sent yet.
   *
   * @param pipeline makes the requests, and says what failures mean
   * @param api the Retrofit interface
   * @param target the host, and what credentials are asked for
   */
  public JsonService(HttpPipeline pipeline, Class<A> api, AuthTarget target) {
    this.pipeline = pipeline;
    this.api = api;
    this.target = target;
  }

  /**
   * A call of the interface.
   *
   * @param <A> the interface
   */
  @FunctionalInterface
  public interface Request<A> {
    /**
     * Makes it.
     *
     * @param api the interface
     * @param spec to be passed on
     * @return the call, not sent yet
     */
    Call<ResponseBody> make(A api, CallSpec spec);
  }

  /**
   * The host.
   *
   * @return with {@code :port} if there is one
   */
  public String host() {
    return target.host();
  }

  /**
   * Makes a body of JSON.
   *
   * @param json the text
   * @return the body
   */
  public static RequestBody body(byte[] json) {
    return RequestBody.create(json, JSON);
  }

  /**
   * Makes a call whose answer counts by its status only, unless it is a page for people.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   * @throws RegistryException if it fails
   */
  public void tell(String what, Request<A> request) {
    try (Operation operation = pipeline.operation()) {
      done(what, operation.execute(call(operation, what, request)));
    }
  }

  /**
   * Makes a call and reads its answer whole.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   * @param type how the answer is read
   * @param <T> what it is read as
   * @return the answer
   * @throws RegistryException if it fails, or the answer is not of the type
   */
  public <T> T ask(String what, Request<A> request, JsonType<T> type) {
    try (Operation operation = pipeline.operation()) {
      Response<ResponseBody> response = operation.execute(call(operation, what, request));
      return read(operation, what, response, type);
    }
  }

  /**
   * Makes a call and hands its answer to a reader, for answers that are not plain JSON.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   * @param reader reads the answer
   * @param <T> what it is read as
   * @return the answer
   * @throws RegistryException if it fails
   */
  public <T> T ask(String what, Request<A> request, Reader<T> reader) {
    try (Operation operation = pipeline.operation()) {
      return reader.read(operation, operation.execute(call(operation, what, request)));
    }
  }

  /**
   * Reads an answer that has a status of 2xx.
   *
   * @param <T> what it is read as
   */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads it.
     *
     * @param operation what it belongs to
     * @param response the answer
     * @return what was read
     */
    T read(Operation operation, Response<ResponseBody> response);
  }

  /**
   * Makes a call and reads the elements of its answer, a long array, all of them.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   * @param element how an element is read
   * @param <T> what it is read as
   * @return the elements
   * @throws RegistryException if it fails, or the answer is not of the type
   */
  public <T> List<T> list(String what, Request<A> request, JsonType<T> element) {
    JsonType<List<T>> type = JsonType.listOf(element);
    try (Operation operation = pipeline.operation()) {
      Response<ResponseBody> response = operation.execute(call(operation, what, request));
      body(what, response);
      return operation.readAhead(what, response, source -> read(what, source, type));
    }
  }

  /**
   * Makes a call and reads the elements of its answer, an array, as they are asked for.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   * @param element how an element is read
   * @param <T> what it is read as
   * @return the elements, to be closed unless read to the end; failures come while it is read
   * @throws RegistryException if it fails
   */
  public <T> Stream<T> stream(String what, Request<A> request, JsonType<T> element) {
    Operation operation = pipeline.operation();
    try {
      ResponseBody body = body(what, operation.execute(call(operation, what, request)));
      Elements<T> elements =
          new Elements<>(this, operation, body, what, element.elements(body.source()));
      return StreamSupport.stream(
              Spliterators.spliteratorUnknownSize(
                  elements, Spliterator.ORDERED | Spliterator.NONNULL),
              false)
          .onClose(elements::close);
    } catch (RuntimeException e) {
      operation.close();
      throw e;
    }
  }

  private record Elements<T>(
      JsonService<?> service, Operation operation, ResponseBody body, String what, Iterator<T> json)
      implements Iterator<T> {
    @Override
    public boolean hasNext() {
      try {
        boolean more = json.hasNext();
        if (!more) {
          close();
        }
        return more;
      } catch (UncheckedIOException e) {
        throw failure(e);
      }
    }

    @Override
    public T next() {
      try {
        return json.next();
      } catch (UncheckedIOException e) {
        throw failure(e);
      }
    }

    private RegistryException failure(UncheckedIOException e) {
      RegistryException failure = service.failure(operation, what, e);
      close();
      return failure;
    }

    /** Cancels first: what is left of a long answer is not read, its connection is given up. */
    void close() {
      operation.close();
      body.close();
    }
  }

  /**
   * Reads an answer whole.
   *
   * @param operation what it belongs to
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param response the answer
   * @param type how the answer is read
   * @param <T> what it is read as
   * @return the answer
   * @throws RegistryException if it fails, or the answer is not of the type
   */
  public <T> T read(
      Operation operation, String what, Response<ResponseBody> response, JsonType<T> type) {
    body(what, response);
    return operation.read(what, response, source -> read(what, source, type));
  }

  private <T> T read(String what, BufferedSource source, JsonType<T> type) throws IOException {
    try {
      return type.read(source);
    } catch (JsonFormatException e) {
      throw new RegistryIOException(malformed(what, e.getMessage(), e));
    }
  }

  /**
   * Takes note that something is done. A page of HTML does not say so, whatever its status: it is
   * from something in between, such as a proxy that wants somebody to sign in.
   *
   * @param what what cannot be done if it is not; a clause without a full stop
   * @param response the answer, whose body does not matter otherwise
   * @throws RegistryException if the answer is such a page
   */
  public void done(String what, Response<ResponseBody> response) {
    discard(response);
    if (PAGE.equals(type(response))) {
      throw malformed(what, "it is a page of HTML", null);
    }
  }

  private static String type(Response<ResponseBody> response) {
    String type = response.headers().get("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads an answer that may be empty.
   *
   * @param operation what it belongs to
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param response the answer
   * @param type how the answer is read
   * @param <T> what it is read as
   * @return the answer; empty if it has no body, or a body without a byte
   * @throws RegistryException if it fails, or the answer is not of the type
   */
  public <T> Optional<T> readIfAny(
      Operation operation, String what, Response<ResponseBody> response, JsonType<T> type) {
    if (response.body() == null) {
      return Optional.empty();
    }
    return operation.read(
        what,
        response,
        source -> source.exhausted() ? Optional.empty() : Optional.of(read(what, source, type)));
  }

  /**
   * Drops a body that does not matter.
   *
   * @param response the answer it belongs to
   */
  public static void discard(Response<ResponseBody> response) {
    ResponseBody body = response.body();
    if (body != null) {
      body.close();
    }
  }

  private Call<ResponseBody> call(Operation operation, String what, Request<A> request) {
    return request.make(pipeline.service(api, target), operation.call(what));
  }

  private ResponseBody body(String what, Response<ResponseBody> response) {
    ResponseBody body = response.body();
    if (body == null) {
      throw malformed(what, "it is empty, with status " + response.code(), null);
    }
    return body;
  }

  private RegistryException failure(Operation operation, String what, UncheckedIOException e) {
    IOException cause = Objects.requireNonNull(e.getCause());
    return cause instanceof JsonFormatException
        ? malformed(what, cause.getMessage(), cause)
        : operation.failure(what, cause);
  }

  private IntegrityException malformed(
      String what, @Nullable String complaint, @Nullable Exception e) {
    return new IntegrityException(
        Failure.of(what)
            .reason("the answer is not what it should be: " + complaint)
            .remedy(Remedy.CHECK_PROXY)
            .registry(host())
            .build(),
        e);
  }
}
