package dev.registrysdk;

import dev.registrysdk.icr.IcrRepositories;
import dev.registrysdk.oci.Repository;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What can be done with repositories. See {@link RegistryClient} for threads and exceptions. What
 * {@link IcrRepositories} adds is done by the control plane of IBM Cloud Container Registry.
 */
public interface Repositories extends IcrRepositories {
  /**
   * Lists the repositories of a registry, page by page as the stream is read. Many public
   * registries do not offer this.
   *
   * @param request which registry
   * @return the repositories in the registry's order; lazy, its failures come while it is read
   */
  Stream<Repository> stream(ListRepositoriesRequest request);

  /**
   * Lists the repositories of a registry, page by page as the stream is read.
   *
   * @param request sets which registry
   * @return the repositories in the registry's order; lazy, its failures come while it is read
   */
  default Stream<Repository> stream(Consumer<ListRepositoriesRequest.Builder> request) {
    return stream(Requests.filled(ListRepositoriesRequest.builder(), request).build());
  }

  /**
   * Lists the repositories of a registry, page by page as the stream is read.
   *
   * @param registry host, with {@code :port} if there is one
   * @return the repositories in the registry's order; lazy, its failures come while it is read
   */
  default Stream<Repository> stream(String registry) {
    return stream(list -> list.registry(registry));
  }

  /**
   * Lists the repositories of a registry.
   *
   * @param request which registry
   * @return the repositories, sorted
   */
  default List<Repository> list(ListRepositoriesRequest request) {
    try (Stream<Repository> repositories = stream(request)) {
      return repositories.sorted().toList();
    }
  }

  /**
   * Lists the repositories of a registry.
   *
   * @param request sets which registry
   * @return the repositories, sorted
   */
  default List<Repository> list(Consumer<ListRepositoriesRequest.Builder> request) {
    return list(Requests.filled(ListRepositoriesRequest.builder(), request).build());
  }

  /**
   * Lists the repositories of a registry.
   *
   * @param registry host, with {@code :port} if there is one
   * @return the repositories, sorted
   */
  default List<Repository> list(String registry) {
    return list(list -> list.registry(registry));
  }
}
