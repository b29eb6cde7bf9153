package dev.registrysdk.testing;

import java.util.Locale;

/** How a server came into a session. */
enum SessionRole {
  /** The user named it. */
  UPSTREAM,
  /** A challenge sent the client there for a token. */
  CHALLENGE,
  /** A redirect or a link led there: it gets no credentials that it has not asked for. */
  REDIRECT;

  /** The word for it in a recording. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
