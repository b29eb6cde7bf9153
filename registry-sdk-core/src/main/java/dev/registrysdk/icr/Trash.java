package dev.registrysdk.icr;

import dev.registrysdk.icr.model.ListTrashRequest;
import dev.registrysdk.icr.model.RestoreRequest;
import dev.registrysdk.icr.model.RestoreResult;
import dev.registrysdk.icr.model.TrashedImage;
import java.util.List;
import java.util.function.Consumer;

/** Deleted images that can still be restored: for 30 days, outside the quota. */
public interface Trash {
  /**
   * Lists the trash of the client's region. What is named there by something other than a reference
   * with a digest cannot be restored, and is left out.
   *
   * @param request what to list
   * @return the images, in the service's order
   */
  List<TrashedImage> list(ListTrashRequest request);

  /**
   * Lists the trash of the client's region.
   *
   * @param request sets what to list
   * @return the images, in the service's order
   */
  default List<TrashedImage> list(Consumer<ListTrashRequest.Builder> request) {
    return list(Forms.filled(ListTrashRequest.builder(), request).build());
  }

  /**
   * Lists the trash of the client's region.
   *
   * @return the images, in the service's order
   */
  default List<TrashedImage> list() {
    return list(ListTrashRequest.builder().build());
  }

  /**
   * Lists the trash of a namespace.
   *
   * @param namespace for example {@code acme}
   * @return the images, in the service's order
   */
  default List<TrashedImage> list(String namespace) {
    return list(list -> list.namespace(namespace));
  }

  /**
   * Restores an image. By digest, the image comes back with the tags that are free, and stays in
   * the trash too. By tag, that tag moves out of the trash.
   *
   * @param request the image
   * @return what came back
   * @throws dev.registrysdk.error.NotFoundException if it is not in the trash
   * @throws dev.registrysdk.error.ConflictException if it is named by a tag that another image has
   *     now; restore it by digest
   * @throws dev.registrysdk.error.UnsupportedException if the image is not in a registry of the
   *     service
   */
  RestoreResult restore(RestoreRequest request);

  /**
   * Restores an image.
   *
   * @param request sets the image
   * @return what came back
   */
  default RestoreResult restore(Consumer<RestoreRequest.Builder> request) {
    return restore(Forms.filled(RestoreRequest.builder(), request).build());
  }

  /**
   * Restores an image.
   *
   * @param image for example {@code us.icr.io/acme/web@sha256:…}
   * @return what came back
   */
  default RestoreResult restore(String image) {
    return restore(restore -> restore.image(image));
  }
}
