package dev.registrysdk;

import dev.registrysdk.build.BuildContext;
import dev.registrysdk.build.BuildOptions;
import dev.registrysdk.build.ImageBuildEngine;
import dev.registrysdk.local.DockerEngine;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A Dockerfile to build, and the name or place that the image gets. */
@Model
@Value.Immutable
public interface BuildImageRequest extends BuildOptions {
  /**
   * The name the image gets in its registry.
   *
   * @return its reference; empty if the image goes to another place
   */
  Optional<ImageReference> image();

  /**
   * The place the image goes to, instead of a registry.
   *
   * @return for example {@code OciLayout.at(directory)}; empty if the image gets a name
   */
  Optional<ImageSink> target();

  /**
   * Further names the image gets once it is pushed.
   *
   * @return their references, in the same repository or another one
   */
  List<ImageReference> tags();

  /**
   * Who builds the image.
   *
   * @return this SDK, without an engine, unless set
   */
  @Value.Default
  default BuildMethod method() {
    return BuildMethod.daemonless();
  }

  /**
   * Whether an engine or a service looks base images up in their registries although it has them.
   * Without an engine that is done always.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean pull() {
    return false;
  }

  /**
   * Whether an engine or a service does all steps again, whatever earlier builds left. Without an
   * engine that is done always.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean noCache() {
    return false;
  }

  /** Checks the invariants. */
  @Value.Check
  @Override
  default void check() {
    BuildOptions.super.check();
    if (image().isPresent() == target().isPresent()) {
      throw new IllegalArgumentException(
          "A build has either an image, which is pushed to its registry, or a target");
    }
    if (image().isEmpty() && !tags().isEmpty()) {
      throw new IllegalArgumentException(
          "Tags are further names of an image in a registry: " + tags() + " need an image");
    }
    for (ImageReference name : tags()) {
      if (name.digest().isPresent()) {
        throw new IllegalArgumentException("Not a tag: " + name + "; write repository:tag");
      }
    }
    method()
        .obstacle(this)
        .ifPresent(
            obstacle -> {
              throw new IllegalArgumentException(
                  "A build " + method() + " cannot " + obstacle + "; without an engine it can");
            });
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildImageRequest}. */
  final class Builder extends ImmutableBuildImageRequest.Builder {
    Builder() {}

    /**
     * Sets the directory with the Dockerfile and the files that it copies.
     *
     * @param directory its path
     * @return this builder
     */
    public Builder context(Path directory) {
      return context(BuildContext.at(directory));
    }

    /**
     * Has the image built by a builder that the caller has made.
     *
     * @param builder builds and writes the image
     * @return this builder
     */
    public Builder engine(ImageBuildEngine builder) {
      return method(BuildMethod.by(builder));
    }

    /**
     * Has the image built by an engine such as Docker or Podman.
     *
     * @param engine the engine
     * @return this builder
     * @see BuildMethod#engine
     */
    public Builder engine(DockerEngine engine) {
      return method(BuildMethod.engine(engine));
    }

    /**
     * Has the image built by the service of its registry.
     *
     * @return this builder
     * @see BuildMethod#remote
     */
    public Builder remote() {
      return method(BuildMethod.remote());
    }

    /**
     * Has the image built without an engine if that is possible, else by an engine.
     *
     * @return this builder
     * @see BuildMethod#automatic()
     */
    public Builder automatic() {
      return method(BuildMethod.automatic());
    }

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

    /**
     * Adds a further name.
     *
     * @param reference for example {@code us.icr.io/acme/web:stable}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder tag(String reference) {
      return addTags(ImageReference.parse(reference));
    }

    /**
     * Adds a platform to build for.
     *
     * @param platform {@code os/architecture[/variant]}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder platform(String platform) {
      return addPlatforms(Platform.parse(platform));
    }

    /**
     * Sets a build argument.
     *
     * @param name the name that ARG declares
     * @param value its value
     * @return this builder
     */
    public Builder argument(String name, String value) {
      return putArguments(name, value);
    }
  }
}
