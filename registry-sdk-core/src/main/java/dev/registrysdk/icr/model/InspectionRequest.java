package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** An image to ask the service about. */
@Model
@Value.Immutable
public interface InspectionRequest {
  /**
   * The image.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link InspectionRequest}. */
  final class Builder extends ImmutableInspectionRequest.Builder {
    Builder() {}

    /**
     * Names the image.
     *
     * @param reference for example {@code us.icr.io/acme/web:1.0}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder image(String reference) {
      return image(ImageReference.parse(reference));
    }
  }
}
