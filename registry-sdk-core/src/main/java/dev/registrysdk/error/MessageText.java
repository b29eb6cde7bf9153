package dev.registrysdk.error;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Composes a message: what happened, to what, why, what to do next, and how to find it again. */
final class MessageText {
  private static final int MAX_TEXT = 500;

  private MessageText() {}

  static String of(Failure failure, Remedy remedy) {
    StringBuilder text = new StringBuilder();
    failure.activities().forEach(activity -> text.append(activity).append(": "));
    text.append(failure.what());
    failure
        .reason()
        .map(MessageText::trimmed)
        .filter(reason -> !reason.isEmpty())
        .ifPresent(reason -> text.append(": ").append(reason));
    text.append(". ").append(advice(failure, remedy));
    List<String> trace = new ArrayList<>();
    if (failure.method().isPresent() && failure.url().isPresent()) {
      trace.add(
          failure.method().get()
              + " "
              + failure.url().get()
              + failure.status().map(status -> " answered " + status).orElse(""));
    }
    failure.requestId().ifPresent(id -> trace.add("request id " + oneLine(id)));
    if (!trace.isEmpty()) {
      text.append(" (").append(String.join(", ", trace)).append(")");
    }
    return text.toString();
  }

  /** Text of a service, so that it cannot pretend to be more than one line of a log. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() <= MAX_TEXT; i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isISOControl(c);
      if (!blank) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line.toString().strip();
  }

  private static String advice(Failure failure, Remedy remedy) {
    return remedy.text(
        failure.registry().orElse("the registry"),
        failure.retryAfter().map(MessageText::time).orElse(""));
  }

  /** A time to wait, rounded up in a unit that keeps the number small; empty if it is over. */
  private static String time(Duration wait) {
    long seconds = wait.getSeconds() + (wait.getNano() > 0 ? 1 : 0);
    if (seconds <= 0) {
      return "";
    } else if (seconds <= 120) {
      return " " + seconds + " s";
    }
    long minutes = (seconds - 1) / 60 + 1;
    return minutes <= 120 ? " " + minutes + " min" : " " + ((minutes - 1) / 60 + 1) + " h";
  }

  private static String trimmed(String reason) {
    String stripped = reason.strip();
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }
}
