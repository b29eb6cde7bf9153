package dev.registrysdk.http;

import dev.registrysdk.error.Remedy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As whom a request was sent, as a tag of the request: what to say when it is refused. */
enum Identity {
  /** There are no credentials for the host. */
  NOBODY("no credentials for ", Remedy.SIGN_IN),
  /** There are credentials, but they are for others. */
  FOR_OTHERS(
      "the credentials are for other registries, so none were shown to ", Remedy.NAME_REGISTRY),
  /** There are credentials, but the connection is not fit for them. */
  WITHHELD("credentials are not sent over plain HTTP, so none were shown to ", Remedy.USE_HTTPS),
  /** There are credentials, and the host has not asked for them. */
  UNASKED(null, null),
  /** Credentials, or a token that was given for them, were sent. */
  KNOWN(null, null);

  private final @Nullable String reason;
  private final @Nullable Remedy remedy;

  Identity(@Nullable String reason, @Nullable Remedy remedy) {
    this.reason = reason;
    this.remedy = remedy;
  }

  /** Why a refusal was to be expected. */
  Optional<String> reason(String host) {
    return Optional.ofNullable(reason).map(text -> text + host);
  }

  /**
   * What helps against a refusal. Many registries answer wrong credentials in the words in which
   * they ask for some, so their words do not count.
   */
  Optional<Remedy> remedy(int status) {
    return this == KNOWN && status == 401
        ? Optional.of(Remedy.CHECK_CREDENTIALS)
        : Optional.ofNullable(remedy);
  }
}
