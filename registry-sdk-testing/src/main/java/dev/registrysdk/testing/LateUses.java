package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;

/** What was tried with a server after it was closed. Thread-safe. */
final class LateUses {
  private static final int MOST = 20;

  private final List<String> uses = new ArrayList<>();

  /** Notes the method that the caller's caller is in, and who called it. */
  synchronized void add() {
    if (uses.size() < MOST) {
      Thread thread = Thread.currentThread();
      StackTraceElement[] stack = new Throwable().getStackTrace();
      uses.add(
          CallSite.entry(stack)
              + "() on the thread \""
              + thread.getName()
              + "\" in "
              + CallSite.of(stack));
    }
  }

  synchronized List<String> list() {
    return List.copyOf(uses);
  }
}
