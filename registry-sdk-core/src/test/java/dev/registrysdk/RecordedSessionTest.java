package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.RegistryRecording;
import dev.registrysdk.testing.RegistryReplay;
import dev.registrysdk.testing.RegistrySession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client did with a registry, it does again with a recording of it. */
class RecordedSessionTest {
  private static final String PASSWORD = "correct-horse-battery-staple";

  @TempDir Path directory;

  private final MemoryStore source = new MemoryStore("1.0");
  private final ManifestDocument index =
      TestImages.index(source, Platform.LINUX_AMD64, Platform.LINUX_ARM64);

  RecordedSessionTest() {
    source.root(index);
  }

  @Test
  void everythingOfTheDataPlaneIsReplayed() throws IOException {
    Path file = directory.resolve("web.recording");
    List<String> recorded;
    try (InMemoryRegistry registry = registry();
        RegistryRecording recording = RegistryRecording.of(registry.url()).to(file).start()) {
      recorded = session(recording, PASSWORD);
      assertThat(registry.repositories()).containsExactly("acme/web");
    }
    try (RegistryReplay replay = RegistryReplay.of(file).start()) {
      assertThat(session(replay, "any other password")).isEqualTo(recorded);
      replay.verify();
    }
    assertThat(recorded).contains("[1.0, stable]", "[stable]");
  }

  @Test
  void recordingHasNothingSecret() throws IOException {
    Path file = directory.resolve("web.recording");
    try (InMemoryRegistry registry = registry();
        RegistryRecording recording = RegistryRecording.of(registry.url()).to(file).start()) {
      session(recording, PASSWORD);
    }

    String text = Files.readString(file);
    byte[] pair = ("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    assertThat(text)
        .contains(
            "> authorization: Basic\n", "> authorization: Bearer\n", "\"token\": \"scrubbed\"")
        .doesNotContain(
            PASSWORD,
            Base64.getEncoder().encodeToString(pair),
            Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void recordingTwiceGivesTheSameButForTimes() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      Path file = directory.resolve(name);
      try (InMemoryRegistry registry = registry();
          RegistryRecording recording = RegistryRecording.of(registry.url()).to(file).start()) {
        session(recording, PASSWORD);
        texts.add(registry.address());
      }
      texts.add(
          Files.readString(file)
              .replace(texts.remove(texts.size() - 1), "HOST")
              .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME"));
    }

    assertThat(texts.get(0)).isEqualTo(texts.get(1));
  }

  @Test
  void callThatIsNotThereSaysSo() {
    Path file = directory.resolve("web.recording");
    try (InMemoryRegistry registry = registry();
        RegistryRecording recording = RegistryRecording.of(registry.url()).to(file).start()) {
      session(recording, PASSWORD);
    }
    RegistryReplay replay = RegistryReplay.of(file).start();
    try (RegistryClient client = client(replay, PASSWORD)) {
      assertThatThrownBy(() -> client.tags().list(replay.address() + "/acme/api"))
          .isInstanceOf(RejectedException.class)
          .hasMessageContaining("Not in the recording " + file + ": GET http://127.0.0.1:");
    }
    assertThatThrownBy(replay::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "/v2/acme/api/tags/list?n=1000, no credentials. Nearest are GET http://127.0.0.1:");
  }

  private static InMemoryRegistry registry() {
    return InMemoryRegistry.builder().auth(RegistryAuth.token("ann", PASSWORD)).start();
  }

  private static RegistryClient client(RegistrySession session, String password) {
    return RegistryClient.builder()
        .credentials(CredentialProvider.of(session.address(), Credentials.basic("ann", password)))
        .build();
  }

  /** Push, list, tag, pull and delete; what came of each. */
  private List<String> session(RegistrySession session, String password) {
    List<String> results = new ArrayList<>();
    String web = session.address() + "/acme/web";
    try (RegistryClient client = client(session, password)) {
      results.add(client.images().push(source, web + ":1.0").toString());
      results.add(client.tags().add(web + ":1.0", web + ":stable").toString());
      results.add(client.tags().list(web).toString());
      MemoryStore target = new MemoryStore("1.0");
      results.add(client.images().pull(web + ":1.0", target).toString());
      results.add(target.manifests.keySet().toString());
      results.add(
          client
              .images()
              .inspect(i -> i.image(web + ":stable").platform("linux/arm64"))
              .toString());
      client.tags().remove(web + ":1.0");
      results.add(client.tags().list(web).toString());
      results.add(client.images().delete(web + ":stable").toString());
      results.add(client.repositories().list(session.address()).toString());
    }
    return results.stream().map(r -> r.replace(session.address(), "HOST")).toList();
  }
}
