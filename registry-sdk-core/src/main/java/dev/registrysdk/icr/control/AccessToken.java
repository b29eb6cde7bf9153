package dev.registrysdk.icr.control;

import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.util.Base64;
import java.util.Optional;

/**
 * What an IAM access token says about its bearer. Nothing is verified: the service does that. The
 * claims only save a question that the service would answer in the same way.
 */
final class AccessToken {
  private static final JsonType<Optional<String>> ACCOUNT =
      JsonType.object(Holder::new).optional("bss", JsonType.TEXT, Holder::set).build(Holder::value);
  private static final JsonType<Optional<String>> CLAIMS =
      JsonType.object(Holder::new)
          .optional("account", ACCOUNT, (holder, account) -> account.ifPresent(holder::set))
          .build(Holder::value);

  private AccessToken() {}

  private static final class Holder {
    private Optional<String> value = Optional.empty();

    void set(String text) {
      value = Optional.of(text);
    }

    Optional<String> value() {
      return value;
    }
  }

  /** The account that a token is for; empty if it is not a JWT, or names none. */
  static Optional<String> account(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return CLAIMS.read(Base64.getUrlDecoder().decode(parts[1])).filter(id -> !id.isEmpty());
    } catch (IllegalArgumentException | JsonFormatException e) {
      return Optional.empty();
    }
  }
}
