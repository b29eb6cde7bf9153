package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Podman's service, asked to push and to pull by the API of Docker. */
final class PodmanApi implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Peers peers;
  private final PodmanService service;
  private final Program curl;
  private final Path socket;

  private PodmanApi(Peers peers, PodmanService service, Program curl, Path socket) {
    this.peers = peers;
    this.service = service;
    this.curl = curl;
    this.socket = socket;
  }

  /** Starts a service with a storage of its own, which takes loopback for insecure. */
  static PodmanApi start(Path directory) {
    Path home = directory.resolve("home");
    Peers peers = Peers.in(home);
    try {
      Files.writeString(
          home.resolve(".config/containers/registries.conf"),
          "[[registry]]\nlocation = \"127.0.0.1\"\ninsecure = true\n",
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PodmanApi(
        peers,
        PodmanService.start(peers, directory),
        Program.find("curl", "curl", directory, Map.of()),
        directory.resolve("podman.sock"));
  }

  void load(Path archive) {
    call("POST", "/images/load", "--data-binary", "@" + archive);
  }

  void tag(String image, String repository, String tag) {
    call("POST", "/images/" + image + "/tag?repo=" + repository + "&tag=" + tag);
  }

  void push(String image) {
    call("POST", "/images/" + image + "/push?tlsVerify=false");
  }

  void pull(String image) {
    call("POST", "/images/create?fromImage=" + image);
  }

  void remove(String image) {
    call("DELETE", "/images/" + image);
  }

  String imageId(String image) {
    return service.engine().inspect(image).id().toString();
  }

  private void call(String method, String path, String... more) {
    String nobody = Base64.getUrlEncoder().encodeToString("{}".getBytes(StandardCharsets.US_ASCII));
    String[] arguments = {
      "--silent",
      "--show-error",
      "--fail-with-body",
      "--unix-socket",
      socket.toString(),
      "--request",
      method,
      "--header",
      "X-Registry-Auth: " + nobody,
      "--header",
      "Content-Type: application/x-tar",
      "http://podman/v1.41" + path
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    String answer = curl.run(LIMIT, all).succeeded();
    // What goes wrong after the first byte of the answer is told in a message of the stream.
    if (answer.contains("\"error\"")) {
      throw new AssertionError(method + " " + path + ": " + answer);
    }
  }

  @Override
  public void close() {
    service.close();
    peers.podman("rmi", "--all", "--force", "--ignore");
  }
}
