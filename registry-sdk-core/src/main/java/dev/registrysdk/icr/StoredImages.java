package dev.registrysdk.icr;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.rest.JsonService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is stored at one registry. The service's filter by repository only makes its answer shorter:
 * what it lets through is not documented. So every answer is filtered again, exactly; and if
 * nothing is left of the first one, the whole list is read, in case the service means something
 * else by the names. For one operation, by one thread.
 */
final class StoredImages {
  private final String what;
  private final Control<IcrApi> control;
  private boolean filterWorks;

  StoredImages(String what, Control<IcrApi> control) {
    this.what = what;
    this.control = control;
  }

  Control<IcrApi> control() {
    return control;
  }

  /** The list as the service gives it, read as it arrives. */
  Stream<ImageDigest> stream(ListDigestsRequest request) {
    byte[] filter =
        JsonText.write(
            json ->
                json.beginObject()
                    .flag("exclude_tagged", request.untaggedOnly())
                    .flag("exclude_va", !request.vulnerabilities())
                    .flag("include_ibm", request.includeIbm())
                    .textList("repositories", request.repositories())
                    .endObject());
    return control.stream(
        what,
        (api, spec, account) -> api.digests(spec, account, JsonService.body(filter)),
        ImageDigestDraft.type());
  }

  /** What is in the repositories that are meant. */
  List<ImageDigest> list(RepositoryFilter filter, ListDigestsRequest request) {
    List<ImageDigest> images = new ArrayList<>();
    forEach(filter, request, images::add);
    return List.copyOf(images);
  }

  /** What is in the repositories that are meant, without holding it. */
  void forEach(RepositoryFilter filter, ListDigestsRequest request, Consumer<ImageDigest> action) {
    List<String> paths = filter.paths();
    if (paths.isEmpty()) {
      read(filter, request, action);
      return;
    }
    ListDigestsRequest narrow =
        ListDigestsRequest.builder().from(request).repositories(paths).build();
    try {
      filterWorks |= read(filter, narrow, action);
    } catch (RejectedException e) {
      filterWorks = false; // the names may be why
    }
    if (!filterWorks) {
      read(filter, request, action);
    }
  }

  private boolean read(
      RepositoryFilter filter, ListDigestsRequest request, Consumer<ImageDigest> action) {
    boolean any = false;
    try (Stream<ImageDigest> all = stream(request)) {
      for (ImageDigest image : (Iterable<ImageDigest>) all::iterator) {
        any |= filter.narrow(image).map(it -> accept(action, it)).orElse(false);
      }
    } catch (NotFoundException e) {
      return false; // a repository, or an account, that has nothing
    }
    return any;
  }

  private static boolean accept(Consumer<ImageDigest> action, ImageDigest image) {
    action.accept(image);
    return true;
  }
}
