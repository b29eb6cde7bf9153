package dev.registrysdk.auth.iam;

import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What an access token says about itself (RFC 7519). Nothing is verified: IAM and the registry do
 * that. The claims only save questions, and nothing is decided by them that would let somebody in.
 *
 * @param account the account it is for
 * @param issued when it was made
 * @param expires when it ends
 */
record Claims(Optional<String> account, Optional<Instant> issued, Optional<Instant> expires) {
  /** Of a token that is not a JWT. */
  static final Claims NONE = new Claims(Optional.empty(), Optional.empty(), Optional.empty());

  private static final JsonType<Optional<String>> ACCOUNT =
      JsonType.object(Fields::new)
          .optional("bss", JsonType.TEXT, (fields, id) -> fields.account = Optional.of(id))
          .build(fields -> fields.account.filter(id -> !id.isEmpty()));
  private static final JsonType<Claims> CLAIMS =
      JsonType.object(Fields::new)
          .optional("account", ACCOUNT, (fields, account) -> fields.account = account)
          .optional(
              "iat", JsonType.EPOCH_SECONDS, (fields, time) -> fields.issued = Optional.of(time))
          .optional(
              "exp", JsonType.EPOCH_SECONDS, (fields, time) -> fields.expires = Optional.of(time))
          .build(fields -> new Claims(fields.account, fields.issued, fields.expires));

  private static final class Fields {
    private Optional<String> account = Optional.empty();
    private Optional<Instant> issued = Optional.empty();
    private Optional<Instant> expires = Optional.empty();
  }

  static Claims of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return NONE;
    }
    try {
      return CLAIMS.read(Base64.getUrlDecoder().decode(parts[1]));
    } catch (IllegalArgumentException | JsonFormatException e) {
      return NONE;
    }
  }

  /** How long it is good for in all. */
  Optional<Duration> life() {
    return issued.flatMap(from -> expires.map(to -> Duration.between(from, to)));
  }
}
