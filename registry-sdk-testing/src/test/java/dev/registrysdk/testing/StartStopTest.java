package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/** Counts what belongs to the whole process, so nothing else may run at the same time. */
@Isolated
final class StartStopTest {
  private static final String PUSH =
      "POST /v2/acme/web/blobs/uploads/?digest="
          + digest("layer")
          + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\nlayer";

  private final InMemoryRegistryBuilder plain = InMemoryRegistry.builder().keepInMemoryUpTo(4);
  private final RegistryCertificate certificate = RegistryCertificate.create();
  private final InMemoryRegistryBuilder secure =
      InMemoryRegistry.builder().keepInMemoryUpTo(4).https(certificate).http2();

  @Test
  void thousandRegistriesLeaveNoThreadAndNoFile() throws IOException {
    pushAndStop(plain, SocketFactory.getDefault());
    Set<Thread> threads = serverThreads();

    for (int i = 0; i < 1000; i++) {
      assertThat(pushAndStop(plain, SocketFactory.getDefault())).doesNotExist();
    }

    assertThat(serverThreads()).isSubsetOf(threads);
  }

  @Test
  void registriesWithTlsLeaveNoThreadAndNoFile() throws IOException {
    SocketFactory trusting = certificate.sslContext().getSocketFactory();
    pushAndStop(secure, trusting);
    Set<Thread> threads = serverThreads();

    for (int i = 0; i < 100; i++) {
      assertThat(pushAndStop(secure, trusting)).doesNotExist();
    }

    assertThat(serverThreads()).isSubsetOf(threads);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "open files can be counted in /proc only")
  void registriesLeaveNoOpenFile() throws IOException {
    SocketFactory trusting = certificate.sslContext().getSocketFactory();
    pushAndStop(plain, SocketFactory.getDefault());
    pushAndStop(secure, trusting);
    long open = openFiles();

    for (int i = 0; i < 100; i++) {
      pushAndStop(plain, SocketFactory.getDefault());
      pushAndStop(secure, trusting);
    }

    // The Java runtime opens a few on its own, for example jars.
    assertThat(openFiles()).isLessThan(open + 20);
  }

  /** Starts a registry, pushes a blob into a file and closes it; tells where the file was. */
  private static Path pushAndStop(InMemoryRegistryBuilder builder, SocketFactory sockets)
      throws IOException {
    try (InMemoryRegistry registry = builder.start()) {
      try (Socket socket = sockets.createSocket("127.0.0.1", registry.url().getPort())) {
        socket.getOutputStream().write(PUSH.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 201 ");
      }
      Path directory = registry.server().spool().directory().orElseThrow();
      assertThat(directory).isDirectory();
      return directory;
    }
  }

  /** Those of earlier tests may end meanwhile. A thread without a group is only just ending. */
  private static Set<Thread> serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getThreadGroup() != null)
        .filter(thread -> thread.getName().matches("(MockWebServer|in-memory registry).*"))
        .collect(Collectors.toSet());
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
