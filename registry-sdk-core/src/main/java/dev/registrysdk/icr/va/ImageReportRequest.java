package dev.registrysdk.icr.va;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** An image whose report or status is wanted. */
@Model
@Value.Immutable
public interface ImageReportRequest {
  /**
   * The image. Its registry is asked.
   *
   * @return a reference with a tag; only tagged images are scanned
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

  /** Builds an {@link ImageReportRequest}. */
  final class Builder extends ImmutableImageReportRequest.Builder {
    Builder() {}

    /**
     * Names the image; {@code latest} is meant if it has neither tag nor digest.
     *
     * @param name for example {@code us.icr.io/acme/web:1.0}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text is not a reference
     */
    public Builder image(String name) {
      return image(ImageReference.parse(name));
    }
  }
}
