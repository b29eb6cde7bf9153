package dev.registrysdk.examples.interop;

import dev.registrysdk.error.TransportException;
import dev.registrysdk.local.DockerEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Podman behind the API of Docker, on a socket of its own, with the storage of the peers. */
final class PodmanService implements AutoCloseable {
  private static final long LIMIT_SECONDS = 30;

  private final Process process;
  private final DockerEngine engine;

  private PodmanService(Process process, DockerEngine engine) {
    this.process = process;
    this.engine = engine;
  }

  /** Starts the service and waits until it answers. */
  static PodmanService start(Peers peers, Path directory) {
    Path socket = directory.resolve("podman.sock");
    Path log = directory.resolve("podman.log");
    Process process = peers.podmanService(socket, log);
    PodmanService service = new PodmanService(process, DockerEngine.at("unix://" + socket));
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!service.answers()) {
      if (!process.isAlive() || System.nanoTime() > limit) {
        service.close();
        throw new AssertionError("podman system service does not start\n" + text(log));
      }
    }
    return service;
  }

  private boolean answers() {
    try {
      return !engine.info().version().isEmpty();
    } catch (TransportException e) {
      giveAMoment();
      return false;
    }
  }

  private void giveAMoment() {
    try {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  DockerEngine engine() {
    return engine;
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
