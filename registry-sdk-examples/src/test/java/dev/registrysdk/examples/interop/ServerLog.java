package dev.registrysdk.examples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what a server says, and waits until it says a certain thing. */
final class ServerLog {
  private final List<String> lines = new ArrayList<>();
  private final Pattern awaited;
  private final CompletableFuture<String> found = new CompletableFuture<>();

  private ServerLog(Pattern awaited) {
    this.awaited = awaited;
  }

  /**
   * Reads what a server says until it ends.
   *
   * @param output what it says
   * @param awaited what is waited for, with a group
   */
  static ServerLog of(InputStream output, Pattern awaited) {
    ServerLog log = new ServerLog(awaited);
    Thread reader = new Thread(() -> log.read(output), "server log");
    reader.setDaemon(true);
    reader.start();
    return log;
  }

  /** The group of what was awaited. */
  String await(Duration limit) {
    try {
      return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("The server did not say '" + awaited + "' but:\n" + this, e);
    }
  }

  private void read(InputStream output) {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
        Matcher matcher = awaited.matcher(line);
        if (matcher.find()) {
          found.complete(matcher.group(1));
        }
      }
      found.completeExceptionally(new IOException("the server ended"));
    } catch (IOException e) {
      found.completeExceptionally(e);
    }
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
