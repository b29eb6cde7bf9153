package dev.registrysdk.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers from a recording, without any network but loopback.
 *
 * <pre>{@code
 * try (RegistryReplay replay = RegistryReplay.of(file).start()) {
 *   pull(replay.address() + "/acme/web:1.0");
 *   replay.verify();
 * }
 * }</pre>
 *
 * <p>A request is found by method, address, the scheme of its credentials, the headers {@code
 * Range}, {@code Content-Range} and {@code Account}, and its body; uploads by repository and
 * content, whatever their address. The order of different requests does not matter, so parallel
 * clients can be replayed. Equal requests get their answers in the order of the recording, each
 * once.
 *
 * <p>How a client signs in is its own affair, and depends on time: challenges, tokens and {@code
 * GET /v2/} may be asked for more often, less often or in other words than recorded. Who asks
 * without credentials for what was recorded with them is challenged; who asks with credentials for
 * what was recorded without gets it.
 *
 * <p>Any other request is answered with status 400 and the error code {@code UNRECORDED}, which
 * clients do not try again, and {@link #close()} fails: the message names the request and those
 * recorded that come nearest.
 *
 * <p>Any credentials are accepted. Tokens are placeholders that begin when they are asked for and
 * last as long as the recorded ones; every other time, that of the {@code Date} header included, is
 * the recorded one. Thread-safe.
 */
public final class RegistryReplay extends SessionAddresses {
  private final TapeFile file;
  private final ReplayShelves shelves;
  private final AtomicBoolean closed = new AtomicBoolean();

  RegistryReplay(TapeFile file, Origin first, SessionPorts ports, ReplayShelves shelves) {
    super(first, ports);
    this.file = file;
    this.shelves = shelves;
  }

  /**
   * Configures a replay before it is started.
   *
   * @param file a file that {@link RegistryRecording} wrote
   * @return a new builder
   */
  public static RegistryReplayBuilder of(Path file) {
    return new RegistryReplayBuilder(new TapeFile(file));
  }

  @Override
  public boolean isReplay() {
    return true;
  }

  /**
   * The recorded calls that nobody has asked for yet, without those by which a client signs in.
   *
   * @return for example {@code HEAD https://us.icr.io/v2/acme/web/manifests/1.0, Bearer}, in the
   *     order of the recording; unmodifiable
   */
  public List<String> unused() {
    return shelves.unused();
  }

  @Override
  public void verify() {
    requireRecorded();
    List<String> unused = unused();
    if (!unused.isEmpty()) {
      throw new AssertionError(
          "Recorded in "
              + file.file()
              + " but not asked for:\n  "
              + String.join("\n  ", unused)
              + "\nRecord again if the client has changed for good");
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closePorts();
      requireRecorded();
    }
  }

  @Override
  public String toString() {
    return "RegistryReplay of " + file.file();
  }

  private void requireRecorded() {
    List<String> unrecorded = shelves.unrecorded();
    if (!unrecorded.isEmpty()) {
      throw new AssertionError(String.join("\n", unrecorded));
    }
  }
}
