package dev.registrysdk.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * A call on a thread of its own, so that the thread that waits for it can be interrupted: a thread
 * that reads from a socket cannot.
 */
final class Flight<T> implements Runnable {
  /** How long an abandoned call gets to put its things away before the caller goes on. */
  private static final long GRACE_SECONDS = 2;

  private final Call<T> call;
  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch done = new CountDownLatch(1);
  private @Nullable Thread worker;
  private boolean abandoned;
  private @Nullable Response<T> response;
  private @Nullable Throwable failure;

  Flight(Call<T> call) {
    this.call = call;
  }

  @Override
  public void run() {
    try {
      start();
      response = call.execute();
    } catch (Throwable e) {
      failure = e; // belongs to the thread that waits
    } finally {
      end();
    }
  }

  /** Waits for the answer, or for what the call failed with. */
  Response<T> await() throws InterruptedException, IOException {
    done.await();
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    } else if (response == null) {
      throw new IllegalStateException("The call ended without an answer", failure);
    }
    return response;
  }

  /** Ends the call, whatever it is doing: talking, sleeping, or waiting for another call. */
  void abandon() {
    call.cancel();
    lock.lock();
    try {
      abandoned = true;
      if (worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives an abandoned call some time to end; for a thread that was interrupted already. */
  void awaitEnd() {
    try {
      if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        Logs.debug("An abandoned call is still busy with its request body");
      }
    } catch (InterruptedException e) {
      Logs.debug("Interrupted again while a call was being abandoned");
    }
  }

  /** What a thread of this room throws when its call is abandoned while it sleeps or waits. */
  static InterruptedIOException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    InterruptedIOException e = new InterruptedIOException("interrupted");
    e.initCause(cause);
    return e;
  }

  private void start() throws IOException {
    lock.lock();
    try {
      if (abandoned) {
        throw new IOException("Canceled");
      }
      worker = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      worker = null; // from here on nobody interrupts this thread, which goes back to the pool
      Thread.interrupted();
      if (abandoned && response != null) {
        close(response);
        response = null; // nobody shall read from a body that is closed
        failure = new IOException("Canceled");
      }
    } finally {
      lock.unlock();
      done.countDown();
    }
  }

  private static void close(Response<?> response) {
    try {
      if (response.body() instanceof Closeable body) {
        body.close();
      }
    } catch (IOException e) {
      Logs.debug("Could not close the answer of an abandoned call");
    }
  }
}
