package dev.registrysdk;

import dev.registrysdk.build.BuildContext;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.ImageEdit;
import dev.registrysdk.copy.CopyRequest;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.icr.IcrImages;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageSource;
import dev.registrysdk.store.ImageStore;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What can be done with images. See {@link RegistryClient} for threads and exceptions. What {@link
 * IcrImages} adds is done by the control plane of IBM Cloud Container Registry; everything else
 * works at every registry.
 */
public interface Images extends IcrImages {
  /**
   * Pulls an image to a place.
   *
   * @param request what to pull, and where to
   * @return what was done
   */
  CopyResult pull(PullRequest request);

  /**
   * Pulls an image to a place.
   *
   * @param request sets what to pull, and where to
   * @return what was done
   */
  default CopyResult pull(Consumer<PullRequest.Builder> request) {
    return pull(Requests.filled(PullRequest.builder(), request).build());
  }

  /**
   * Pulls an image, all its platforms, to a place.
   *
   * @param image for example {@code docker.io/library/alpine:3.20}
   * @param target for example {@code OciLayout.at(directory)}
   * @return what was done
   */
  default CopyResult pull(String image, ImageSink target) {
    return pull(pull -> pull.image(image).target(target));
  }

  /**
   * Pushes an image from a place.
   *
   * @param request what to push, and where to
   * @return what was done
   */
  CopyResult push(PushRequest request);

  /**
   * Pushes an image from a place.
   *
   * @param request sets what to push, and where to
   * @return what was done
   */
  default CopyResult push(Consumer<PushRequest.Builder> request) {
    return push(Requests.filled(PushRequest.builder(), request).build());
  }

  /**
   * Pushes an image, all its platforms, from a place.
   *
   * @param source for example {@code DockerArchive.at(file)}
   * @param image for example {@code us.icr.io/acme/web:1.0}
   * @return what was done
   */
  default CopyResult push(ImageSource source, String image) {
    return push(push -> push.source(source).image(image));
  }

  /**
   * Copies an image from one repository to another, in the same registry or across registries. The
   * digest stays the same, and no layer touches this machine's disk.
   *
   * @param request what to copy, and where to
   * @return what was done
   */
  CopyResult copy(CopyImageRequest request);

  /**
   * Copies an image from one repository to another.
   *
   * @param request sets what to copy, and where to
   * @return what was done
   */
  default CopyResult copy(Consumer<CopyImageRequest.Builder> request) {
    return copy(Requests.filled(CopyImageRequest.builder(), request).build());
  }

  /**
   * Copies an image, all its platforms, from one repository to another.
   *
   * @param source for example {@code us.icr.io/acme/web:1.0}
   * @param target for example {@code de.icr.io/acme/web:1.0}
   * @return what was done
   */
  default CopyResult copy(String source, String target) {
    return copy(copy -> copy.source(source).target(target));
  }

  /**
   * Copies an image from any place to any place.
   *
   * @param request the places, and how
   * @return what was done
   */
  CopyResult copy(CopyRequest request);

  /**
   * Copies an image, all its platforms, from any place to any place.
   *
   * @param source for example {@code OciLayout.at(directory)}
   * @param target for example {@code DockerArchive.at(file)}
   * @return what was done
   */
  default CopyResult copy(ImageSource source, ImageSink target) {
    return copy(CopyRequest.builder().source(source).target(target).build());
  }

  /**
   * Builds an image from a Dockerfile. Without an engine in the request, RUN and downloads of ADD
   * are refused, all at once and before anything is made.
   *
   * @param request what to build, how, and where it goes
   * @return what was built
   */
  BuildResult build(BuildImageRequest request);

  /**
   * Builds an image from a Dockerfile.
   *
   * @param request sets what to build, how, and where it goes
   * @return what was built
   */
  default BuildResult build(Consumer<BuildImageRequest.Builder> request) {
    return build(Requests.filled(BuildImageRequest.builder(), request).build());
  }

  /**
   * Builds an image from a Dockerfile, for the platform of this machine, and pushes it.
   *
   * @param context for example {@code BuildContext.at(directory)}
   * @param image for example {@code us.icr.io/acme/web:1.0}
   * @return what was built
   */
  default BuildResult build(BuildContext context, String image) {
    return build(build -> build.context(context).image(image));
  }

  /**
   * Changes an image, for example its labels or its base, and gives the result a name. Layers are
   * neither downloaded nor made anew.
   *
   * @param image the image
   * @param target the name of the result
   * @param changes is given an edit that changes nothing, and returns one that does
   * @return what was made
   */
  BuildResult edit(ImageReference image, ImageReference target, UnaryOperator<ImageEdit> changes);

  /**
   * Changes an image, for example its labels or its base; its name stands for the result then.
   *
   * <pre>{@code
   * images.edit("us.icr.io/acme/web:1", edit -> edit.label("team", "web"));
   * }</pre>
   *
   * @param image for example {@code us.icr.io/acme/web:1}
   * @param changes is given an edit that changes nothing, and returns one that does
   * @return what was made
   */
  default BuildResult edit(String image, UnaryOperator<ImageEdit> changes) {
    ImageReference named = ImageReference.parse(image);
    return edit(named, named, changes);
  }

  /**
   * An image in a registry as a place, like a layout or an archive is one. Nothing is sent yet.
   *
   * @param image the image
   * @return the place
   */
  ImageStore at(ImageReference image);

  /**
   * An image in a registry as a place, like a layout or an archive is one. Nothing is sent yet.
   *
   * @param image for example {@code us.icr.io/acme/web:1.0}
   * @return the place
   */
  default ImageStore at(String image) {
    return at(ImageReference.parse(image));
  }

  /**
   * Reads what an image is made of, without its layers.
   *
   * @param request what to inspect
   * @return manifest, configuration and platforms
   */
  ImageDetails inspect(InspectRequest request);

  /**
   * Reads what an image is made of, without its layers.
   *
   * @param request sets what to inspect
   * @return manifest, configuration and platforms
   */
  default ImageDetails inspect(Consumer<InspectRequest.Builder> request) {
    return inspect(Requests.filled(InspectRequest.builder(), request).build());
  }

  /**
   * Reads what an image is made of, without its layers: of an index, the image for this machine.
   *
   * @param image for example {@code us.icr.io/acme/web:1.0}
   * @return manifest, configuration and platforms
   */
  default ImageDetails inspect(String image) {
    return inspect(inspect -> inspect.image(image));
  }

  /**
   * Finds the digest that a name stands for.
   *
   * @param request the name
   * @return the digest of the manifest or index
   */
  Digest digest(DigestRequest request);

  /**
   * Finds the digest that a name stands for.
   *
   * @param request sets the name
   * @return the digest of the manifest or index
   */
  default Digest digest(Consumer<DigestRequest.Builder> request) {
    return digest(Requests.filled(DigestRequest.builder(), request).build());
  }

  /**
   * Finds the digest that a name stands for; one request.
   *
   * @param image for example {@code us.icr.io/acme/web:1.0}
   * @return the digest of the manifest or index
   */
  default Digest digest(String image) {
    return digest(digest -> digest.image(image));
  }

  /**
   * Deletes an image: its manifest, and with it every tag that points to it. To remove a tag and
   * keep the image, see {@link Tags#remove(String)}.
   *
   * @param request what to delete
   * @return what is gone
   */
  DeleteResult delete(DeleteImageRequest request);

  /**
   * Deletes an image and every tag that points to it.
   *
   * @param request sets what to delete
   * @return what is gone
   */
  default DeleteResult delete(Consumer<DeleteImageRequest.Builder> request) {
    return delete(Requests.filled(DeleteImageRequest.builder(), request).build());
  }

  /**
   * Deletes an image and every tag that points to it.
   *
   * @param image for example {@code us.icr.io/acme/web:0.9}
   * @return what is gone, the other tags included
   */
  default DeleteResult delete(String image) {
    return delete(delete -> delete.image(image));
  }
}
