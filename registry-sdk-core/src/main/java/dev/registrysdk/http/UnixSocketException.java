package dev.registrysdk.http;

import dev.registrysdk.error.Remedy;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Why there is no connection to a Unix domain socket. */
final class UnixSocketException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What to do next. */
  private final Remedy remedy;

  private UnixSocketException(String reason, Remedy remedy, IOException cause) {
    super(reason, cause);
    this.remedy = remedy;
  }

  /** Says what it means that a socket could not be connected to. */
  static UnixSocketException of(Path path, IOException e) {
    String said = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException || said.contains("Permission denied")) {
      return new UnixSocketException(
          "permission to use the socket " + path + " is denied", Remedy.ALLOW_SOCKET, e);
    } else if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return new UnixSocketException(
          "the socket " + path + " does not exist", Remedy.START_ENGINE, e);
    } else if (e instanceof ConnectException) {
      return new UnixSocketException(
          "nobody listens on the socket " + path, Remedy.START_ENGINE, e);
    }
    return new UnixSocketException(
        "the socket " + path + " cannot be used: " + said, Remedy.CHECK_PATH, e);
  }

  Remedy remedy() {
    return remedy;
  }
}
