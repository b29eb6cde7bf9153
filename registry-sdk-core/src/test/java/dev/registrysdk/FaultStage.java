package dev.registrysdk;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.Faults;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.InMemoryRegistryBuilder;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A registry that fails as it is told, an image, and a client that repeats without waiting. */
final class FaultStage implements AutoCloseable {
  final MemoryStore source = new MemoryStore("1.0");
  final ManifestDocument image =
      TestImages.image(source, Platform.LINUX_AMD64, "the first layer", "the second layer");
  final MemoryStore target = new MemoryStore("pulled");
  final InMemoryRegistry server;
  final RegistryClient client;
  final String web;

  FaultStage(InMemoryRegistryBuilder builder, UnaryOperator<RegistryClient.Builder> options) {
    this(builder, options, Duration.ofSeconds(60));
  }

  private FaultStage(
      InMemoryRegistryBuilder builder,
      UnaryOperator<RegistryClient.Builder> options,
      Duration readTimeout) {
    source.root(image);
    server = builder.start();
    client =
        options
            .apply(
                RegistryClient.builder()
                    .credentials(
                        CredentialProvider.of(server.address(), Credentials.basic("ann", "secret")))
                    .http(
                        http ->
                            trusted(http)
                                .readTimeout(readTimeout)
                                .retry(
                                    RetryPolicy.builder()
                                        .initialDelay(Duration.ZERO)
                                        .maxDelay(Duration.ZERO)
                                        .build())))
            .build();
    web = server.address() + "/acme/web:1.0";
  }

  private HttpOptions.Builder trusted(HttpOptions.Builder http) {
    return server.url().getScheme().equals("https")
        ? http.addHttps(server.address())
            .addCertificateAuthorities(server.certificate().authority())
        : http;
  }

  static FaultStage start() {
    return new FaultStage(InMemoryRegistry.builder(), options -> options);
  }

  /** For a registry that falls silent; a busy machine may take such a time for an answer. */
  static FaultStage impatient() {
    return new FaultStage(InMemoryRegistry.builder(), options -> options, Duration.ofSeconds(2));
  }

  /** With the image in the registry, and no request yet. */
  FaultStage filled() {
    source.blobs.forEach((digest, content) -> server.putBlob("acme/web", content));
    server.putManifest("acme/web", "1.0", image.mediaType().toString(), image.bytes());
    return this;
  }

  Faults faults() {
    return server.faults();
  }

  void push() {
    client.images().push(source, web);
  }

  void pull() {
    client.images().pull(web, target);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
