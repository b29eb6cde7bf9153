package dev.registrysdk.icr;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which registry an image is asked about, and how the service writes its name. */
final class Registries {
  private static final String IBM = "ibm/";

  private final Control<IcrApi> control;
  private final IcrOptions options;

  Registries(Control<IcrApi> control, IcrOptions options) {
    this.control = control;
    this.options = options;
  }

  /** How many images are deleted with one request. */
  int batch() {
    return options.deleteBatch();
  }

  /** The control plane of the client's region. */
  Control<IcrApi> here() {
    return control;
  }

  /**
   * The control plane of a registry: the service answers about an image only at the host that is in
   * its name.
   *
   * @param what what cannot be done at another service
   * @param registry the host in the name
   */
  Control<IcrApi> at(String what, String registry) {
    String host = registry.toLowerCase(Locale.ROOT);
    if (!host.equals(control.host()) && !Region.serves(host)) {
      throw new UnsupportedException(
          Failure.of(what)
              .reason(registry + " is not a registry of IBM Cloud, whose service this is")
              .remedy(Remedy.USE_REGISTRY_OF_SERVICE)
              .registry(registry)
              .build());
    }
    return control.at(host);
  }

  /**
   * What is stored at each registry that repositories are in, with the filter for them there.
   *
   * @param what what cannot be done at another service
   * @param repositories which repositories; all of the client's region if empty
   * @param namespaces which namespaces; all if empty
   */
  Map<StoredImages, RepositoryFilter> filters(
      String what, Collection<Repository> repositories, Collection<String> namespaces) {
    Map<String, List<Repository>> byHost = new LinkedHashMap<>();
    if (repositories.isEmpty()) {
      byHost.put(control.host(), List.of());
    }
    for (Repository repository : repositories) {
      String host = at(what + " in " + repository, repository.registry()).host();
      byHost.computeIfAbsent(host, it -> new ArrayList<>()).add(repository);
    }
    Map<StoredImages, RepositoryFilter> filters = new LinkedHashMap<>();
    byHost.forEach(
        (host, wanted) ->
            filters.put(
                new StoredImages(what + " in " + host, control.at(host)),
                new RepositoryFilter(host, wanted, namespaces)));
    return filters;
  }

  /** Refuses what the service would refuse too, in words of its own: IBM's public images. */
  static void checkOwn(String what, Repository repository) {
    boolean global =
        Region.ofHost(repository.registry())
            .map(Region::name)
            .filter(Region.GLOBAL.name()::equals)
            .isPresent();
    String path = repository.path();
    if (global && (path.startsWith(IBM) || path.indexOf('/') < 0)) {
      throw new DeniedException(
          Failure.of(what)
              .reason(repository + " is a public repository of IBM, which no account can change")
              .remedy(Remedy.NAME_OWN_IMAGE)
              .registry(repository.registry())
              .build());
    }
  }

  /** Whether two hosts are names of one registry: its public, private and deprecated domain are. */
  static boolean same(String host, String other) {
    return host.equalsIgnoreCase(other)
        || Region.ofHost(host)
            .flatMap(region -> Region.ofHost(other).map(it -> it.name().equals(region.name())))
            .orElse(false);
  }

  /** An image as it stands in a path: by tag or by digest, never by both. */
  static String name(ImageReference image) {
    return image.digest().map(image.repository()::digest).orElse(image).toString();
  }

  /** The first part of the path; empty for a public image that has no namespace. */
  static String namespace(Repository repository) {
    int slash = repository.path().indexOf('/');
    return slash < 0 ? "" : repository.path().substring(0, slash);
  }
}
