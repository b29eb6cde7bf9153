package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class MountTest {
  private static final String LAYER = digest("layer");

  @Test
  void blobIsMountedFromAnotherRepository() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      registry.putBlob("acme/base", bytes("layer"));

      HttpResponse<byte[]> response = mount(registry, "&from=acme%2Fbase");

      assertThat(response.statusCode()).isEqualTo(201);
      assertThat(registry.hasBlob("acme/web", LAYER)).isTrue();
    }
  }

  @Test
  void mountOfAMissingBlobOpensAnUpload() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      HttpResponse<byte[]> response = mount(registry, "&from=acme/base");

      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(Client.location(response)).contains("/v2/acme/web/blobs/uploads/");
    }
  }

  @Test
  void mountFromTheWrongRepositoryOpensAnUpload() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      registry.putBlob("acme/base", bytes("layer"));
      registry.putBlob("acme/other", bytes("other"));

      assertThat(mount(registry, "&from=acme/other").statusCode()).isEqualTo(202);
    }
  }

  @Test
  void mountWithoutASourceFindsTheBlobAnywhere() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      registry.putBlob("acme/base", bytes("layer"));

      assertThat(mount(registry, "").statusCode()).isEqualTo(201);
    }
  }

  @Test
  void mountWithoutASourceOpensAnUploadWhenSwitchedOff() {
    try (InMemoryRegistry registry =
        InMemoryRegistry.builder().without(Feature.ANONYMOUS_MOUNT).start()) {
      registry.putBlob("acme/base", bytes("layer"));

      assertThat(mount(registry, "").statusCode()).isEqualTo(202);
    }
  }

  @Test
  void mountOpensAnUploadWhenSwitchedOff() {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().without(Feature.MOUNT).start()) {
      registry.putBlob("acme/base", bytes("layer"));

      assertThat(mount(registry, "&from=acme/base").statusCode()).isEqualTo(202);
      assertThat(registry.hasBlob("acme/web", LAYER)).isFalse();
    }
  }

  private static HttpResponse<byte[]> mount(InMemoryRegistry registry, String more) {
    return new Client(registry)
        .send("POST", "/v2/acme/web/blobs/uploads/?mount=" + LAYER + more, NOTHING);
  }
}
