package dev.registrysdk.testing;

import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A registry like one of the world, for one test. */
final class PresetServer implements AfterEachCallback {
  static final String EMPTY_DIGEST =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  static final String CONFIG = "{}";
  static final String MANIFEST =
      "{\"schemaVersion\":2,\"mediaType\":\""
          + Client.OCI_MANIFEST
          + "\",\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\""
          + Client.digest(CONFIG)
          + "\",\"size\":2},\"layers\":[]}";

  private @Nullable InMemoryRegistry registry;

  Client start(RegistryPreset preset) {
    return start(preset, builder -> builder);
  }

  Client start(RegistryPreset preset, UnaryOperator<InMemoryRegistryBuilder> more) {
    registry = more.apply(InMemoryRegistry.builder().preset(preset)).start();
    return new Client(registry);
  }

  InMemoryRegistry registry() {
    if (registry == null) {
      throw new IllegalStateException("not started");
    }
    return registry;
  }

  /** Puts a small image into the registry, without HTTP. */
  String putImage(String repository, String tag) {
    registry().putBlob(repository, Client.bytes(CONFIG));
    return registry().putManifest(repository, tag, Client.OCI_MANIFEST, Client.bytes(MANIFEST));
  }

  static String said(HttpResponse<byte[]> response) {
    return response.statusCode() + " " + Client.text(response);
  }

  static String error(int status, String code, String message) {
    return status + " {\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}";
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (registry != null) {
      registry.close();
    }
  }
}
