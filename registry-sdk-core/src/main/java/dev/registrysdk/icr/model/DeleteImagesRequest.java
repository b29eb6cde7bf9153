package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** Images to delete. With each goes every tag that it has in its repository. */
@Model
@Value.Immutable
public interface DeleteImagesRequest {
  /**
   * The images, also of several regions.
   *
   * @return their references, best by digest
   */
  List<ImageReference> images();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DeleteImagesRequest}. */
  final class Builder extends ImmutableDeleteImagesRequest.Builder {
    Builder() {}

    /**
     * Adds an image.
     *
     * @param reference for example {@code us.icr.io/acme/web@sha256:…}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder addImage(String reference) {
      return addImages(ImageReference.parseExact(reference));
    }
  }
}
