package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeleteRepositoryRequest;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.icr.model.RepositoryImagesRequest;
import dev.registrysdk.icr.model.RepositorySummary;
import dev.registrysdk.icr.model.SummarizeRepositoriesRequest;
import dev.registrysdk.oci.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Repositories, found from what is stored in them. */
final class DefaultIcrRepositories implements IcrRepositories {
  private static final ListDigestsRequest ALL = ListDigestsRequest.builder().build();

  private final Registries registries;

  DefaultIcrRepositories(Registries registries) {
    this.registries = registries;
  }

  /** A repository as far as it was summed up. */
  private static final class Sum {
    private int images;
    private int untagged;
    private long size;
    private Optional<Instant> newest = Optional.empty();

    void add(ImageDigest image, List<String> tags) {
      images++;
      untagged += tags.isEmpty() ? 1 : 0;
      size += image.size();
      newest =
          newest
              .filter(known -> image.created().map(known::isAfter).orElse(true))
              .or(image::created);
    }

    RepositorySummary of(Repository repository) {
      return RepositorySummary.builder()
          .repository(repository)
          .images(images)
          .untagged(untagged)
          .size(size)
          .newest(newest)
          .build();
    }
  }

  @Override
  public List<RepositorySummary> summaries(SummarizeRepositoriesRequest request) {
    Map<Repository, Sum> sums = new TreeMap<>();
    registries
        .filters("Could not sum up repositories", request.repositories(), request.namespaces())
        .forEach(
            (stored, filter) ->
                stored.forEach(
                    filter,
                    ALL,
                    image ->
                        image
                            .tags()
                            .forEach(
                                (repository, tags) ->
                                    sums.computeIfAbsent(repository, it -> new Sum())
                                        .add(image, tags))));
    return sums.entrySet().stream().map(sum -> sum.getValue().of(sum.getKey())).toList();
  }

  @Override
  public List<ImageDigest> images(RepositoryImagesRequest request) {
    Repository repository = request.repository();
    String what = "Could not list the images of " + repository;
    Control<IcrApi> control = registries.at(what, repository.registry());
    return new StoredImages(what, control)
        .list(
            RepositoryFilter.only(control.host(), repository),
            ListDigestsRequest.builder().vulnerabilities(request.vulnerabilities()).build());
  }

  @Override
  public BulkDeleteResult delete(DeleteRepositoryRequest request) {
    Repository repository = request.repository();
    String what = "Could not delete " + repository;
    Registries.checkOwn(what, repository);
    return new RepositoryDeletion(
            registries, what, repository, registries.at(what, repository.registry()))
        .run();
  }
}
