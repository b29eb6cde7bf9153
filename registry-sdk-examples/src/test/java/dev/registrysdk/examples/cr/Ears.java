package dev.registrysdk.examples.cr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears all that is logged by anybody, at the finest level, and what else it is told. */
final class Ears extends Handler {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final List<Logger> loggers = new ArrayList<>();

  static Ears open() {
    Ears ears = new Ears();
    ears.setLevel(Level.ALL);
    for (String name : List.of("", "dev.registrysdk", "okhttp3")) {
      Logger logger = Logger.getLogger(name);
      logger.setLevel(Level.ALL);
      ears.loggers.add(logger);
    }
    Logger.getLogger("").addHandler(ears);
    return ears;
  }

  @Override
  public void publish(LogRecord record) {
    hear(
        record.getMessage()
            + " "
            + Arrays.toString(record.getParameters())
            + " "
            + record.getSourceMethodName());
    if (record.getThrown() != null) {
      hear(record.getThrown(), Collections.newSetFromMap(new IdentityHashMap<>()));
    }
  }

  void hear(Object said) {
    heard.add(String.valueOf(said));
  }

  /** Does something that may fail, and hears all that the failure tells. */
  void during(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      hear(e, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
  }

  private void hear(Throwable thrown, Set<Throwable> known) {
    if (!known.add(thrown)) {
      return;
    }
    hear(thrown);
    hear(String.valueOf(thrown.getMessage()));
    if (thrown.getCause() != null) {
      hear(thrown.getCause(), known);
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      hear(suppressed, known);
    }
  }

  String all() {
    return String.join("\n", heard);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
    loggers.forEach(logger -> logger.setLevel(logger.getName().isEmpty() ? Level.INFO : null));
  }
}
