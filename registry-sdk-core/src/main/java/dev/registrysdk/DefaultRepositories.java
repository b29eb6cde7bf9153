package dev.registrysdk;

import dev.registrysdk.icr.IcrRepositories;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeleteRepositoryRequest;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.RepositoryImagesRequest;
import dev.registrysdk.icr.model.RepositorySummary;
import dev.registrysdk.icr.model.SummarizeRepositoriesRequest;
import dev.registrysdk.oci.Repository;
import java.util.List;
import java.util.stream.Stream;

/** Repositories over HTTP. */
final class DefaultRepositories implements Repositories {
  private final Places places;
  private final Planes planes;

  DefaultRepositories(Places places, Planes planes) {
    this.places = places;
    this.planes = planes;
  }

  @Override
  public Stream<Repository> stream(ListRepositoriesRequest request) {
    return places.registry(request.registry()).repositories();
  }

  @Override
  public List<RepositorySummary> summaries(SummarizeRepositoriesRequest request) {
    return planes.home("the repositories of a region").repositories().summaries(request);
  }

  @Override
  public List<ImageDigest> images(RepositoryImagesRequest request) {
    return of("Could not list the images of ", request.repository()).images(request);
  }

  @Override
  public BulkDeleteResult delete(DeleteRepositoryRequest request) {
    return of("Could not delete ", request.repository()).delete(request);
  }

  private IcrRepositories of(String what, Repository repository) {
    return planes.required(what + repository, repository.registry()).repositories();
  }
}
