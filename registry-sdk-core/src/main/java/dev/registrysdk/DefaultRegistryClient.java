package dev.registrysdk;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.distribution.TransferOptions;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.oci.Repository;

/** The client over HTTP. */
final class DefaultRegistryClient implements RegistryClient {
  private final HttpPipeline pipeline;
  private final Places places;

  DefaultRegistryClient(
      HttpOptions http, CredentialProvider credentials, TransferOptions transfers) {
    this.pipeline = HttpPipeline.create(http, credentials);
    this.places = new Places(pipeline, transfers);
  }

  @Override
  public Images images() {
    return new DefaultImages(places);
  }

  @Override
  public Tags tags() {
    return new DefaultTags(places);
  }

  @Override
  public Repositories repositories() {
    return new DefaultRepositories(places);
  }

  @Override
  public RemoteRepository repository(String name) {
    return places.repository(Repository.parse(name));
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
