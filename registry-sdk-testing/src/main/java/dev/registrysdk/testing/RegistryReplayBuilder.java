package dev.registrysdk.testing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Configures and starts a {@link RegistryReplay}. Not thread-safe; can start several. */
public final class RegistryReplayBuilder {
  private final TapeFile file;
  private final List<String> secrets = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private int port;
  private boolean lenient;

  RegistryReplayBuilder(TapeFile file) {
    this.file = file;
  }

  /**
   * Answers more than was recorded, where that can be told: the last of equal requests as often as
   * it is asked, and {@code HEAD} from the recorded answer to {@code GET}. For clients that do not
   * ask the same every time, or for another client than the recorded one.
   *
   * @return this builder
   */
  public RegistryReplayBuilder lenient() {
    this.lenient = true;
    return this;
  }

  /**
   * Names the texts that {@link RegistryRecordingBuilder#scrub(String...)} took out of the
   * recording, so that requests with them are found.
   *
   * @param texts what is not in the file, each at least 8 characters long
   * @return this builder
   * @throws IllegalArgumentException if one is shorter
   */
  public RegistryReplayBuilder scrub(String... texts) {
    secrets.addAll(SeenSecrets.requireLong(texts));
    return this;
  }

  /**
   * Sets the clock by which tokens begin; the system's clock otherwise.
   *
   * @param newClock the clock
   * @return this builder
   */
  public RegistryReplayBuilder clock(Clock newClock) {
    this.clock = newClock;
    return this;
  }

  /**
   * Sets the port that stands for the first server; a free one otherwise.
   *
   * @param newPort the port, or 0 for a free one
   * @return this builder
   * @throws IllegalArgumentException if there is no such port
   */
  public RegistryReplayBuilder port(int newPort) {
    this.port = LoopbackOptions.requirePort(newPort);
    return this;
  }

  /**
   * Starts the replay.
   *
   * @return the running session
   * @throws IllegalStateException if the file is missing, damaged or of another format, or if the
   *     port is taken
   */
  public RegistryReplay start() {
    Tape tape = file.read();
    ReplayShelves shelves = new ReplayShelves(file.file().toString(), tape, lenient);
    Replayer replayer = new Replayer(tape, shelves, clock, secrets);
    SessionPorts ports = replayer.ports();
    Origin first = tape.servers().keySet().iterator().next();
    try {
      for (Map.Entry<Origin, SessionRole> server : tape.servers().entrySet()) {
        ports.open(server.getKey(), server.getValue(), server.getKey().equals(first) ? port : 0);
      }
    } catch (RuntimeException e) {
      ports.close();
      throw e;
    }
    return new RegistryReplay(file, first, ports, shelves);
  }
}
