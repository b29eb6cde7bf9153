package dev.registrysdk.rest;

import dev.registrysdk.json.JsonType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message of a stream that tells how a build, a pull or a load goes, in the form of the Docker
 * Engine API.
 *
 * @param stream output as it is, line ends included
 * @param status what is being done
 * @param id what it is done to
 * @param progress how far it is
 * @param aux more, in JSON; what it is depends on {@code id}
 * @param error why everything failed
 */
public record StreamMessage(
    Optional<String> stream,
    Optional<String> status,
    Optional<String> id,
    Progress progress,
    Optional<String> aux,
    Optional<String> error) {
  /** How a message is read. */
  public static final JsonType<StreamMessage> TYPE =
      JsonType.object(Fields::new)
          .optional("stream", JsonType.TEXT, (fields, text) -> fields.stream = text)
          .optional("status", JsonType.TEXT, (fields, text) -> fields.status = text)
          .optional("id", JsonType.TEXT, (fields, text) -> fields.id = text)
          .optional(
              "progressDetail",
              JsonType.object(Fields::new)
                  .optional("current", JsonType.LONG, (fields, count) -> fields.current = count)
                  .optional("total", JsonType.LONG, (fields, count) -> fields.total = count)
                  .build(Fields::progress),
              (fields, progress) -> {
                fields.current = progress.current();
                fields.total = progress.total();
              })
          .optional("aux", JsonType.RAW, (fields, json) -> fields.aux = json)
          .optional("error", JsonType.TEXT, (fields, text) -> fields.error = text)
          .optional(
              "errorDetail",
              JsonType.object(Fields::new)
                  .optional("message", JsonType.TEXT, (fields, text) -> fields.error = text)
                  .build(Fields::message),
              (fields, message) -> fields.detail = message.error())
          .build(Fields::message);

  /**
   * How far something is.
   *
   * @param current how much is done, mostly in bytes; 0 if unknown
   * @param total how much there is to do; 0 if unknown
   */
  public record Progress(long current, long total) {}

  /** What the fields are collected in. */
  private static final class Fields {
    private @Nullable String stream;
    private @Nullable String status;
    private @Nullable String id;
    private long current;
    private long total;
    private @Nullable String aux;
    private @Nullable String error;
    private Optional<String> detail = Optional.empty();

    Progress progress() {
      return new Progress(current, total);
    }

    StreamMessage message() {
      return new StreamMessage(
          Optional.ofNullable(stream),
          Optional.ofNullable(status),
          Optional.ofNullable(id),
          progress(),
          Optional.ofNullable(aux),
          detail.or(() -> Optional.ofNullable(error)));
    }
  }
}
