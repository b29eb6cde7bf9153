package dev.registrysdk.distribution;

import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.http.Operation;
import dev.registrysdk.http.Scope;
import dev.registrysdk.oci.Repository;
import java.util.stream.Stream;

/**
 * A remote registry, by the OCI distribution specification 1.1. Immutable and safe for use by
 * several threads; it shares the connections and tokens of its pipeline and need not be closed.
 */
public final class RemoteRegistry {
  private final HttpPipeline pipeline;
  private final String host;
  private final TransferOptions options;

  private RemoteRegistry(HttpPipeline pipeline, String host, TransferOptions options) {
    this.pipeline = pipeline.decodingWith(new OciErrorDecoder());
    this.host = host;
    this.options = options;
  }

  /**
   * A registry, reached through a pipeline. Nothing is sent yet.
   *
   * @param pipeline makes the requests
   * @param host the registry's host as in an image reference, with {@code :port} if there is one
   * @param options how content is moved
   * @return the registry
   */
  public static RemoteRegistry of(HttpPipeline pipeline, String host, TransferOptions options) {
    return new RemoteRegistry(pipeline, host, options);
  }

  /**
   * The registry's host.
   *
   * @return as in an image reference, with {@code :port} if there is one
   */
  public String host() {
    return host;
  }

  /**
   * A repository of this registry. Nothing is sent yet.
   *
   * @param path for example {@code acme/web}
   * @return the repository
   * @throws dev.registrysdk.oci.OciFormatException if the path does not follow the grammar
   */
  public RemoteRepository repository(String path) {
    return new HttpRepository(pipeline, Repository.of(host, path), options);
  }

  /**
   * Asks whether the registry speaks the protocol and accepts the caller (end-1).
   *
   * @throws dev.registrysdk.error.RegistryException if it does not; the leaf says which
   */
  public void ping() {
    try (Operation operation = pipeline.operation()) {
      DistributionApi api = pipeline.service(DistributionApi.class, host);
      Session.discard(operation.execute(api.ping(operation.call("Could not reach " + host))));
    }
  }

  /**
   * Lists the repositories, page by page as the stream is read. This is Docker's {@code _catalog},
   * which is not part of the specification and closed at most public registries.
   *
   * @return the repositories in the registry's order; close the stream unless it was read to its
   *     end
   */
  public Stream<Repository> repositories() {
    DistributionApi api = pipeline.service(DistributionApi.class, host);
    Operation operation = pipeline.operation();
    String what = "Could not list the repositories of " + host;
    return Pages.stream(
            new Pages.Source(operation, host, what, "repositories"),
            next ->
                next != null
                    ? api.page(operation.call(what, Scope.catalog()).whole(Pages.LIMIT), next)
                    : api.catalog(
                        operation.call(what, Scope.catalog()).whole(Pages.LIMIT),
                        options.pageSize()))
        .map(path -> Repository.of(host, path))
        .onClose(operation::close);
  }

  @Override
  public String toString() {
    return host;
  }
}
