package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * What the answer to one request is made of, kept until it is on its way: a blob may be deleted
 * while it is sent. Thread-safe.
 */
final class Lease {
  private final List<Content> held = new ArrayList<>();
  private boolean over;

  /**
   * Keeps content until the lease ends.
   *
   * @return the same content
   * @throws IllegalStateException if its file is gone, or the request has been answered
   */
  synchronized Content hold(Content content) {
    if (over && !content.isInMemory()) {
      throw new IllegalStateException("The request has been answered: nothing is read for it");
    }
    held.add(content.retain());
    return content;
  }

  /** Lets go of everything. Does nothing the second time. */
  synchronized void end() {
    over = true;
    held.forEach(Content::release);
    held.clear();
  }
}
