package dev.registrysdk.testing;

import java.util.List;

/**
 * What a closed server has left behind. A live view: each call looks again. Thread-safe.
 *
 * <p>A server that was closed has nothing left, unless an {@link Interceptor} does not end when it
 * is interrupted.
 */
public final class Leftovers {
  private final ServerThreads threads;
  private final LateUses lateUses;

  Leftovers(ServerThreads threads, LateUses lateUses) {
    this.threads = threads;
    this.lateUses = lateUses;
  }

  /**
   * The threads of the server that still run, each with the place where it is.
   *
   * @return for example {@code "MockWebServer /127.0.0.1:40123" is in
   *     com.acme.WebTest.waits(WebTest.java:12)}; all its threads while the server is open
   */
  public List<String> threads() {
    return threads.descriptions();
  }

  /**
   * What was tried with the server after it was closed; the first 20 of it.
   *
   * @return for example {@code putBlob() on the thread "worker" in
   *     com.acme.WebTest.pushes(WebTest.java:31)}
   */
  public List<String> lateUses() {
    return lateUses.list();
  }
}
