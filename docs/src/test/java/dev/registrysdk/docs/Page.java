package dev.registrysdk.docs;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.registrysdk.testing.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The guide to testing, where real messages stand as they are but for the port. */
final class Page {
  private Page() {}

  static String text() throws IOException {
    return Files.readString(Path.of("testing.md"));
  }

  /** What a failure says of a server, which the page gives a port of its own. */
  static String message(InMemoryRegistry server, ThrowingCallable failing) {
    return String.valueOf(catchThrowable(failing).getMessage())
        .strip()
        .replace(server.address(), "127.0.0.1:40123");
  }
}
