package dev.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a closed server has left behind. A live view: each call looks again. Thread-safe.
 *
 * <p>A server that was closed has nothing left, unless an {@link Interceptor} does not end when it
 * is interrupted, or somebody else uses its directory of temporary files.
 */
public final class Leftovers {
  private final ServerThreads threads;
  private final LateUses lateUses;
  private final Spool spool;

  Leftovers(ServerThreads threads, LateUses lateUses, Spool spool) {
    this.threads = threads;
    this.lateUses = lateUses;
    this.spool = spool;
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
   * The temporary files of the server that are still there, and their directory.
   *
   * @return the files, the directory first; those of large content while the server is open
   * @throws UncheckedIOException if the directory cannot be read
   */
  public List<Path> files() {
    Optional<Path> directory = spool.directory().filter(Files::exists);
    if (directory.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory.get())) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the temporary files in " + directory.get(), e);
    }
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
