package dev.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** Records what a test does with a server of its own, and does it again with the recording. */
final class SessionStage implements AutoCloseable {
  final Path file;
  private final LoopbackServer server;

  /** Starts a server that answers as it is told. */
  SessionStage(Path directory, Interceptor answers) {
    this.file = directory.resolve("web.recording");
    this.server =
        server(
            request -> {
              try {
                return answers.intercept(request, () -> Reply.status(404));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  /** A server that is neither recorded nor replayed by itself. */
  static LoopbackServer server(Function<IncomingRequest, Reply> service) {
    LoopbackOptions options = new LoopbackOptions("server");
    return LoopbackServer.start(options, options.spool(), service);
  }

  LoopbackServer server() {
    return server;
  }

  RegistryRecordingBuilder recording() {
    return RegistryRecording.of(server.url()).to(file);
  }

  /** Does something while it is recorded. */
  void record(Consumer<Client> doing) {
    try (RegistryRecording recording = recording().start()) {
      doing.accept(new Client(recording.url()));
    }
  }

  /** Does something with the recording, all of which has to be used. */
  void replay(Consumer<Client> doing) {
    try (RegistryReplay replay = RegistryReplay.of(file).start()) {
      doing.accept(new Client(replay.url()));
      replay.verify();
    }
  }

  /** Does the same with the server and with the recording. */
  void both(Consumer<Client> doing) {
    record(doing);
    server.close();
    replay(doing);
  }

  /** The recording, with a short name in place of the server's address. */
  String text() {
    try {
      return Files.readString(file).replace(server.address(), "SERVER");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes where an answer sends the client. */
  static HttpResponse<byte[]> follow(HttpResponse<byte[]> response, String... headers) {
    return new Client(response.uri()).get(Client.location(response), headers);
  }

  @Override
  public void close() {
    server.close();
  }
}
