package dev.registrysdk.distribution;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.copy.Copier;
import dev.registrysdk.copy.CopyRequest;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageSource;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.InMemoryRegistryBuilder;
import dev.registrysdk.testing.RecordedCall;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A registry in this process, and the SDK's view of it. */
final class RemoteFixture implements AutoCloseable {
  final InMemoryRegistry server;
  final HttpPipeline pipeline;
  final RemoteRegistry registry;
  final RemoteRepository repository;

  private RemoteFixture(InMemoryRegistry server, TransferOptions options) {
    this.server = server;
    this.pipeline =
        HttpPipeline.create(
            HttpOptions.builder().retry(RetryPolicy.none()).build(),
            CredentialProvider.of(server.address(), Credentials.basic("ann", "secret")));
    this.registry = RemoteRegistry.of(pipeline, server.address(), options);
    this.repository = registry.repository("acme/web");
  }

  static RemoteFixture start() {
    return start(builder -> {}, TransferOptions.defaults());
  }

  static RemoteFixture start(Consumer<InMemoryRegistryBuilder> server) {
    return start(server, TransferOptions.defaults());
  }

  static RemoteFixture startWith(UnaryOperator<TransferOptions.Builder> options) {
    return start(builder -> {}, options.apply(TransferOptions.builder()).build());
  }

  static RemoteFixture start(Consumer<InMemoryRegistryBuilder> server, TransferOptions options) {
    InMemoryRegistryBuilder builder = InMemoryRegistry.builder();
    server.accept(builder);
    return new RemoteFixture(builder.start(), options);
  }

  CopyResult copy(ImageSource source, ImageSink target) {
    return new Copier()
        .copy(CopyRequest.builder().source(source).target(target).concurrency(1).build());
  }

  /** Method and path of all requests since the last call, digests cut to their first digits. */
  List<String> requests() {
    List<String> requests = server.requests().stream().map(RemoteFixture::text).toList();
    server.clearRequests();
    return requests;
  }

  boolean has(Digest blob) {
    return server.hasBlob("acme/web", blob.toString());
  }

  private static String text(RecordedCall call) {
    return call.method() + " " + call.path();
  }

  @Override
  public void close() {
    pipeline.close();
    server.close();
  }
}
