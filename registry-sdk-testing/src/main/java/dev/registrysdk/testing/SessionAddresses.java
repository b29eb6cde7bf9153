package dev.registrysdk.testing;

import java.net.URI;
import java.util.List;

/** What sessions have in common: a loopback port for each of their servers. */
abstract sealed class SessionAddresses implements RegistrySession
    permits RegistryRecording, RegistryReplay {
  private final Origin first;
  private final SessionPorts ports;

  SessionAddresses(Origin first, SessionPorts ports) {
    this.first = first;
    this.ports = ports;
  }

  @Override
  public String address() {
    return ports.named(first).server().address();
  }

  @Override
  public String address(URI upstream) {
    return ports.named(Origin.of(upstream)).server().address();
  }

  @Override
  public URI url() {
    return ports.named(first).server().url();
  }

  @Override
  public URI url(URI upstream) {
    return ports.named(Origin.of(upstream)).server().url();
  }

  @Override
  public List<RecordedCall> requests() {
    return ports.requests();
  }

  /** Closes the ports. */
  void closePorts() {
    ports.close();
  }
}
