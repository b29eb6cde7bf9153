package dev.registrysdk.rest;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.http.Operation;
import dev.registrysdk.json.JsonDocuments;
import dev.registrysdk.json.JsonFormatException;
import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import retrofit2.Response;

/**
 * Reads the messages of an answer while they come. A failure arrives as a message too, long after
 * the status said that all is well.
 *
 * @param what what could not be done if it fails; a clause without a full stop
 * @param host the service, for failures
 * @param remedy what to do when the service says that it failed
 */
public record MessageStream(String what, String host, Remedy remedy) {
  /** A message can hold a trace of a build step, which is the largest there is. */
  private static final long LIMIT = 16L << 20;

  /**
   * Reads all messages. The thread can be interrupted meanwhile, which ends the operation.
   *
   * @param operation what the answer belongs to
   * @param response the answer
   * @param listener is given each message that is no failure, on another thread, one at a time
   * @throws RegistryException if the service says that it failed, or the answer breaks off
   */
  public void read(
      Operation operation, Response<ResponseBody> response, Consumer<StreamMessage> listener) {
    operation.read(what, response, source -> read(source, listener));
  }

  private int read(BufferedSource source, Consumer<StreamMessage> listener) throws IOException {
    JsonDocuments<StreamMessage> messages = StreamMessage.TYPE.documents(source, LIMIT);
    int count = 0;
    try {
      for (; messages.hasNext(); count++) {
        StreamMessage message = messages.next();
        if (message.error().isPresent()) {
          throw new RegistryIOException(refused(message.error().get()));
        }
        listener.accept(message);
      }
      return count;
    } catch (JsonFormatException e) {
      throw new RegistryIOException(malformed(e));
    }
  }

  private RegistryException refused(String reason) {
    return new RejectedException(
        Failure.of(what).reason(reason).remedy(remedy).registry(host).build());
  }

  private RegistryException malformed(JsonFormatException e) {
    return new IntegrityException(
        Failure.of(what)
            .reason("the answer is not what it should be: " + e.getMessage())
            .remedy(Remedy.CHECK_PROXY)
            .registry(host)
            .build(),
        e);
  }
}
