package dev.registrysdk.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The threads of one web server. The server does not wait for them when it is closed; this does.
 * They are known by their thread group, which a thread inherits from the one that creates it.
 */
final class ServerThreads {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ThreadGroup group = new ThreadGroup("in-memory registry");

  /** Runs the start of the server, so that all its threads get into the group. */
  void run(Callable<Void> start) throws IOException {
    FutureTask<Void> task = new FutureTask<>(start);
    new Thread(group, task, "in-memory registry start").start();
    try {
      task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the server started", e);
    }
  }

  /**
   * Runs the end of the server, and waits until its threads have ended; gives up after some
   * seconds. It runs in the group too, since the server starts threads to wait for others.
   */
  void end(Runnable end) {
    // Before, as a thread that is about to end has left its group already.
    Set<Thread> all = new LinkedHashSet<>(alive());
    FutureTask<?> task = new FutureTask<>(end, null);
    Thread ending = new Thread(group, task, "in-memory registry end");
    ending.start();
    try {
      ending.join();
      all.addAll(alive());
      for (Thread thread : all) {
        thread.join(PATIENCE.toMillis());
      }
      task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("The server did not end", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What each thread that still runs is called, and where it is. Threads in code of others come
   * alone: the rest waits for them.
   */
  List<String> descriptions() {
    List<Thread> alive = alive();
    List<Thread> elsewhere =
        alive.stream().filter(thread -> CallSite.isElsewhere(thread.getStackTrace())).toList();
    return (elsewhere.isEmpty() ? alive : elsewhere)
        .stream()
            .map(
                thread ->
                    '"' + thread.getName() + "\" is in " + CallSite.of(thread.getStackTrace()))
            .toList();
  }

  /** The threads of the server itself: daemons in the group belong to libraries, and stay. */
  private List<Thread> alive() {
    Thread[] threads = new Thread[group.activeCount() + 16];
    group.enumerate(threads);
    return Arrays.stream(threads)
        .filter(Objects::nonNull)
        .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
        .toList();
  }
}
