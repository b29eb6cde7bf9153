package dev.registrysdk.http;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;
import retrofit2.Call;
import retrofit2.Response;

/**
 * One thing a caller asked for, however many requests it takes. Its calls share one budget of
 * repetitions, and end together: when it is cancelled or closed, the calls under way end and the
 * threads that wait for them get a {@link dev.registrysdk.error.CancelledException}.
 *
 * <p>Safe for use by several threads.
 */
public final class Operation implements AutoCloseable {
  private static final int MAX_WARNINGS = 100;

  private final Engine engine;
  private final ErrorDecoder decoder;
  private final AtomicInteger retries;
  private final LiveCalls calls = new LiveCalls();
  private final Set<Flight<?>> flights = ConcurrentHashMap.newKeySet();
  private final Map<String, Scope> scopes = new ConcurrentHashMap<>();
  private final Set<String> registries = ConcurrentHashMap.newKeySet();
  private final Set<String> warnings = ConcurrentHashMap.newKeySet();

  Operation(Engine engine, ErrorDecoder decoder) {
    this.engine = engine;
    this.decoder = decoder;
    this.retries = new AtomicInteger(engine.options().retry().budget());
  }

  /**
   * Describes a call, for the {@code @Tag CallSpec} parameter of a Retrofit method.
   *
   * @param what what cannot be done if the call fails, and with what; a clause without a full stop,
   *     for example {@code Could not read us.icr.io/acme/web:1.0}
   * @param needed the permissions the call needs, the one that matters most first; what earlier
   *     calls of this operation needed on the same repositories is added, so that one token serves
   *     them all
   * @return the description
   */
  public CallSpec call(String what, Scope... needed) {
    List<Scope> all = new ArrayList<>();
    for (Scope scope : Scope.mergeAll(List.of(needed))) {
      all.add(scopes.merge(scope.resource(), scope, Scope::merge));
    }
    return new CallSpec(this, what, Collections.unmodifiableList(all));
  }

  /**
   * Sends a call and waits for the answer. Every status is an answer.
   *
   * @param call a call of a service of the same pipeline, made with a description of this operation
   * @param <T> what the body is read as
   * @return the answer
   * @throws RegistryException if there is no answer: the network failed, no token could be had, or
   *     the call was cancelled
   */
  public <T> Response<T> send(Call<T> call) {
    CallSpec spec = CallSpec.of(call.request());
    if (spec.operation() != this) {
      throw new IllegalArgumentException("The call belongs to another operation: " + spec);
    }
    registries.add(Registry.of(call.request()).host());
    return fly(new Flight<>(call::execute, call::cancel), () -> describe(spec, call.request()));
  }

  /**
   * Reads a body whole. The thread can be interrupted meanwhile, which ends the operation; a thread
   * that reads from the body itself cannot.
   *
   * @param what what cannot be done if the body cannot be read, and with what; a clause without a
   *     full stop
   * @param response an answer to a call of this operation
   * @param limit how many bytes it may have
   * @return the content
   * @throws RegistryException if it breaks off, or is larger than the limit
   */
  public byte[] read(String what, Response<ResponseBody> response, int limit) {
    ResponseBody body = response.body();
    if (body == null) {
      return new byte[0];
    }
    Supplier<Failure.Builder> known = () -> describe(what);
    return fly(new Flight<>(() -> Bodies.read(known.get(), body, limit), calls::cancelAll), known);
  }

  /**
   * Reads a body while it arrives. The thread can be interrupted meanwhile, which ends the
   * operation.
   *
   * @param what what cannot be done if the body cannot be read, and with what; a clause without a
   *     full stop
   * @param response an answer to a call of this operation; it has a body
   * @param reader reads the body, on another thread; a registry exception that its {@link
   *     dev.registrysdk.error.RegistryIOException} carries is the answer
   * @param <T> what it is read as
   * @return what the reader made of it
   * @throws RegistryException if it breaks off, or the reader says so
   */
  public <T> T read(String what, Response<ResponseBody> response, BodyReader<T> reader) {
    ResponseBody body = Objects.requireNonNull(response.body(), "an answer without a body");
    return fly(
        new Flight<>(
            () -> {
              try (body) {
                return reader.read(body.source());
              }
            },
            calls::cancelAll),
        () -> describe(what));
  }

  /**
   * Reads a body.
   *
   * @param <T> what it is read as
   */
  @FunctionalInterface
  public interface BodyReader<T> {
    /**
     * Reads it.
     *
     * @param source the body
     * @return what was read
     * @throws IOException if it cannot be read
     */
    T read(BufferedSource source) throws IOException;
  }

  /**
   * Reads a long body while it arrives: it is received and unpacked on another thread, ahead of
   * this one. This thread can be interrupted while it waits. What is not read is received until the
   * operation is closed.
   *
   * @param what what cannot be done if the body cannot be read, and with what; a clause without a
   *     full stop
   * @param response an answer to a call of this operation; it has a body
   * @param reader reads the body; a registry exception that its {@link
   *     dev.registrysdk.error.RegistryIOException} carries is the answer
   * @param <T> what it is read as
   * @return what the reader made of it
   * @throws RegistryException if it breaks off, or the reader says so
   */
  public <T> T readAhead(String what, Response<ResponseBody> response, BodyReader<T> reader) {
    ResponseBody body = Objects.requireNonNull(response.body(), "an answer without a body");
    try (ReadAhead ahead = new ReadAhead(body.source())) {
      engine.start(ahead);
      return reader.read(Okio.buffer(ahead));
    } catch (IOException e) {
      throw failure(describe(what), e);
    } catch (RejectedExecutionException e) {
      body.close();
      throw failure(describe(what), e);
    }
  }

  private <T> T fly(Flight<T> flight, Supplier<Failure.Builder> known) {
    flights.add(flight);
    try {
      if (calls.cancelled()) {
        flight.abandon();
      }
      engine.start(flight);
      return flight.await();
    } catch (IOException | RejectedExecutionException e) {
      throw failure(known.get(), e);
    } catch (InterruptedException e) {
      flight.abandon();
      flight.awaitEnd();
      Thread.currentThread().interrupt();
      throw cancelled(known.get(), "the thread was interrupted", e);
    } finally {
      flights.remove(flight);
    }
  }

  /**
   * Sends a call and waits for an answer that is not a failure.
   *
   * @param call a call of a service of the same pipeline, made with a description of this operation
   * @param <T> what the body is read as
   * @return the answer, with a status of 2xx
   * @throws RegistryException if there is no answer, or if its status is another
   */
  public <T> Response<T> execute(Call<T> call) {
    Response<T> response = send(call);
    if (!response.isSuccessful()) {
      throw failure(response);
    }
    return response;
  }

  /**
   * Says what an answer means that is a failure.
   *
   * @param response an answer outside 2xx; its body is closed
   * @return the exception to throw
   */
  public RegistryException failure(Response<?> response) {
    ErrorAnswer answer = ErrorAnswers.of(response, engine.clock());
    return ErrorAnswers.meantForTls(answer)
        ? new TransportException(
            answer
                .failure()
                .reason("the answer is from a server that speaks HTTPS")
                .remedy(Remedy.USE_HTTPS)
                .build())
        : decoder.decode(answer);
  }

  /**
   * Says what it means that a body could not be read. The registry is the one that this operation
   * sent its calls to, as long as that is a single one.
   *
   * @param what what could not be done, and with what; a clause without a full stop
   * @param e what happened; a registry exception that it carries is the answer
   * @return the exception to throw
   */
  public RegistryException failure(String what, IOException e) {
    return failure(describe(what), e);
  }

  /** Ends the calls under way. Calls that are sent later fail in the same way. */
  public void cancel() {
    calls.cancelAll();
    flights.forEach(Flight::abandon);
  }

  /**
   * Whether the operation has ended.
   *
   * @return true after {@link #cancel()} or {@link #close()}
   */
  public boolean cancelled() {
    return calls.cancelled();
  }

  /** Ends the operation: the same as {@link #cancel()}. */
  @Override
  public void close() {
    cancel();
  }

  /** Calls that are under way, or whose answer is being read. */
  LiveCalls calls() {
    return calls;
  }

  /** Takes a repetition from the budget; false if it is used up. */
  boolean takeRetry() {
    return retries.getAndUpdate(left -> Math.max(left - 1, 0)) > 0;
  }

  /** Whether a registry's warning is new to this operation. */
  boolean firstWarning(String text) {
    return warnings.size() < MAX_WARNINGS && warnings.add(text);
  }

  private RegistryException failure(Failure.Builder known, Exception e) {
    if (calls.cancelled()) {
      return cancelled(known, "the operation was cancelled", e);
    } else if (engine.closed()) {
      return cancelled(known, "the client was closed", e);
    }
    return e instanceof IOException network
        ? NetworkFailures.translate(known, network)
        : new TransportException(known.build(), e);
  }

  private static CancelledException cancelled(Failure.Builder known, String reason, Exception e) {
    return new CancelledException(known.reason(reason).build(), e);
  }

  private Failure.Builder describe(String what) {
    List<String> asked = List.copyOf(registries);
    Failure.Builder known = Failure.of(what);
    return asked.size() == 1 ? known.registry(asked.get(0)) : known;
  }

  private static Failure.Builder describe(CallSpec spec, Request request) {
    Failure.Builder known = Failure.of(spec.what()).registry(Registry.of(request).host());
    return known.method(request.method()).url(request.url().toString());
  }
}
