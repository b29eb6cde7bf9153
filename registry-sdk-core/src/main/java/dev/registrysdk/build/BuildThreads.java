package dev.registrysdk.build;

import dev.registrysdk.work.Workers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads of one build: some make and write layers, others only compress, so that the first can
 * wait for the second.
 */
final class BuildThreads implements AutoCloseable {
  private static final String JOB = "build";

  private final Workers workers;
  private final ExecutorService compressors;
  private final int ahead;

  BuildThreads(int concurrency, int compressing) {
    this.workers = new Workers(JOB, concurrency);
    this.compressors = Executors.newFixedThreadPool(compressing, task -> Workers.daemon(JOB, task));
    this.ahead = 2 * compressing;
  }

  /** Adds what has to be closed so that tasks under way end. */
  void closing(Runnable closer) {
    workers.closing(closer);
  }

  /** The threads that compress. */
  Executor compressors() {
    return compressors;
  }

  /** How many blocks of one layer may be compressed ahead of writing. */
  int ahead() {
    return ahead;
  }

  /** Runs all tasks; the results have the order of the tasks. The first that fails ends all. */
  <T> List<T> all(List<Callable<T>> work) {
    return workers.all(work);
  }

  /** Waits for the threads, so that no task outlives the build. */
  @Override
  public void close() {
    workers.close();
    compressors.shutdownNow();
  }
}
