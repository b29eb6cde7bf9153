package dev.registrysdk.testing;

import java.util.concurrent.atomic.AtomicBoolean;

/** The loopback port that stands for one server of a session. Thread-safe. */
record SessionPort(
    Origin origin, SessionRole role, LoopbackServer server, AtomicBoolean challenged) {
  /** Whether this server may see the {@code Authorization} that a client sends to its port. */
  boolean takesCredentials() {
    return role != SessionRole.REDIRECT || challenged.get();
  }
}
