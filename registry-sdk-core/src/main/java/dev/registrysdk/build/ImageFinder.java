package dev.registrysdk.build;

import dev.registrysdk.store.ImageSource;

/** Tells where the images are that a Dockerfile names in FROM and {@code COPY --from}. */
@FunctionalInterface
public interface ImageFinder {
  /**
   * Finds an image. Nothing has to be read yet.
   *
   * @param reference the image as the Dockerfile names it, with variables replaced, for example
   *     {@code alpine:3.20}
   * @return where it is
   * @throws IllegalArgumentException if the text is not the name of an image
   */
  ImageSource find(String reference);
}
