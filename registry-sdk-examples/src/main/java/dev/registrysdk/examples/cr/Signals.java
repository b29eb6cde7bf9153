package dev.registrysdk.examples.cr;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets Ctrl-C (or a plain {@code kill}) end the command cleanly: the command's thread is
 * interrupted, puts things in order, and its exit code becomes the code of the process.
 */
final class Signals {
  private static final int GRACE_SECONDS = 10;

  private final Thread command = Thread.currentThread();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  private Signals() {}

  /** Watches from now on, for the command that this thread runs. */
  static Signals watch() {
    Signals signals = new Signals();
    Runtime.getRuntime().addShutdownHook(new Thread(signals::stop, "cr-stop"));
    return signals;
  }

  /** Ends the process with the code of the command. */
  void exit(int code) {
    exitCode.complete(code);
    System.exit(code);
  }

  private void stop() {
    if (exitCode.isDone()) {
      return;
    }
    command.interrupt();
    try {
      Runtime.getRuntime().halt(exitCode.get(GRACE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // The command does not end: let the process end with the signal's own code.
    }
  }
}
