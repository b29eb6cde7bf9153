package dev.registrysdk.icr;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeletionFailure;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deletes what is in a repository, and looks again until nothing is left: images may have been
 * pushed meanwhile, and one that an index needs may go only after the index. It ends when a round
 * has deleted nothing new, and after a number of rounds. For one use, by one thread.
 */
final class RepositoryDeletion {
  private static final int MAX_ROUNDS = 10;
  private static final ListDigestsRequest ALL = ListDigestsRequest.builder().build();

  private final Registries registries;
  private final Repository repository;
  private final RepositoryFilter filter;
  private final StoredImages stored;
  private final Set<ImageReference> deleted = new LinkedHashSet<>();
  private final Map<ImageReference, DeletionFailure> failures = new LinkedHashMap<>();

  RepositoryDeletion(
      Registries registries, String what, Repository repository, Control<IcrApi> control) {
    this.registries = registries;
    this.repository = repository;
    this.filter = RepositoryFilter.only(control.host(), repository);
    this.stored = new StoredImages(what, control);
  }

  BulkDeleteResult run() {
    try {
      int rounds = 0;
      while (rounds < MAX_ROUNDS && round()) {
        rounds++;
      }
    } catch (RegistryException e) {
      throw deleted.isEmpty() ? e : e.within(soFar());
    }
    return BulkDeleteResult.builder().deleted(deleted).failures(failures.values()).build();
  }

  private String soFar() {
    return "Could not finish deleting "
        + repository
        + ", of which "
        + (deleted.size() == 1 ? "1 image is gone" : deleted.size() + " images are gone");
  }

  /** Whether another round is worth it: something was deleted that was there before. */
  private boolean round() {
    List<ImageReference> images =
        stored.list(filter, ALL).stream()
            .map(ImageDigest::references)
            .flatMap(List::stream)
            .toList();
    if (images.isEmpty()) {
      return false;
    }
    BulkDeleteResult result = BulkDeletion.of(registries, images);
    boolean progress = deleted.addAll(result.deleted());
    failures.clear();
    // A list may still have what is gone; the service then refuses to delete it again.
    result.failures().stream()
        .filter(failure -> !deleted.contains(failure.image()))
        .forEach(failure -> failures.put(failure.image(), failure));
    return progress;
  }
}
