package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** An image for the service to build and to store. */
@Model
@Value.Immutable
public interface RemoteBuildRequest {
  /** What an image is built from: the files of a directory, the Dockerfile among them. */
  @FunctionalInterface
  interface Context {
    /**
     * Writes the files as a tar archive that is compressed with gzip, while it is sent. Called on
     * another thread than the one that builds, and again if the service asks for a newer token.
     *
     * @param archive where the archive goes; not to be closed
     * @throws IOException if a file cannot be read, or the service takes no more
     */
    void writeTo(OutputStream archive) throws IOException;
  }

  /**
   * The name the image gets.
   *
   * @return its reference, with a tag
   */
  ImageReference image();

  /**
   * What the image is built from.
   *
   * @return the context
   */
  Context context();

  /**
   * The Dockerfile.
   *
   * @return its path in the context, with slashes; {@code Dockerfile} unless set
   */
  @Value.Default
  default String dockerfile() {
    return "Dockerfile";
  }

  /**
   * The values of {@code ARG} instructions. The service sees them in the address of the request, so
   * they are no place for secrets.
   *
   * @return names and values
   */
  @Value.Redacted
  Map<String, String> buildArguments();

  /**
   * Whether all steps are done again, whatever earlier builds left.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean noCache() {
    return false;
  }

  /**
   * Whether base images are looked up in their registries although the service has them.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean pull() {
    return false;
  }

  /**
   * Whether the output of the steps is left out.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean quiet() {
    return false;
  }

  /**
   * Whether the new layers become one.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean squash() {
    return false;
  }

  /**
   * Is told how the build goes.
   *
   * @return called by one thread at a time, not by the one that builds; does nothing unless set
   */
  @Value.Default
  default Consumer<BuildMessage> listener() {
    return message -> {};
  }

  /** Checks the name. */
  @Value.Check
  default void check() {
    Names.checkTag(image());
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RemoteBuildRequest}. */
  final class Builder extends ImmutableRemoteBuildRequest.Builder {
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
