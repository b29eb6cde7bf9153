package dev.registrysdk.examples.cr;

import dev.registrysdk.copy.TransferListener;

/** Shows how a transfer goes, until it is closed. */
interface Progress extends TransferListener, AutoCloseable {
  /** Shows nothing. */
  Progress SILENT = new Progress() {};

  @Override
  default void close() {}
}
