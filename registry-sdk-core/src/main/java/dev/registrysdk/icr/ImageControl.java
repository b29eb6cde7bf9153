package dev.registrysdk.icr;

import dev.registrysdk.icr.model.AddTagRequest;
import dev.registrysdk.icr.model.ImageDeletion;
import dev.registrysdk.icr.model.ImageDeletionRequest;
import dev.registrysdk.icr.model.UntagRequest;
import dev.registrysdk.icr.model.Untagged;
import java.util.function.Consumer;

/**
 * One image at a time, in the calls of the service: what deleting, tagging and untagging are made
 * of at its registries.
 */
public interface ImageControl {
  /**
   * Deletes an image, and every tag that it has in its repository. It goes to the trash. If its
   * digest is looked up, that is what is deleted: a tag that moves meanwhile changes nothing.
   *
   * @param request the image
   * @return what is gone
   * @throws dev.registrysdk.error.DeniedException if it is a public image of IBM
   * @throws dev.registrysdk.error.NotFoundException if there is no such image
   * @throws dev.registrysdk.error.UnsupportedException if the image is not in a registry of the
   *     service
   */
  ImageDeletion delete(ImageDeletionRequest request);

  /**
   * Deletes an image, and every tag that it has in its repository.
   *
   * @param request sets the image
   * @return what is gone
   */
  default ImageDeletion delete(Consumer<ImageDeletionRequest.Builder> request) {
    return delete(Forms.filled(ImageDeletionRequest.builder(), request).build());
  }

  /**
   * Deletes an image, and every tag that it has in its repository.
   *
   * @param image for example {@code us.icr.io/acme/web:1.0}; without a tag, {@code latest} is meant
   * @return what is gone
   */
  default ImageDeletion delete(String image) {
    return delete(delete -> delete.image(image));
  }

  /**
   * Removes a tag and nothing else: the image stays, by its other tags and its digest.
   *
   * @param request the tag
   * @return what was removed
   * @throws dev.registrysdk.error.DeniedException if it is of a public image of IBM
   * @throws dev.registrysdk.error.NotFoundException if there is no such tag
   * @throws dev.registrysdk.error.UnsupportedException if the image is not in a registry of the
   *     service
   */
  Untagged removeTag(UntagRequest request);

  /**
   * Removes a tag and nothing else: the image stays, by its other tags and its digest.
   *
   * @param request sets the tag
   * @return what was removed
   */
  default Untagged removeTag(Consumer<UntagRequest.Builder> request) {
    return removeTag(Forms.filled(UntagRequest.builder(), request).build());
  }

  /**
   * Removes a tag and nothing else.
   *
   * @param tag for example {@code us.icr.io/acme/web:stable}
   * @return what was removed
   */
  default Untagged removeTag(String tag) {
    return removeTag(remove -> remove.tag(tag));
  }

  /**
   * Gives an image another tag, in any repository of the same registry. The tag is taken from the
   * image that has it. The service does it by itself: nothing is transferred.
   *
   * @param request image and tag
   * @throws dev.registrysdk.error.NotFoundException if there is no such image
   * @throws dev.registrysdk.error.UnsupportedException if they are in different registries, or in
   *     none of the service
   */
  void addTag(AddTagRequest request);

  /**
   * Gives an image another tag, in any repository of the same registry.
   *
   * @param request sets image and tag
   */
  default void addTag(Consumer<AddTagRequest.Builder> request) {
    addTag(Forms.filled(AddTagRequest.builder(), request).build());
  }

  /**
   * Gives an image another tag, in any repository of the same registry.
   *
   * @param image for example {@code us.icr.io/acme/web:1.0}
   * @param tag the new tag, for example {@code us.icr.io/acme/app:stable}
   */
  default void addTag(String image, String tag) {
    addTag(add -> add.image(image).tag(tag));
  }
}
