package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of a recording: when it is written, what it holds, and what is said when it is bad. */
final class SessionFileTest {
  private static final byte[] BLOB = new byte[300 << 10];

  @TempDir Path directory;

  private SessionStage stage;

  @BeforeEach
  void start() {
    new Random(1).nextBytes(BLOB);
    stage =
        new SessionStage(
            directory,
            (request, next) ->
                request.path().contains("/blobs/")
                    ? Reply.status(200).withBody(BLOB)
                    : Reply.status(200).withBody("{\"a\":[1.50,\"\\u003c\"]}"));
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void documentIsReadableAndItsBytesAreRestored() {
    stage.both(
        client ->
            assertThat(text(client.get("/v2/a/manifests/1")))
                .isEqualTo("{\"a\":[1.50,\"\\u003c\"]}"));

    assertThat(stage.text())
        .contains("= json\n|{\n|  \"a\": [\n|    1.50,\n|    \"\\u003c\"\n|  ]\n|}\n");
  }

  @Test
  void largeBodyIsAFileOfItsOwn() throws IOException {
    stage.both(client -> assertThat(client.get("/v2/a/blobs/x").body()).isEqualTo(BLOB));

    String digest = Digest.of(Content.of(BLOB)).toString();
    assertThat(stage.text()).contains("= file " + digest + " 307200\n");
    assertThat(bodies()).containsExactly(digest.replace(':', '-'));
  }

  @Test
  void bodiesOfAnEarlierRecordingGo() throws IOException {
    stage.record(client -> client.get("/v2/a/blobs/x"));
    Path own = Files.writeString(directory.resolve("web.recording.bodies/README"), "mine");

    try (RegistryRecording recording = stage.recording().overwrite().start()) {
      new Client(recording.url()).get("/v2/a/manifests/1");
    }
    assertThat(bodies()).containsExactly("README");
    Files.delete(own);

    try (RegistryRecording recording = stage.recording().overwrite().start()) {
      new Client(recording.url()).get("/v2/a/manifests/1");
    }
    assertThat(directory.resolve("web.recording.bodies")).doesNotExist();
  }

  @Test
  void damagedBodyIsNamed() throws IOException {
    stage.record(client -> client.get("/v2/a/blobs/x"));
    Path body = directory.resolve("web.recording.bodies").resolve(bodies().get(0));
    Files.write(body, new byte[3]);

    assertThatThrownBy(() -> RegistryReplay.of(stage.file).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            body
                + " is not what was recorded: it has 3 bytes and another digest than its name."
                + " Restore it (as a binary file, whose line ends nothing changes), or record"
                + " again");
    Files.delete(body);
    assertThatThrownBy(() -> RegistryReplay.of(stage.file).start())
        .hasMessage(
            stage.file + " needs " + body + ", which is missing: commit it with the recording");
  }

  @Test
  void lineEndsOfACheckoutDoNoHarm() throws IOException {
    stage.record(client -> client.get("/v2/a/manifests/1"));
    Files.writeString(stage.file, Files.readString(stage.file).replace("\n", "\r\n"));

    stage.replay(
        client ->
            assertThat(text(client.get("/v2/a/manifests/1")))
                .isEqualTo("{\"a\":[1.50,\"\\u003c\"]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "registry-recording 1~%PDF-1.7~1~a recording starts with \"registry-recording 1\"",
        "recorded 2~created 2~4~expected \"recorded\" and a time such as 2026-01-31T12:00:00Z",
        "upstream ~upstrem ~5~expected \"upstream\" and the address of a server",
        "> GET http://~> GIT ftp://~7~expected a request such as \"> GET https://us.icr.io/v2/\"",
        "< 200~< 20~8~expected the status of an answer such as \"< 200\"",
        "|  ]~|  ]]~9~the body below is not json",
        "= json~= yaml~9~\"yaml\" is no way to write a body",
        "end 1~end 2~17~expected the number of its calls, which is 1, not 2",
        "end 1~~18~it breaks off before its last line, \"end\" and the number of calls",
      })
  void damageIsNamedWithItsLine(String good, String bad, int line, String problem)
      throws IOException {
    stage.record(client -> client.get("/v2/a/manifests/1"));
    String text = Files.readString(stage.file);
    assertThat(text).contains(good);
    Files.writeString(stage.file, text.replace(good, bad == null ? "" : bad));

    assertThatThrownBy(() -> RegistryReplay.of(stage.file).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            stage.file + ", line " + line + ": " + problem + ". Restore the file, or record again");
  }

  @Test
  void unknownFormatIsNamed() throws IOException {
    Files.writeString(stage.file, "registry-recording 7\n");

    assertThatThrownBy(() -> RegistryReplay.of(stage.file).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            stage.file
                + " is a recording of format 7, this version reads format 1: use the version of"
                + " registry-sdk-testing that recorded it, or record again");
  }

  @Test
  void missingRecordingSaysHowToMakeOne() {
    assertThatThrownBy(() -> RegistryReplay.of(stage.file).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no recording "
                + stage.file
                + ": record one with RegistryRecording.of(…).to(file), or commit it with the"
                + " test");
  }

  @Test
  void recordingThatIsThereIsNotReplaced() {
    stage.record(client -> client.get("/v2/a/manifests/1"));

    assertThatThrownBy(() -> stage.recording().start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is a recording "
                + stage.file
                + " already: replay it with RegistryReplay.of(…), or record again with"
                + " overwrite()");
  }

  @Test
  void fileHasToBeNamed() {
    assertThatThrownBy(() -> RegistryRecording.of(URI.create("https://us.icr.io")).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No file to record to: say where with"
                + " to(Path.of(\"src/test/resources/web.recording\"))");
  }

  @ParameterizedTest
  @CsvSource({"us.icr.io", "https://us.icr.io/acme", "ftp://us.icr.io", "https://us.icr.io?x=1"})
  void serverIsSchemeHostAndPort(String address) {
    assertThatThrownBy(() -> RegistryRecording.of(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Not the address of a server: \""
                + address
                + "\". Expected scheme, host and perhaps a port, as in \"https://us.icr.io\" or"
                + " \"http://127.0.0.1:5000\"");
  }

  @Test
  void sessionWithoutCallsIsNotWritten() {
    RegistryRecording recording = stage.recording().start();

    assertThatThrownBy(recording::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Nothing was recorded, and "
                + stage.file
                + " was not written: let the client use the session's address() in place of "
                + Origin.of(stage.server().url()));
    assertThat(stage.file).doesNotExist();
  }

  @Test
  void discardedSessionLeavesNothing() throws IOException {
    try (RegistryRecording recording = stage.recording().start()) {
      new Client(recording.url()).get("/v2/a/blobs/x");
      recording.discard();
    }

    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void serverThatIsNotThereIsNamedAndNotRecorded() throws IOException {
    try (Socket deaf = new Socket()) {
      // Kept, so that nobody else listens there meanwhile.
      deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI nobody = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
      RegistryRecording recording = RegistryRecording.of(nobody).to(stage.file).start();
      HttpResponse<byte[]> response = new Client(recording.url()).get("/v2/");

      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(text(response))
          .contains("The recording cannot get an answer from " + nobody + " (ConnectException: ")
          .contains("): check its address and the network. This call is not recorded");
      assertThatThrownBy(recording::close)
          .hasMessageStartingWith(
              "Nothing was recorded, and "
                  + stage.file
                  + " was not written: The recording cannot get an answer from "
                  + nobody
                  + " (ConnectException: ");
    }
  }

  @Test
  void certificateThatNobodyTrustsIsToldWithTheOptionForIt() {
    try (InMemoryRegistry server = InMemoryRegistry.builder().https().start()) {
      RegistryRecording recording = RegistryRecording.of(server.url()).to(stage.file).start();
      HttpResponse<byte[]> response = new Client(recording.url()).get("/v2/");
      String reason =
          "The recording does not trust the certificate of "
              + Origin.of(server.url())
              + ": name the authority that it is from with RegistryRecording.of(…).trust(…)";

      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(text(response)).contains(reason + ". This call is not recorded");
      assertThatThrownBy(recording::close)
          .hasMessage("Nothing was recorded, and " + stage.file + " was not written: " + reason);
    }
  }

  @Test
  void certificateThatIsNoGoodIsToldAsItIs() {
    RegistryCertificate expired = RegistryCertificate.expired();
    try (InMemoryRegistry server = InMemoryRegistry.builder().https(expired).start();
        RegistryRecording recording =
            RegistryRecording.of(server.url()).to(stage.file).trust(expired.authority()).start()) {
      HttpResponse<byte[]> response = new Client(recording.url()).get("/v2/");
      recording.discard();

      assertThat(text(response))
          .contains("The recording cannot get an answer from " + Origin.of(server.url()))
          .contains("CertPathValidatorException: validity check failed")
          .contains("): check its certificate and its address and the network.");
    }
  }

  @Test
  void recordsTheFirstTimeAndReplaysThen() {
    for (boolean replay : new boolean[] {false, true}) {
      try (RegistrySession session = stage.recording().startOrReplay()) {
        assertThat(session.isReplay()).isEqualTo(replay);
        assertThat(text(new Client(session.url()).get("/v2/a/manifests/1"))).startsWith("{");
        session.verify();
      }
      stage.server().close();
    }
  }

  @Test
  void flagDecidesWhetherToRecord() {
    assertThatThrownBy(() -> stage.recording().startOrReplay(false))
        .hasMessageStartingWith("There is no recording ");
    for (int i = 0; i < 2; i++) {
      try (RegistrySession session = stage.recording().startOrReplay(true)) {
        assertThat(session.isReplay()).isFalse();
        new Client(session.url()).send("HEAD", "/v2/a/manifests/1", NOTHING);
      }
    }
  }

  @Test
  void closedSessionSaysSo() {
    stage.record(client -> client.get("/v2/"));
    RegistryReplay replay = RegistryReplay.of(stage.file).start();
    String address = replay.address();
    replay.close();

    assertThatThrownBy(replay::address)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The replay at "
                + address
                + " is closed: use it inside its try block, or start another one");
  }

  @Test
  void uploadsAreKnownByDigestAndSize() {
    byte[] upload = bytes("layer");
    stage.record(client -> client.send("PUT", "/v2/a/blobs/uploads/1?digest=x", upload));

    assertThat(stage.text())
        .contains(
            "/v2/a/blobs/uploads/recorded?digest=x\n= digest " + Client.digest("layer") + " 5\n");
  }

  private List<String> bodies() throws IOException {
    try (Stream<Path> found = Files.list(directory.resolve("web.recording.bodies"))) {
      return found.map(path -> path.getFileName().toString()).toList();
    }
  }
}
