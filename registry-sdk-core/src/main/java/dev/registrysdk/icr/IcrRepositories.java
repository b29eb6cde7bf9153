package dev.registrysdk.icr;

import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeleteRepositoryRequest;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.RepositoryImagesRequest;
import dev.registrysdk.icr.model.RepositorySummary;
import dev.registrysdk.icr.model.SummarizeRepositoriesRequest;
import java.util.List;
import java.util.function.Consumer;

/**
 * Repositories as the control plane of the service knows them. The service has no calls for them: a
 * repository is there while an image is in it. All of this is found from the list of digests.
 */
public interface IcrRepositories {
  /**
   * Sums up repositories.
   *
   * @param request which repositories
   * @return a summary of each, sorted by repository
   * @throws dev.registrysdk.error.UnsupportedException if a repository is not in a registry of the
   *     service
   */
  List<RepositorySummary> summaries(SummarizeRepositoriesRequest request);

  /**
   * Sums up repositories.
   *
   * @param request sets which repositories
   * @return a summary of each, sorted by repository
   */
  default List<RepositorySummary> summaries(
      Consumer<SummarizeRepositoriesRequest.Builder> request) {
    return summaries(Forms.filled(SummarizeRepositoriesRequest.builder(), request).build());
  }

  /**
   * Sums up all repositories of the account in the region.
   *
   * @return a summary of each, sorted by repository
   */
  default List<RepositorySummary> summaries() {
    return summaries(SummarizeRepositoriesRequest.builder().build());
  }

  /**
   * Sums up the repositories of a namespace.
   *
   * @param namespace for example {@code acme}
   * @return a summary of each, sorted by repository
   */
  default List<RepositorySummary> summaries(String namespace) {
    return summaries(list -> list.addNamespaces(namespace));
  }

  /**
   * Lists what is stored in a repository, untagged images and indexes included. What the images are
   * called in other repositories is left out.
   *
   * @param request the repository
   * @return the images, in the service's order; empty if there is no such repository
   * @throws dev.registrysdk.error.UnsupportedException if it is not in a registry of the service
   */
  List<ImageDigest> images(RepositoryImagesRequest request);

  /**
   * Lists what is stored in a repository, untagged images and indexes included.
   *
   * @param request sets the repository
   * @return the images, in the service's order; empty if there is no such repository
   */
  default List<ImageDigest> images(Consumer<RepositoryImagesRequest.Builder> request) {
    return images(Forms.filled(RepositoryImagesRequest.builder(), request).build());
  }

  /**
   * Lists what is stored in a repository, untagged images and indexes included.
   *
   * @param repository for example {@code us.icr.io/acme/web}
   * @return the images, in the service's order; empty if there is no such repository
   */
  default List<ImageDigest> images(String repository) {
    return images(list -> list.repository(repository));
  }

  /**
   * Deletes every image of a repository, and with the last one the repository. Exactly this
   * repository: not those below it. The images go to the trash. Images that are pushed meanwhile
   * are deleted too, or not.
   *
   * @param request the repository
   * @return what became of each image; empty if there is no such repository
   * @throws dev.registrysdk.error.DeniedException if it holds public images of IBM
   * @throws dev.registrysdk.error.UnsupportedException if it is not in a registry of the service
   * @throws dev.registrysdk.error.RegistryException if a call fails before any image is known to be
   *     deleted
   */
  BulkDeleteResult delete(DeleteRepositoryRequest request);

  /**
   * Deletes every image of a repository, and with the last one the repository.
   *
   * @param request sets the repository
   * @return what became of each image; empty if there is no such repository
   */
  default BulkDeleteResult delete(Consumer<DeleteRepositoryRequest.Builder> request) {
    return delete(Forms.filled(DeleteRepositoryRequest.builder(), request).build());
  }

  /**
   * Deletes every image of a repository, and with the last one the repository.
   *
   * @param repository for example {@code us.icr.io/acme/web}
   * @return what became of each image; empty if there is no such repository
   */
  default BulkDeleteResult delete(String repository) {
    return delete(delete -> delete.repository(repository));
  }
}
