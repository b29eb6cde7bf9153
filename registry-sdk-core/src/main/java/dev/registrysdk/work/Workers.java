package dev.registrysdk.work;

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
 * A few daemon threads for one job. The first task that fails ends the others by closing what they
 * read and write, so that no thread is left behind.
 */
public final class Workers implements AutoCloseable {
  private final String job;
  private final ExecutorService threads;
  private final List<Runnable> closers;

  /**
   * Starts the threads.
   *
   * @param job what is stopped by an interrupt, for messages and the names of the threads: a copy
   *     or a build, for example
   * @param count how many
   * @param closers what ends tasks under way
   */
  public Workers(String job, int count, Runnable... closers) {
    this.job = job;
    this.threads = Executors.newFixedThreadPool(count, task -> daemon(job, task));
    this.closers = new ArrayList<>(List.of(closers));
  }

  /**
   * Adds what has to be closed so that tasks under way end.
   *
   * @param closer closes it
   */
  public synchronized void closing(Runnable closer) {
    closers.add(closer);
  }

  /**
   * Runs all tasks.
   *
   * @param tasks what is done
   * @param <T> what a task gives
   * @return the results in the order of the tasks
   */
  public <T> List<T> all(List<Callable<T>> tasks) {
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
          Failure.of("The " + job + " was stopped").reason("the thread was interrupted").build(),
          e);
    } catch (ExecutionException e) {
      stop();
      throw unchecked(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Waits for the threads, so that no task outlives the job. */
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

  private synchronized void stop() {
    threads.shutdownNow();
    closers.forEach(Runnable::run);
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  /**
   * A thread that does not keep the program alive.
   *
   * @param job what it works for
   * @param task what it does
   * @return the thread, not started yet
   */
  public static Thread daemon(String job, Runnable task) {
    Thread thread = new Thread(task, "registry-sdk-" + job);
    thread.setDaemon(true);
    return thread;
  }
}
