package dev.registrysdk;

import dev.registrysdk.oci.Repository;
import java.util.stream.Stream;

/** Repositories over HTTP. */
final class DefaultRepositories implements Repositories {
  private final Places places;

  DefaultRepositories(Places places) {
    this.places = places;
  }

  @Override
  public Stream<Repository> stream(ListRepositoriesRequest request) {
    return places.registry(request.registry()).repositories();
  }
}
