package dev.registrysdk.copy;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A few daemon threads for one copy. The first task that fails ends the others by closing what they
 * read and write, so that no thread is left behind.
 */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;
  private final List<Runnable> closers;

  Workers(int count, Runnable... closers) {
    this.threads = Executors.newFixedThreadPool(count, Workers::daemon);
    this.closers = List.of(closers);
  }

  /** Runs all tasks; the results have the order of the tasks. */
  <T> List<T> all(List<Callable<T>> tasks) {
    CompletionService<T> completion = new ExecutorCompletionService<>(threads);
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    tasks.forEach(task -> futures.add(completion.submit(task)));
    try {
      for (int i = 0; i < tasks.size(); i++) {
        completion.take().get();
      }
      List<T> results = new ArrayList<>(tasks.size());
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw new CancelledException(
          Failure.of("The transfer was stopped").reason("the thread was interrupted").build(), e);
    } catch (ExecutionException e) {
      stop();
      throw unchecked(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Waits for the threads, so that no task outlives the copy. */
  @Override
  public void close() {
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
        stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    threads.shutdownNow();
    closers.forEach(Runnable::run);
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "registry-sdk-copy");
    thread.setDaemon(true);
    return thread;
  }
}
