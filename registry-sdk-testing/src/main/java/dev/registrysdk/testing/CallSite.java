package dev.registrysdk.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds the line of a test in a stack that is otherwise ours, Java's or the web server's. */
final class CallSite {
  private static final String OURS = CallSite.class.getPackageName();
  private static final List<String> LIBRARIES =
      List.of("java.", "jdk.", "sun.", "okhttp3.", "okio.", "mockwebserver3.", "kotlin.");

  private CallSite() {}

  /** Whether somebody else's code is in a stack. */
  static boolean isElsewhere(StackTraceElement[] stack) {
    return elsewhere(stack).findFirst().isPresent();
  }

  /** The innermost frame of somebody else; the innermost of all if there is none. */
  static String of(StackTraceElement[] stack) {
    return elsewhere(stack)
        .findFirst()
        .or(() -> Arrays.stream(stack).findFirst())
        .map(StackTraceElement::toString)
        .orElse("no method");
  }

  /** The method of this package that somebody else has called. */
  static String entry(StackTraceElement[] stack) {
    String entry = "";
    for (StackTraceElement frame : stack) {
      if (isOurs(frame)) {
        entry = frame.getMethodName();
      } else if (!entry.isEmpty()) {
        break;
      }
    }
    return entry;
  }

  private static Stream<StackTraceElement> elsewhere(StackTraceElement[] stack) {
    return Arrays.stream(stack).filter(frame -> !isOurs(frame) && !isLibrary(frame));
  }

  private static boolean isOurs(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(OURS);
  }

  private static boolean isLibrary(StackTraceElement frame) {
    return LIBRARIES.stream().anyMatch(frame.getClassName()::startsWith);
  }
}
