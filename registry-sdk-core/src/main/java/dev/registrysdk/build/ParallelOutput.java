package dev.registrysdk.build;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Compresses with several threads. The content is cut into blocks of a fixed size, so that the
 * bytes depend neither on the number of threads nor on how the content arrives. Blocks are used
 * again and again: the memory does not depend on how much is written.
 */
abstract sealed class ParallelOutput extends OutputStream permits ParallelGzip, ParallelZstd {
  private final OutputStream out;
  private final Executor threads;
  private final int ahead;
  private final Deque<FutureTask<Block>> underWay = new ArrayDeque<>();
  private final Deque<Block> free = new ArrayDeque<>();
  private final List<Block> all = new ArrayList<>();
  private @Nullable Block current;

  /** A piece of the content, and what it is compressed to. */
  abstract static sealed class Block implements AutoCloseable
      permits ParallelGzip.Deflated, ParallelZstd.Frame {
    final byte[] content;
    byte[] packed;
    int length;
    int count;
    private boolean closed;

    Block(int size, int packedSize) {
      this.content = new byte[size];
      this.packed = new byte[packedSize];
    }

    /** Prepares for content that comes after another block; null for the first. */
    void follow(@Nullable Block before) {
      length = 0;
    }

    /** Compresses {@code length} bytes of {@code content} to {@code count} of {@code packed}. */
    abstract void pack();

    /** Lets go what is not memory of the JVM. */
    abstract void free();

    synchronized void packIfWanted() {
      if (!closed) {
        pack();
      }
    }

    /** Waits for a thread that packs. */
    @Override
    public synchronized void close() {
      closed = true;
      free();
    }
  }

  /**
   * Starts.
   *
   * @param threads run the compression
   * @param ahead how many blocks may wait for each other; bounds the memory
   */
  ParallelOutput(OutputStream out, Executor threads, int ahead) {
    this.out = out;
    this.threads = threads;
    this.ahead = ahead;
  }

  /** A block, while there are not enough of them. */
  abstract Block newBlock();

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      Block block = current == null ? next(null) : current;
      int count = Math.min(length - done, block.content.length - block.length);
      System.arraycopy(bytes, offset + done, block.content, block.length, count);
      block.length += count;
      done += count;
      current = block.length == block.content.length ? submit(block) : block;
    }
  }

  /** Ends the content; the stream below stays open. */
  void finish() throws IOException {
    Block last = current;
    if (last != null && last.length > 0) {
      submit(last);
    }
    while (!underWay.isEmpty()) {
      writeOldest();
    }
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    underWay.forEach(task -> task.cancel(true));
    all.forEach(Block::close);
  }

  private Block next(@Nullable Block before) {
    Block block = free.poll();
    if (block == null) {
      block = newBlock();
      all.add(block);
    }
    block.follow(before);
    return block;
  }

  /** Hands a block over; gives the one that is filled next. */
  private Block submit(Block block) throws IOException {
    FutureTask<Block> task = new FutureTask<>(block::packIfWanted, block);
    while (underWay.size() >= ahead) {
      writeOldest();
    }
    underWay.add(task);
    Block next = next(block);
    threads.execute(task);
    return next;
  }

  private void writeOldest() throws IOException {
    try {
      Block block = underWay.remove().get();
      out.write(block.packed, 0, block.count);
      free.add(block);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the thread was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("Compressing fails on no input", e);
    }
  }
}
