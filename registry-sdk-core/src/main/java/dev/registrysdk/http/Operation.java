package dev.registrysdk.http;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.TransportException;
import java.io.IOException;
import java.util.List;
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
  Operation() {}

  /**
   * Describes a call, for the {@code @Tag CallSpec} parameter of a Retrofit method.
   *
   * @param what what cannot be done if the call fails, and with what; a clause without a full stop,
   *     for example {@code Could not read us.icr.io/acme/web:1.0}
   * @param scopes the permissions the call needs; the one that matters most comes first
   * @return the description
   */
  public CallSpec call(String what, Scope... scopes) {
    return new CallSpec(this, what, List.of(scopes));
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
    try {
      return call.execute();
    } catch (IOException e) {
      throw failure("Could not call", e);
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
    return new TransportException(Failure.of("status " + response.code()).build());
  }

  /**
   * Says what it means that a body could not be read.
   *
   * @param what what could not be done, and with what; a clause without a full stop
   * @param e what happened; a registry exception that it carries is the answer
   * @return the exception to throw
   */
  public RegistryException failure(String what, IOException e) {
    return new TransportException(Failure.of(what).build(), e);
  }

  /** Ends the calls under way. Calls that are sent later fail in the same way. */
  public void cancel() {}

  /** Ends the operation: the same as {@link #cancel()}. */
  @Override
  public void close() {
    cancel();
  }
}
