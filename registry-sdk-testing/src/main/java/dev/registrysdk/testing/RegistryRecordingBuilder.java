package dev.registrysdk.testing;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Configures and starts a {@link RegistryRecording}. Not thread-safe. */
public final class RegistryRecordingBuilder {
  private final List<Origin> upstreams = new ArrayList<>();
  private final List<X509Certificate> authorities = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>();
  private @Nullable Path file;
  private Clock clock = Clock.systemUTC();
  private int port;
  private boolean overwrites;

  RegistryRecordingBuilder(Origin first) {
    upstreams.add(first);
  }

  /**
   * Adds another server of the session, such as the one that gives tokens for a management API.
   * Servers to which challenges and redirects lead need not be named.
   *
   * @param upstream the real server, such as {@code https://iam.cloud.ibm.com}
   * @return this builder
   * @throws IllegalArgumentException if that is not scheme, host and port
   */
  public RegistryRecordingBuilder upstream(URI upstream) {
    upstreams.add(Origin.of(upstream));
    return this;
  }

  /**
   * Sets the file of the recording. Larger bodies go to the directory {@code NAME.bodies} beside
   * it.
   *
   * @param newFile the file; its directory is created if need be
   * @return this builder
   */
  public RegistryRecordingBuilder to(Path newFile) {
    this.file = newFile;
    return this;
  }

  /**
   * Replaces a recording that is there already, once the new one is complete.
   *
   * @return this builder
   */
  public RegistryRecordingBuilder overwrite() {
    this.overwrites = true;
    return this;
  }

  /**
   * Takes texts out of the recording that nobody could know to be secret, such as an account's id.
   * On replay, give them to {@link RegistryReplayBuilder#scrub(String...)} if requests have them.
   *
   * @param texts what must not be in the file, each at least 8 characters long
   * @return this builder
   * @throws IllegalArgumentException if one is shorter: it would be found in innocent words
   */
  public RegistryRecordingBuilder scrub(String... texts) {
    secrets.addAll(SeenSecrets.requireLong(texts));
    return this;
  }

  /**
   * Trusts the certificates of private authorities, besides those of the authorities that this Java
   * trusts.
   *
   * @param newAuthorities the certificates of the authorities
   * @return this builder
   */
  public RegistryRecordingBuilder trust(X509Certificate... newAuthorities) {
    authorities.addAll(List.of(newAuthorities));
    return this;
  }

  /**
   * Sets the port that stands for the first server; a free one otherwise.
   *
   * @param newPort the port, or 0 for a free one
   * @return this builder
   * @throws IllegalArgumentException if there is no such port
   */
  public RegistryRecordingBuilder port(int newPort) {
    this.port = LoopbackOptions.requirePort(newPort);
    return this;
  }

  /**
   * Sets the clock that tells the time of the recording; the system's clock otherwise.
   *
   * @param newClock the clock
   * @return this builder
   */
  public RegistryRecordingBuilder clock(Clock newClock) {
    this.clock = newClock;
    return this;
  }

  /**
   * Starts recording.
   *
   * @return the running session; the file is written when it is closed
   * @throws IllegalStateException if there is no file, if it exists, or if the port is taken
   */
  public RegistryRecording start() {
    TapeFile target = target();
    if (target.exists() && !overwrites) {
      throw new IllegalStateException(
          "There is a recording "
              + target.file()
              + " already: replay it with RegistryReplay.of(…), or record again with overwrite()");
    }
    return record(target);
  }

  /**
   * Records if there is no recording yet, and replays it otherwise.
   *
   * @return the running session
   * @throws IllegalStateException if there is no file, if it is damaged, or if the port is taken
   */
  public RegistrySession startOrReplay() {
    return startOrReplay(!target().exists());
  }

  /**
   * Records or replays as a flag says, for example one of the build's. A recording that is there is
   * replaced.
   *
   * @param record whether to record
   * @return the running session
   * @throws IllegalStateException if there is nothing to replay, or if the port is taken
   */
  public RegistrySession startOrReplay(boolean record) {
    TapeFile target = target();
    return record
        ? record(target)
        : RegistryReplay.of(target.file())
            .port(port)
            .clock(clock)
            .scrub(secrets.toArray(String[]::new))
            .start();
  }

  private RegistryRecording record(TapeFile target) {
    Recorder recorder = new Recorder(target, authorities, clock.instant(), secrets);
    SessionPorts ports = recorder.ports();
    try {
      for (Origin upstream : upstreams) {
        ports.open(upstream, SessionRole.UPSTREAM, upstream.equals(upstreams.get(0)) ? port : 0);
      }
    } catch (RuntimeException e) {
      ports.close();
      recorder.discard();
      recorder.close();
      throw e;
    }
    return new RegistryRecording(upstreams.get(0), ports, recorder);
  }

  private TapeFile target() {
    if (file == null) {
      throw new IllegalStateException(
          "No file to record to: say where with to(Path.of(\"src/test/resources/web.recording\"))");
    }
    return new TapeFile(file);
  }
}
