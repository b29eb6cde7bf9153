package dev.registrysdk.local;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What one reader or writer is doing. It ends when that is closed or the thread is interrupted;
 * whatever it held is given back when the last call under way has ended.
 */
final class Work {
  /** A step that uses files. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  private final String what;
  private final Runnable giveBack;
  private int running;
  private volatile boolean closed;

  /**
   * Starts the work.
   *
   * @param what what failures say could not be done
   * @param giveBack run once, after the work was closed and its last step ended
   */
  Work(String what, Runnable giveBack) {
    this.what = what;
    this.giveBack = giveBack;
  }

  String what() {
    return what;
  }

  /** Runs a step; its I/O failures become failures of this work. */
  <T> T run(Step<T> step) {
    synchronized (this) {
      check();
      running++;
    }
    try {
      return step.run();
    } catch (IOException e) {
      throw failure(e);
    } finally {
      leave();
    }
  }

  /** Runs the step that everything else needs: when it fails, the work is over. */
  <T> T start(Step<T> step) {
    try {
      return run(step);
    } catch (RegistryException e) {
      close();
      throw e;
    }
  }

  /** Fails if the work has to end. */
  void check() {
    if (closed) {
      throw Failures.cancelled(what, "it was closed");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw Failures.cancelled(what, "the thread was interrupted");
    }
  }

  RegistryException failure(IOException e) {
    return closed ? Failures.cancelled(what, "it was closed") : Failures.of(what, e);
  }

  void close() {
    boolean idle;
    synchronized (this) {
      idle = !closed && running == 0;
      closed = true;
    }
    if (idle) {
      giveBack.run();
    }
  }

  private void leave() {
    boolean last;
    synchronized (this) {
      running--;
      last = closed && running == 0;
    }
    if (last) {
      giveBack.run();
    }
  }

  /** A stream that ends with this work, and whose failures carry what they mean. */
  InputStream guard(InputStream raw) {
    return new FilterInputStream(raw) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
          check();
          return in.read(buffer, offset, length);
        } catch (IOException e) {
          throw new RegistryIOException(failure(e));
        } catch (RegistryException e) {
          throw new RegistryIOException(e);
        }
      }

      /** Unknown: a pipe cannot be asked. */
      @Override
      public int available() {
        return 0;
      }
    };
  }
}
