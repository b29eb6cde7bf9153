package dev.registrysdk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.RegistryRecording;
import dev.registrysdk.testing.RegistryReplay;
import dev.registrysdk.testing.RegistrySession;
import dev.registrysdk.testing.SampleImages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regions between {@code snippet} comments stand in the guide to testing as they are. */
class RecordingSnippetsTest {
  private final InMemoryRegistry real =
      InMemoryRegistry.builder().auth(RegistryAuth.token("iamapikey", "a-real-api-key")).start();
  private final URI upstream = real.url(); // https://us.icr.io

  @TempDir Path directory;

  @BeforeEach
  void publishAnImage() {
    SampleImages.small().pushTo(real, "acme/web:1.0");
  }

  @AfterEach
  void stop() {
    real.close();
  }

  @Test
  void recordAndReplay() throws IOException {
    // snippet: record
    Path file = directory.resolve("web.recording"); // src/test/resources/web.recording

    try (RegistryRecording recording = RegistryRecording.of(upstream).to(file).start();
        RegistryClient registry = client(recording.address())) {
      registry.tags().list(recording.address() + "/acme/web");
    } // written here, without the API key
    // end
    real.close();

    // snippet: replay
    try (RegistryReplay replay = RegistryReplay.of(file).start();
        RegistryClient registry = client(replay.address())) {
      List<String> tags = registry.tags().list(replay.address() + "/acme/web");

      assertThat(tags).containsExactly("1.0");
      replay.verify(); // all that was recorded was asked for
    } // fails if anything else was asked for
    // end
    assertThat(Files.readString(file)).doesNotContain("a-real-api-key");
  }

  @Test
  void recordOnce() {
    Path file = directory.resolve("web.recording");
    for (int i = 0; i < 2; i++) {
      // snippet: record-once
      try (RegistrySession session = RegistryRecording.of(upstream).to(file).startOrReplay();
          RegistryClient registry = client(session.address())) {
        assertThat(registry.tags().list(session.address() + "/acme/web")).containsExactly("1.0");
      }
      // end
      real.close();
    }
  }

  @Test
  void unrecordedCallIsNamedWithTheNearest() throws IOException {
    Path file = directory.resolve("web.recording");
    try (InMemoryRegistry open = InMemoryRegistry.start();
        RegistryClient registry = RegistryClient.create()) {
      SampleImages.small().pushTo(open, "acme/web:1.0");
      try (RegistryRecording recording = RegistryRecording.of(open.url()).to(file).start()) {
        registry.images().digest(recording.address() + "/acme/web:1.0");
      }
      RegistryReplay replay = RegistryReplay.of(file).start();
      assertThatThrownBy(() -> registry.images().digest(replay.address() + "/acme/web:1.1"))
          .isInstanceOf(RegistryException.class);

      String message =
          String.valueOf(catchThrowable(replay::close).getMessage())
              .replace("http://" + open.address(), "https://us.icr.io")
              .replace(file.toString(), "web.recording");
      assertThat(Page.text().replace('\n', ' ')).contains(message);
    }
  }

  private static RegistryClient client(String address) {
    return RegistryClient.builder()
        .credentials(
            CredentialProvider.of(address, Credentials.basic("iamapikey", "a-real-api-key")))
        .build();
  }
}
