package dev.registrysdk.testing;

import java.net.URI;
import java.util.List;

/**
 * A session with a registry that is being recorded or replayed, on loopback ports of this process.
 *
 * <p>Every server of the session has a port of its own: the first one that was named is at {@link
 * #address()}, others are asked for by their real address. Those to which the first one sends a
 * client, for a token or for the bytes of a layer, get theirs when they turn up; what the registry
 * says is changed so that every client comes back to them.
 *
 * <pre>{@code
 * try (RegistrySession session =
 *     RegistryRecording.of(URI.create("https://us.icr.io")).to(file).startOrReplay()) {
 *   pull(session.address() + "/acme/web:1.0");
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public sealed interface RegistrySession extends AutoCloseable permits SessionAddresses {
  /**
   * Host and port of the first server, as an image reference has them.
   *
   * @return for example {@code 127.0.0.1:40123}
   * @throws IllegalStateException if the session is closed
   */
  String address();

  /**
   * Host and port that stand for a server of this session.
   *
   * @param upstream the real address, such as {@code https://iam.cloud.ibm.com}
   * @return for example {@code 127.0.0.1:40124}
   * @throws IllegalArgumentException if the session has no such server
   * @throws IllegalStateException if the session is closed
   */
  String address(URI upstream);

  /**
   * The root of the first server.
   *
   * @return for example {@code http://127.0.0.1:40123/}
   * @throws IllegalStateException if the session is closed
   */
  URI url();

  /**
   * The root that stands for that of a server of this session.
   *
   * @param upstream the real address, such as {@code https://iam.cloud.ibm.com}
   * @return for example {@code http://127.0.0.1:40124/}
   * @throws IllegalArgumentException if the session has no such server
   * @throws IllegalStateException if the session is closed
   */
  URI url(URI upstream);

  /**
   * Whether answers come from a recording.
   *
   * @return false if they come from the real servers
   */
  boolean isReplay();

  /**
   * The requests so far, server by server, those of each in the order of their answers.
   *
   * @return an unmodifiable snapshot
   */
  List<RecordedCall> requests();

  /**
   * Fails unless everything recorded was asked for, and nothing else; does nothing while recording.
   * Calls by which a client signs in (challenges, tokens and {@code GET /v2/}) do not count.
   *
   * @throws AssertionError if a recorded call was not used, or one was asked for that is not there
   */
  void verify();

  /**
   * Ends the session: closes its ports, and writes what was recorded. Does nothing the second time.
   *
   * @throws IllegalStateException if nothing was recorded, or if a secret cannot be scrubbed
   * @throws AssertionError if a call was asked for that is not in the recording
   */
  @Override
  void close();
}
