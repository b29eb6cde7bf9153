package dev.registrysdk.auth.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program that is not trusted to end: bounded in time and in what it says. What it
 * says besides its answer is thrown away, it may be secret.
 */
final class HelperProcess implements AutoCloseable {
  static final int MAX_OUTPUT = 64 * 1024;

  private static final int PATIENCE_MILLIS = 5;

  private final Process process;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private HelperProcess(Process process) {
    this.process = process;
  }

  /** How a run ended. */
  enum End {
    /** By itself. */
    EXIT,
    /** It was killed because it took too long. */
    TIME_OUT,
    /** It was killed because it said too much. */
    TOO_MUCH
  }

  /** What came out; has no text form, as the output may be secret. */
  static final class Result {
    private final End end;
    private final int exit;
    private final byte[] output;

    private Result(End end, int exit, byte[] output) {
      this.end = end;
      this.exit = exit;
      this.output = output;
    }

    End end() {
      return end;
    }

    int exit() {
      return exit;
    }

    byte[] output() {
      return output;
    }
  }

  /**
   * Runs a program to its end.
   *
   * @param command the program and its arguments; there is no shell
   * @param variables its whole environment
   * @param input what it reads
   * @param limit how long it may take
   */
  static Result run(
      List<String> command, Map<String, String> variables, byte[] input, Duration limit)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(variables);
    long start = System.nanoTime();
    try (HelperProcess helper = new HelperProcess(builder.start())) {
      helper.feed(input);
      End end = helper.await(start, limit);
      int exit = end == End.EXIT ? helper.process.exitValue() : -1;
      return new Result(end, exit, helper.output.toByteArray());
    }
  }

  /** In a thread of its own: a helper that does not read must not keep the caller. */
  private void feed(byte[] input) {
    Thread feeder =
        new Thread(
            () -> {
              try (OutputStream in = process.getOutputStream()) {
                in.write(input);
              } catch (IOException e) {
                Logs.debug("A credential helper did not read all of its input");
              }
            },
            "credential-helper-input");
    feeder.setDaemon(true);
    feeder.start();
  }

  /**
   * Reads only what is there already. Waiting for the end of the output would mean to wait for
   * whatever the helper left running behind it.
   */
  private End await(long start, Duration limit) throws IOException, InterruptedException {
    while (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      if (!drain()) {
        return End.TOO_MUCH;
      }
      if (System.nanoTime() - start > limit.toNanos()) {
        return End.TIME_OUT;
      }
    }
    return drain() ? End.EXIT : End.TOO_MUCH;
  }

  private boolean drain() throws IOException {
    InputStream out = process.getInputStream();
    for (int there = out.available(); there > 0; there = out.available()) {
      byte[] read = out.readNBytes(Math.min(there, MAX_OUTPUT + 1 - output.size()));
      output.write(read, 0, read.length);
      if (output.size() > MAX_OUTPUT) {
        return false;
      }
      if (read.length == 0) {
        break;
      }
    }
    return true;
  }

  /** Kills the helper if it still runs, and with it what it started. */
  @Override
  public void close() {
    if (process.isAlive()) {
      List<ProcessHandle> descendants = process.descendants().toList(); // known only until it dies
      process.destroyForcibly();
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
