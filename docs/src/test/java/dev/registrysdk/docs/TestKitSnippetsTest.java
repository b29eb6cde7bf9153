package dev.registrysdk.docs;

import static dev.registrysdk.testing.RequestPattern.delete;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.post;
import static dev.registrysdk.testing.RequestPattern.put;
import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.RegistryPreset;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.StoredImage;
import dev.registrysdk.testing.junit.Named;
import dev.registrysdk.testing.junit.Publish;
import dev.registrysdk.testing.junit.RegistryExtension;
import dev.registrysdk.testing.junit.RegistryTest;
import dev.registrysdk.testing.junit.Sample;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The regions between {@code snippet} comments stand in the guide to testing as they are. */
class TestKitSnippetsTest {
  @Nested
  // snippet: kit-first
  @RegistryTest
  class WebTest {
    @Test
    void pullsPushesAndLists(InMemoryRegistry server, @TempDir Path directory) {
      StoredImage sample = SampleImages.small().pushTo(server, "acme/web:1.0");
      String web = server.address() + "/acme/web";

      try (RegistryClient registry = RegistryClient.create()) {
        registry.images().pull(web + ":1.0", OciLayout.at(directory));
        registry.images().push(OciLayout.at(directory), web + ":1.1");
        assertThat(registry.tags().list(web)).containsExactly("1.0", "1.1");
      }

      assertThat(server).hasImage("acme/web:1.1").withDigest(sample.digest());
    }
  }

  // end

  @Nested
  // snippet: kit-publish
  @RegistryTest
  @Publish(sample = Sample.MULTI_PLATFORM, as = "acme/web:1.0", to = "source")
  class CopyTest {
    @Test
    void takesAllPlatformsAlong(
        @Named("source") InMemoryRegistry source, @Named("target") InMemoryRegistry target) {
      try (RegistryClient registry = RegistryClient.create()) {
        registry
            .images()
            .copy(source.address() + "/acme/web:1.0", target.address() + "/shop/web:1.0");
      }

      assertThat(target)
          .hasImage("shop/web:1.0")
          .withPlatforms("linux/amd64", "linux/arm64/v8", "linux/arm/v7", "linux/s390x")
          .forPlatform("linux/arm64/v8")
          .withLayers(2);
    }
  }

  // end

  @Nested
  // snippet: kit-sign-in
  @RegistryTest(token = "ann:secret")
  class SignInTest {
    @Test
    @Publish(sample = Sample.SMALL, as = "acme/web:1.0")
    void signsIn(InMemoryRegistry server) {
      Credentials ann = Credentials.basic("ann", "secret");
      try (RegistryClient registry =
          RegistryClient.builder()
              .credentials(CredentialProvider.of(server.address(), ann))
              .build()) {
        assertThat(registry.tags().list(server.address() + "/acme/web")).containsExactly("1.0");
      }

      assertThat(server).received(get("/token"));
    }
  }

  // end

  @Nested
  // snippet: kit-extension
  class ReleaseTest {
    @RegisterExtension
    static final RegistryExtension registries =
        RegistryExtension.builder()
            .registry(
                registry ->
                    registry.auth(
                        RegistryAuth.token("ann", "secret").withUser("bob", "secret2", "pull")))
            .registry(
                "old",
                registry ->
                    registry.preset(RegistryPreset.distribution28Like()).with(Feature.DELETE))
            .publish(SampleImages.small(), "acme/web:1.0")
            .build();

    @Test
    void bobOnlyPulls(InMemoryRegistry server, @Named("acme/web:1.0") StoredImage image) {
      String web = server.address() + "/acme/web";
      Credentials bob = Credentials.basic("bob", "secret2");
      try (RegistryClient registry =
          RegistryClient.builder()
              .credentials(CredentialProvider.of(server.address(), bob))
              .build()) {
        assertThat(registry.images().digest(web + ":1.0")).hasToString(image.digest());
        assertThatThrownBy(() -> registry.tags().move(web + ":1.0", web + ":stable"))
            .isInstanceOf(DeniedException.class);
      }
    }
  }

  // end

  @Test
  @RegistryTest
  void contentByHand(InMemoryRegistry server, @TempDir Path directory) {
    // snippet: kit-content
    StoredImage web = SampleImages.layered().pushTo(server, "acme/web:1.0");
    String layer = web.layers().get(3).digest();
    server.corruptBlob("acme/web", layer, "other bytes".getBytes(UTF_8)); // or deleteBlob

    server.putBlob("acme/files", "hello".getBytes(UTF_8));
    server.putManifest("acme/files", "odd", "application/json", "{}".getBytes(UTF_8));
    // end

    try (RegistryClient registry = RegistryClient.create()) {
      String image = server.address() + "/acme/web:1.0";
      assertThatThrownBy(() -> registry.images().pull(image, OciLayout.at(directory)))
          .isInstanceOf(IntegrityException.class);
    }
    assertThat(server).hasTags("acme/files", "odd");
  }

  @Test
  @RegistryTest
  void assertions(InMemoryRegistry server) {
    try (RegistryClient registry = RegistryClient.create();
        InMemoryRegistry other = InMemoryRegistry.start()) {
      SampleImages.small().pushTo(other, "acme/web:1.0");
      registry.images().copy(other.address() + "/acme/web:1.0", server.address() + "/acme/web:1.0");
    }
    // snippet: kit-assert
    assertThat(server).hasImage("acme/web:1.0").withLayers(1).withPlatforms("linux/amd64");
    assertThat(server).hasTags("acme/web", "1.0").hasNoOpenUploads();
    assertThat(server)
        .receivedInOrder(post("/v2/acme/web/blobs/uploads/"), put("/v2/acme/web/manifests/1.0"))
        .received(put("/v2/*/manifests/*"), 1)
        .didNotReceive(delete("/v2/**"))
        .receivedNoCredentialsAt("127.0.0.1")
        .receivedBytesAtMost(10_000);
    // end
  }

  @Test
  @RegistryTest
  void messages(InMemoryRegistry server) throws IOException {
    SampleImages.small().pushTo(server, "acme/web:1.0");
    try (RegistryClient registry = RegistryClient.create()) {
      registry.tags().list(server.address() + "/acme/web");
    }

    assertThat(Page.text())
        .contains(
            Page.message(server, () -> assertThat(server).hasImage("acme/wbe:1.0")),
            Page.message(
                server, () -> assertThat(server).received(get("/v2/acme/web/manifests/1.0"))));
  }

  @Test
  void withoutJunit() {
    // snippet: kit-plain
    try (InMemoryRegistry server = InMemoryRegistry.start();
        RegistryClient registry = RegistryClient.create()) {
      SampleImages.small().pushTo(server, "acme/web:1.0");

      registry.tags().move(server.address() + "/acme/web:1.0", server.address() + "/acme/web:x");

      if (!server.tags("acme/web").contains("x")) {
        throw new AssertionError("Not tagged, but received " + server.requests());
      }
      server.faults().verify();
    }
    // end
  }
}
