package dev.registrysdk.auth.iam;

import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer, in the form of the token service ({@code errorCode}) or in that of
 * other services of IBM Cloud ({@code errors}).
 *
 * @param code the code
 * @param message the explanation
 * @param requestId the id by which support finds the request
 * @param moreProofWanted whether a second factor is asked for
 */
record IamComplaint(
    Optional<String> code,
    Optional<String> message,
    Optional<String> requestId,
    boolean moreProofWanted) {
  private static final JsonType<Fields> ENTRY =
      JsonType.object(Fields::new)
          .optional("code", JsonType.TEXT, Fields::code)
          .optional("message_code", JsonType.TEXT, Fields::code)
          .optional("message", JsonType.TEXT, Fields::message)
          .build(fields -> fields);
  private static final JsonType<Fields> CONTEXT =
      JsonType.object(Fields::new)
          .optional("requestId", JsonType.TEXT, Fields::requestId)
          .optional("transaction_id", JsonType.TEXT, Fields::requestId)
          .build(fields -> fields);
  private static final JsonType<IamComplaint> BODY =
      JsonType.object(Fields::new)
          .optional("errorCode", JsonType.TEXT, Fields::code)
          .optional("errorMessage", JsonType.TEXT, Fields::message)
          .optional("context", CONTEXT, (fields, other) -> fields.requestId = other.requestId)
          .optional("errors", JsonType.listOf(ENTRY), Fields::entries)
          .optional("requirements", JsonType.IGNORED, (fields, there) -> fields.moreProof = true)
          .build(Fields::complaint);

  private static final class Fields {
    private @Nullable String code;
    private @Nullable String message;
    private @Nullable String requestId;
    private boolean moreProof;

    void code(String text) {
      code = text;
    }

    void message(String text) {
      message = text;
    }

    void requestId(String text) {
      requestId = text;
    }

    void entries(List<Fields> entries) {
      if (!entries.isEmpty() && code == null) {
        code = entries.get(0).code;
        message = entries.get(0).message;
      }
    }

    IamComplaint complaint() {
      return new IamComplaint(filled(code), filled(message), filled(requestId), moreProof);
    }

    private static Optional<String> filled(@Nullable String text) {
      return Optional.ofNullable(text).filter(there -> !there.isBlank());
    }
  }

  /** Reads a body; one of another form says nothing. */
  static IamComplaint of(String body) {
    try {
      return BODY.read(body.getBytes(StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      return new IamComplaint(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
  }
}
