package dev.registrysdk.build;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The daemon threads of one build: some make and write layers, others only compress, so that the
 * first can wait for the second. The first task that fails ends all others.
 */
final class BuildThreads implements AutoCloseable {
  private final ExecutorService tasks;
  private final ExecutorService compressors;
  private final int ahead;
  private final List<Runnable> closers = new ArrayList<>();

  BuildThreads(int concurrency, int compressing) {
    this.tasks = Executors.newFixedThreadPool(concurrency, BuildThreads::daemon);
    this.compressors = Executors.newFixedThreadPool(compressing, BuildThreads::daemon);
    this.ahead = 2 * compressing;
  }

  /** Adds what has to be closed so that tasks under way end. */
  synchronized void closing(Runnable closer) {
    closers.add(closer);
  }

  /** The threads that compress. */
  Executor compressors() {
    return compressors;
  }

  /** How many blocks of one layer may be compressed ahead of writing. */
  int ahead() {
    return ahead;
  }

  /** Runs all tasks; the results have the order of the tasks. */
  <T> List<T> all(List<Callable<T>> work) {
    CompletionService<T> completion = new ExecutorCompletionService<>(tasks);
    List<Future<T>> futures = new ArrayList<>(work.size());
    work.forEach(task -> futures.add(completion.submit(task)));
    try {
      for (int i = 0; i < work.size(); i++) {
        completion.take().get();
      }
      List<T> results = new ArrayList<>(work.size());
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw new CancelledException(
          Failure.of("The build was stopped").reason("the thread was interrupted").build(), e);
    } catch (ExecutionException e) {
      stop();
      throw unchecked(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Waits for the threads, so that no task outlives the build. */
  @Override
  public void close() {
    tasks.shutdown();
    boolean interrupted = false;
    while (!tasks.isTerminated()) {
      try {
        tasks.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
        stop();
      }
    }
    compressors.shutdownNow();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stop() {
    tasks.shutdownNow();
    closers.forEach(Runnable::run);
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "registry-sdk-build");
    thread.setDaemon(true);
    return thread;
  }
}
