package dev.registrysdk.distribution;

import dev.registrysdk.oci.ImageReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of this process at a time change the index under a fallback tag: reading and
 * writing it are two requests. A fixed number of locks is shared by all tags.
 */
final class SubjectLocks {
  private static final Lock[] LOCKS = new Lock[32];

  static {
    for (int i = 0; i < LOCKS.length; i++) {
      LOCKS[i] = new ReentrantLock();
    }
  }

  private SubjectLocks() {}

  static void locked(ImageReference tag, Runnable work) {
    Lock lock = LOCKS[Math.floorMod(tag.hashCode(), LOCKS.length)];
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
