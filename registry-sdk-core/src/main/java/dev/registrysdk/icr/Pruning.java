package dev.registrysdk.icr;

import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.icr.model.PruneResult;
import dev.registrysdk.icr.model.PruneUntaggedRequest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the images without a tag, and deletes them. For one use, by one thread. */
final class Pruning {
  private static final ListDigestsRequest ALL = ListDigestsRequest.builder().build();
  private static final ListDigestsRequest UNTAGGED =
      ListDigestsRequest.builder().untaggedOnly(true).build();

  private final Registries registries;
  private final PruneUntaggedRequest request;
  private final List<ImageReference> candidates = new ArrayList<>();
  private final List<ImageReference> kept = new ArrayList<>();

  Pruning(Registries registries, PruneUntaggedRequest request) {
    this.registries = registries;
    this.request = request;
  }

  PruneResult run() {
    registries
        .filters(
            "Could not list images without a tag", request.repositories(), request.namespaces())
        .forEach(this::look);
    BulkDeleteResult deletion =
        request.dryRun()
            ? BulkDeleteResult.builder().build()
            : BulkDeletion.of(registries, candidates);
    return PruneResult.builder().candidates(candidates).kept(kept).deletion(deletion).build();
  }

  private void look(StoredImages stored, RepositoryFilter filter) {
    Set<ImageReference> untagged = new LinkedHashSet<>();
    stored.forEach(filter, UNTAGGED, image -> addUntagged(image, untagged));
    if (untagged.isEmpty() || !request.keepParts()) {
      candidates.addAll(untagged);
      return;
    }
    Set<Repository> repositories =
        untagged.stream().map(ImageReference::repository).collect(Collectors.toSet());
    IndexParts indexes = new IndexParts(stored.control());
    Set<ImageReference> still = new LinkedHashSet<>();
    stored.forEach(
        filter,
        ALL,
        image -> {
          indexes.addTagged(image, repositories);
          addUntagged(image, still);
        });
    // What the second list does not have was tagged or deleted meanwhile, or that list is not
    // whole.
    untagged.retainAll(still);
    Set<ImageReference> parts = indexes.find();
    untagged.forEach(image -> (parts.contains(image) ? kept : candidates).add(image));
  }

  /** Looked at again, whatever the service's filter lets through. */
  private static void addUntagged(ImageDigest image, Set<ImageReference> untagged) {
    if (image.otherNames().isEmpty()) {
      image
          .tags()
          .forEach(
              (repository, tags) -> {
                if (tags.isEmpty()) {
                  untagged.add(repository.digest(image.digest()));
                }
              });
    }
  }
}
