package dev.registrysdk.icr;

import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeleteImagesRequest;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ImageInspection;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.InspectionRequest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.icr.model.ListImagesRequest;
import dev.registrysdk.icr.model.ManifestRequest;
import dev.registrysdk.icr.model.PruneResult;
import dev.registrysdk.icr.model.PruneUntaggedRequest;
import dev.registrysdk.icr.model.RestoreRequest;
import dev.registrysdk.icr.model.RestoreResult;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Images as the control plane of the service knows them: what the account has, and what can be done
 * with many images at once. What is asked about an image goes to the registry in its name; lists
 * are of the client's region.
 */
public interface IcrImages {
  /**
   * Lists tagged images, each read as the stream is read: no more than one of them is held.
   *
   * @param request which images
   * @return the images in the service's order; lazy, its failures come while it is read; to be
   *     closed unless read to the end
   * @throws dev.registrysdk.error.DeniedException if a namespace belongs to another account
   * @throws dev.registrysdk.error.NotFoundException if the account has no namespace in the region
   */
  Stream<ImageSummary> stream(ListImagesRequest request);

  /**
   * Lists tagged images, each read as the stream is read: no more than one of them is held.
   *
   * @param request sets which images
   * @return the images in the service's order; lazy, its failures come while it is read; to be
   *     closed unless read to the end
   */
  default Stream<ImageSummary> stream(Consumer<ListImagesRequest.Builder> request) {
    return stream(Forms.filled(ListImagesRequest.builder(), request).build());
  }

  /**
   * Lists the account's tagged images, each read as the stream is read.
   *
   * @return the images in the service's order; lazy, its failures come while it is read; to be
   *     closed unless read to the end
   */
  default Stream<ImageSummary> stream() {
    return stream(ListImagesRequest.builder().build());
  }

  /**
   * Lists a namespace's tagged images, each read as the stream is read.
   *
   * @param namespace for example {@code acme}
   * @return the images in the service's order; lazy, its failures come while it is read; to be
   *     closed unless read to the end
   */
  default Stream<ImageSummary> stream(String namespace) {
    return stream(list -> list.addNamespaces(namespace));
  }

  /**
   * Lists tagged images. All are held at once: for large accounts, see {@link
   * #stream(ListImagesRequest)}.
   *
   * @param request which images
   * @return the images, in the service's order
   */
  default List<ImageSummary> list(ListImagesRequest request) {
    try (Stream<ImageSummary> images = stream(request)) {
      return images.toList();
    }
  }

  /**
   * Lists tagged images.
   *
   * @param request sets which images
   * @return the images, in the service's order
   */
  default List<ImageSummary> list(Consumer<ListImagesRequest.Builder> request) {
    return list(Forms.filled(ListImagesRequest.builder(), request).build());
  }

  /**
   * Lists the account's tagged images.
   *
   * @return the images, in the service's order
   */
  default List<ImageSummary> list() {
    return list(ListImagesRequest.builder().build());
  }

  /**
   * Lists a namespace's tagged images.
   *
   * @param namespace for example {@code acme}
   * @return the images, in the service's order
   */
  default List<ImageSummary> list(String namespace) {
    return list(list -> list.addNamespaces(namespace));
  }

  /**
   * Lists what is stored, untagged images and indexes included, each read as the stream is read.
   *
   * @param request which images
   * @return the images in the service's order; lazy, its failures come while it is read; to be
   *     closed unless read to the end
   */
  Stream<ImageDigest> streamDigests(ListDigestsRequest request);

  /**
   * Lists what is stored, untagged images and indexes included, each read as the stream is read.
   *
   * @param request sets which images
   * @return the images in the service's order; lazy, its failures come while it is read; to be
   *     closed unless read to the end
   */
  default Stream<ImageDigest> streamDigests(Consumer<ListDigestsRequest.Builder> request) {
    return streamDigests(Forms.filled(ListDigestsRequest.builder(), request).build());
  }

  /**
   * Lists all that the account stores, each read as the stream is read.
   *
   * @return the images in the service's order; lazy, its failures come while it is read; to be
   *     closed unless read to the end
   */
  default Stream<ImageDigest> streamDigests() {
    return streamDigests(ListDigestsRequest.builder().build());
  }

  /**
   * Lists what is stored, untagged images and indexes included. All are held at once: for large
   * accounts, see {@link #streamDigests(ListDigestsRequest)}.
   *
   * @param request which images
   * @return the images, in the service's order
   */
  default List<ImageDigest> digests(ListDigestsRequest request) {
    try (Stream<ImageDigest> images = streamDigests(request)) {
      return images.toList();
    }
  }

  /**
   * Lists what is stored, untagged images and indexes included.
   *
   * @param request sets which images
   * @return the images, in the service's order
   */
  default List<ImageDigest> digests(Consumer<ListDigestsRequest.Builder> request) {
    return digests(Forms.filled(ListDigestsRequest.builder(), request).build());
  }

  /**
   * Lists all that the account stores, untagged images and indexes included.
   *
   * @return the images, in the service's order
   */
  default List<ImageDigest> digests() {
    return digests(ListDigestsRequest.builder().build());
  }

  /**
   * Asks the service what it knows of an image. It knows images only, no indexes.
   *
   * @param request the image
   * @return what it knows
   * @throws dev.registrysdk.error.NotFoundException if there is no such image
   * @throws dev.registrysdk.error.UnsupportedException if the image is not in a registry of the
   *     service
   */
  ImageInspection inspection(InspectionRequest request);

  /**
   * Asks the service what it knows of an image.
   *
   * @param request sets the image
   * @return what it knows
   */
  default ImageInspection inspection(Consumer<InspectionRequest.Builder> request) {
    return inspection(Forms.filled(InspectionRequest.builder(), request).build());
  }

  /**
   * Asks the service what it knows of an image.
   *
   * @param image for example {@code us.icr.io/acme/web:1.0}; without a tag, {@code latest} is meant
   * @return what it knows
   */
  default ImageInspection inspection(String image) {
    return inspection(inspect -> inspect.image(image));
  }

  /**
   * Reads the manifest of an image or an index as it is stored, over the control plane. It is
   * checked against the digest, if the image is named by one.
   *
   * @param request the image
   * @return the exact bytes, with their type and digest
   * @throws dev.registrysdk.error.IntegrityException if it has another digest, or is no manifest
   * @throws dev.registrysdk.error.NotFoundException if there is no such image
   * @throws dev.registrysdk.error.UnsupportedException if the image is not in a registry of the
   *     service
   */
  ManifestDocument manifest(ManifestRequest request);

  /**
   * Reads the manifest of an image or an index as it is stored, over the control plane.
   *
   * @param request sets the image
   * @return the exact bytes, with their type and digest
   */
  default ManifestDocument manifest(Consumer<ManifestRequest.Builder> request) {
    return manifest(Forms.filled(ManifestRequest.builder(), request).build());
  }

  /**
   * Reads the manifest of an image or an index as it is stored.
   *
   * @param image for example {@code us.icr.io/acme/web:1.0}; without a tag, {@code latest} is meant
   * @return the exact bytes, with their type and digest
   */
  default ManifestDocument manifest(String image) {
    return manifest(manifest -> manifest.image(image));
  }

  /**
   * Deletes images, and every tag that they have in their repositories. They go to the trash. Many
   * are sent at once; what the service refuses is in the result, and so is what was not tried after
   * a call had failed.
   *
   * @param request the images
   * @return what became of each
   * @throws dev.registrysdk.error.DeniedException if one is a public image of IBM; nothing is
   *     deleted then
   * @throws dev.registrysdk.error.UnsupportedException if the image is not in a registry of the
   *     service; nothing is deleted then
   * @throws dev.registrysdk.error.RegistryException if the first call fails, so that nothing is
   *     known to be deleted
   */
  BulkDeleteResult deleteAll(DeleteImagesRequest request);

  /**
   * Deletes images, and every tag that they have in their repositories.
   *
   * @param request sets the images
   * @return what became of each
   */
  default BulkDeleteResult deleteAll(Consumer<DeleteImagesRequest.Builder> request) {
    return deleteAll(Forms.filled(DeleteImagesRequest.builder(), request).build());
  }

  /**
   * Deletes images, and every tag that they have in their repositories.
   *
   * @param images their references, best by digest
   * @return what became of each
   */
  default BulkDeleteResult deleteAll(Collection<ImageReference> images) {
    return deleteAll(delete -> delete.addAllImages(images));
  }

  /**
   * Restores an image from the trash. By digest, the image comes back with the tags that are free,
   * and stays in the trash too. By tag, that tag moves out of the trash.
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
   * Restores an image from the trash.
   *
   * @param request sets the image
   * @return what came back
   */
  default RestoreResult restore(Consumer<RestoreRequest.Builder> request) {
    return restore(Forms.filled(RestoreRequest.builder(), request).build());
  }

  /**
   * Restores an image from the trash.
   *
   * @param image for example {@code us.icr.io/acme/web@sha256:…}
   * @return what came back
   */
  default RestoreResult restore(String image) {
    return restore(restore -> restore.image(image));
  }

  /**
   * Deletes images that have no tag. They go to the trash.
   *
   * @param request which images
   * @return what became of them
   * @throws dev.registrysdk.error.UnsupportedException if a repository is not in a registry of the
   *     service
   */
  PruneResult pruneUntagged(PruneUntaggedRequest request);

  /**
   * Deletes images that have no tag.
   *
   * @param request sets which images
   * @return what became of them
   */
  default PruneResult pruneUntagged(Consumer<PruneUntaggedRequest.Builder> request) {
    return pruneUntagged(Forms.filled(PruneUntaggedRequest.builder(), request).build());
  }

  /**
   * Deletes a repository's images that have no tag.
   *
   * @param repository for example {@code us.icr.io/acme/web}
   * @return what became of them
   */
  default PruneResult pruneUntagged(String repository) {
    return pruneUntagged(prune -> prune.addRepository(repository));
  }
}
