package dev.registrysdk.auth.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamEndpoint;
import dev.registrysdk.auth.iam.IamIdentity;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.icr.Region;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.RegistryRecording;
import dev.registrysdk.testing.RegistryReplay;
import dev.registrysdk.testing.RegistrySession;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session with a region and with IAM, each of which has its port, is recorded and replayed. */
class RecordedAccountTest {
  private static final Instant BUILT = Instant.parse("2026-03-04T05:06:07Z");

  @TempDir Path directory;

  @Test
  void controlPlaneAndIamAreReplayedWithoutSecrets() throws IOException {
    Path file = directory.resolve("account.recording");
    URI iamAddress;
    String key;
    List<String> recorded;
    try (InMemoryIam iam = InMemoryIam.start();
        InMemoryIcr icr = InMemoryIcr.builder().iam(iam).start()) {
      IamSubject owner = iam.addAccount("owner@example.com");
      key = iam.addApiKey(owner, "first").value();
      iamAddress = iam.url();
      icr.createNamespace(owner.account(), "acme");
      icr.putImage("acme/web", "1.0", BUILT);
      URI region = URI.create("http://" + icr.address());
      try (RegistryRecording recording =
          RegistryRecording.of(region).upstream(iamAddress).to(file).start()) {
        recorded = session(recording, iamAddress, key);
      }
    }

    try (RegistryReplay replay = RegistryReplay.of(file).start()) {
      assertThat(session(replay, iamAddress, "any-other-api-key")).isEqualTo(recorded);
      replay.verify();
    }
    assertThat(recorded).contains("[acme]", "[HOST/acme/web:1.0, HOST/acme/web:stable]");
    String text = Files.readString(file);
    assertThat(text)
        .contains("|apikey=scrubbed&", "\"access_token\": \"ey")
        .doesNotContain(
            key,
            "owner@example.com",
            Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> session(RegistrySession session, URI iam, String key) {
    List<String> results = new ArrayList<>();
    String host = session.address();
    IamOptions options =
        IamOptions.builder().endpoint(IamEndpoint.at(session.url(iam).toString())).build();
    try (RegistryClient client =
        RegistryClient.builder()
            .region(Region.at(host))
            .credentials(IamCredentials.of(IamIdentity.apiKey(key), options).forRegistry(host))
            .build()) {
      results.add(client.namespaces().list().toString());
      results.add(client.tags().add(host + "/acme/web:1.0", host + "/acme/web:stable").toString());
      results.add(client.images().digest(host + "/acme/web:stable").toString());
      List<ImageSummary> images = client.images().list("acme");
      results.add(images.toString());
      results.add(images.get(0).tags().toString());
      results.add(client.images().delete(host + "/acme/web:1.0").toString());
      results.add(Integer.toString(client.trash().list().size()));
    }
    return results.stream().map(result -> result.replace(host, "HOST")).toList();
  }
}
