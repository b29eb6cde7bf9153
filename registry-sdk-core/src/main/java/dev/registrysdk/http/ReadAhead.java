package dev.registrysdk.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import okio.Buffer;
import okio.BufferedSource;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Receives and unpacks a long body on a thread of its own, while another one makes something of
 * what is there already. A few blocks go around between the two, so memory does not depend on the
 * length. To be read and closed by one thread.
 */
final class ReadAhead implements Source, Runnable {
  private static final int BLOCKS = 3;
  private static final int BLOCK = 128 * 1024;

  private final BufferedSource body;
  private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);

  /** With room for one that tells of a failure. */
  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);

  private volatile boolean closed;
  private int made;
  private @Nullable Block current;

  ReadAhead(BufferedSource body) {
    this.body = body;
  }

  /** A part of the body. */
  private static final class Block {
    private final byte[] bytes;
    private int start;
    private int end;
    private boolean last;
    private @Nullable IOException failure;

    Block(int size) {
      this.bytes = new byte[size];
    }
  }

  /** Receives the body to its end, or until this is closed. */
  @Override
  public void run() {
    try (body) {
      boolean more = true;
      while (more && !closed) {
        Block block = emptyBlock();
        fill(block);
        more = !block.last;
        full.put(block);
      }
    } catch (InterruptedException e) {
      fail(new InterruptedIOException("the client was closed"));
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      Logs.debug("Could not close the body of an answer");
    } catch (RuntimeException e) {
      fail(new IOException("the body cannot be read: " + e, e));
    }
  }

  /** Whoever reads must not wait for what does not come. */
  private void fail(IOException failure) {
    Block block = new Block(0);
    block.failure = failure;
    block.last = true;
    full.offer(block);
  }

  /** Waits for one, unless there may be more of them: a short body needs a single one. */
  private Block emptyBlock() throws InterruptedException {
    Block block = empty.poll();
    if (block == null && made < BLOCKS) {
      made++;
      return new Block(BLOCK);
    }
    return block == null ? empty.take() : block;
  }

  private void fill(Block block) {
    block.start = 0;
    block.end = 0;
    try {
      while (block.end < block.bytes.length && !block.last) {
        int read = body.read(block.bytes, block.end, block.bytes.length - block.end);
        block.end += Math.max(read, 0);
        block.last = read < 0;
      }
    } catch (IOException e) {
      block.failure = e;
      block.last = true;
    }
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    Block block = current;
    while (block == null || block.start == block.end) {
      if (block != null && block.failure != null) {
        throw block.failure;
      } else if (block != null && block.last) {
        return -1;
      }
      block = next(block);
      current = block;
    }
    int count = (int) Math.min(byteCount, block.end - block.start);
    sink.write(block.bytes, block.start, count);
    block.start += count;
    return count;
  }

  private Block next(@Nullable Block read) throws IOException {
    try {
      if (read != null) {
        empty.put(read);
      }
      return full.take();
    } catch (InterruptedException e) {
      throw Flight.interrupted(e);
    }
  }

  @Override
  public Timeout timeout() {
    return body.timeout();
  }

  @Override
  public void close() {
    closed = true;
    empty.offer(new Block(0)); // the other thread may be waiting for one
  }
}
