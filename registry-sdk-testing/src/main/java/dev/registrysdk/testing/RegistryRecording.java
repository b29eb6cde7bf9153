package dev.registrysdk.testing;

import java.net.URI;

/**
 * Records a session with real servers: passes requests on to them, and writes requests and answers
 * to a file when it is closed, for {@link RegistryReplay}.
 *
 * <pre>{@code
 * try (RegistryRecording recording =
 *     RegistryRecording.of(URI.create("https://us.icr.io")).to(file).start()) {
 *   pull(recording.address() + "/acme/web:1.0");
 * }
 * }</pre>
 *
 * <p>Any client can be recorded. It speaks plain HTTP to the session and signs in as it would at
 * the registry. Its credentials travel on to the server they were meant for, over TLS or to
 * loopback only, and are never written: passwords, tokens, API keys, cookies and signatures of
 * presigned addresses are replaced by {@code scrubbed}, by the names of fields and by the values
 * that passed. Tokens in the form of JSON web tokens keep issuer, audience, times, scope, granted
 * access and account, by which clients decide; their signature, names and everything else go.
 *
 * <p>The file is text: requests sorted by address, JSON with a line for each value. Manifests and
 * blobs are kept byte by byte, larger and binary ones in a directory beside the file, {@code
 * NAME.bodies}. Of uploads only size and digest are kept. Content is not searched for secrets when
 * it is larger than 256 KiB: a layer with a password has it in the recording, too.
 *
 * <p>Names of the recorded servers in answers of management APIs are replaced by those of the
 * loopback ports, and back in requests. Compression is not asked for. Thread-safe.
 */
public final class RegistryRecording extends SessionAddresses {
  private final Origin first;
  private final Recorder recorder;

  RegistryRecording(Origin first, SessionPorts ports, Recorder recorder) {
    super(first, ports);
    this.first = first;
    this.recorder = recorder;
  }

  /**
   * Configures a recording before it is started.
   *
   * @param upstream the real server, such as {@code https://us.icr.io}
   * @return a new builder
   * @throws IllegalArgumentException if that is not scheme, host and port
   */
  public static RegistryRecordingBuilder of(URI upstream) {
    return new RegistryRecordingBuilder(Origin.of(upstream));
  }

  @Override
  public boolean isReplay() {
    return false;
  }

  @Override
  public void verify() {
    // Whatever is asked for while recording is in the recording.
  }

  /** Lets {@link #close()} write nothing, for a session that did not go as it should. */
  public void discard() {
    recorder.discard();
  }

  @Override
  public void close() {
    recorder.stop();
    try {
      closePorts();
    } finally {
      recorder.close();
    }
  }

  @Override
  public String toString() {
    return "RegistryRecording of " + first;
  }
}
