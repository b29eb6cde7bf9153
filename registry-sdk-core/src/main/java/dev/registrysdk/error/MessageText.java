package dev.registrysdk.error;

import java.util.ArrayList;
import java.util.List;

/** Composes a message: what happened, to what, why, what to do next, and how to find it again. */
final class MessageText {
  private MessageText() {}

  static String of(Failure failure, Remedy fallback) {
    StringBuilder text = new StringBuilder();
    failure.activities().forEach(activity -> text.append(activity).append(": "));
    text.append(failure.what());
    failure.reason().ifPresent(reason -> text.append(": ").append(trimmed(reason)));
    text.append(". ").append(remedy(failure, fallback));
    List<String> trace = new ArrayList<>();
    if (failure.method().isPresent() && failure.url().isPresent()) {
      trace.add(
          failure.method().get()
              + " "
              + failure.url().get()
              + failure.status().map(status -> " answered " + status).orElse(""));
    }
    failure.requestId().ifPresent(id -> trace.add("request id " + id));
    if (!trace.isEmpty()) {
      text.append(" (").append(String.join(", ", trace)).append(")");
    }
    return text.toString();
  }

  private static String remedy(Failure failure, Remedy fallback) {
    Remedy remedy = failure.remedy().or(() -> Remedies.find(failure)).orElse(fallback);
    return remedy.text(failure.registry().orElse("the registry"));
  }

  private static String trimmed(String reason) {
    String stripped = reason.strip();
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }
}
