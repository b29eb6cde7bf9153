package dev.registrysdk.local;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** An image for a container engine to build. */
@Model
@Value.Immutable
public interface EngineBuildRequest {
  /** What an image is built from: the files of a directory, the Dockerfile among them. */
  @FunctionalInterface
  interface Context {
    /**
     * Writes the files as a tar archive, while it is sent to the engine. Called once, on another
     * thread than the one that builds.
     *
     * @param tar where the archive goes; not to be closed
     * @throws IOException if a file cannot be read, or the engine takes no more
     */
    void writeTo(OutputStream tar) throws IOException;
  }

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
   * The names that the image gets.
   *
   * @return references with tags
   */
  List<ImageReference> tags();

  /**
   * The values of {@code ARG} instructions.
   *
   * @return names and values
   */
  Map<String, String> buildArgs();

  /**
   * Labels to add to those of the Dockerfile.
   *
   * @return names and values
   */
  Map<String, String> labels();

  /**
   * The stage to build.
   *
   * @return its name; the last one if empty
   */
  Optional<String> target();

  /**
   * The platform to build for.
   *
   * @return the platform; the engine's own if empty
   */
  Optional<Platform> platform();

  /**
   * Whether base images are looked up in their registries although the engine has them.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean pull() {
    return false;
  }

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
   * What the engine shows to the registries that base images come from. It is sent only over a
   * socket, over HTTPS or to a loopback address.
   *
   * @return credentials by registry, as in an image reference
   */
  Map<String, Credentials> credentials();

  /**
   * Is told how the build goes.
   *
   * @return called by one thread at a time, not by the one that builds; does nothing unless set
   */
  @Value.Default
  default Consumer<EngineMessage> listener() {
    return message -> {};
  }

  /** Checks that every name is one that an image can get. */
  @Value.Check
  default void check() {
    for (ImageReference name : tags()) {
      if (name.digest().isPresent()) {
        throw new IllegalArgumentException(
            "An image is built under a tag; its digest comes from its content: " + name);
      }
    }
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EngineBuildRequest}. */
  final class Builder extends ImmutableEngineBuildRequest.Builder {
    Builder() {}

    /**
     * Adds a name that the image gets.
     *
     * @param reference for example {@code us.icr.io/acme/web:1.0}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder tag(String reference) {
      return addTags(ImageReference.parse(reference));
    }

    /**
     * Sets the platform to build for.
     *
     * @param platform {@code os/architecture[/variant]}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder platform(String platform) {
      return platform(Platform.parse(platform));
    }
  }
}
