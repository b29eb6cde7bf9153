package dev.registrysdk;

import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.DockerfileBuilder;
import dev.registrysdk.build.ImageBuildEngine;
import dev.registrysdk.local.DockerEngine;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who builds the image of a {@link BuildImageRequest}. Immutable and safe for several threads. */
public abstract sealed class BuildMethod
    permits OwnMethod, EngineMethod, ServiceMethod, AutomaticMethod {
  BuildMethod() {}

  /**
   * This SDK, without an engine: everything but RUN and downloads.
   *
   * @return the method
   * @see DockerfileBuilder
   */
  public static BuildMethod daemonless() {
    return by(new DockerfileBuilder());
  }

  /**
   * A builder that the caller has made.
   *
   * @param builder builds and writes the image
   * @return the method
   */
  public static BuildMethod by(ImageBuildEngine builder) {
    return new OwnMethod(builder);
  }

  /**
   * An engine such as Docker or Podman, which gets the build context, and what the client would
   * show to the registries of the base images. The image stays in the engine under its name, and is
   * copied from there; so its layers are compressed here, and those of the base get other digests
   * than they have in their registry.
   *
   * <p>An engine builds for one platform, and dates images itself: {@code created} and {@code
   * SOURCE_DATE_EPOCH} are refused, and so is a format, a compression, and annotations.
   *
   * @param engine the engine
   * @return the method
   */
  public static BuildMethod engine(DockerEngine engine) {
    return new EngineMethod(engine);
  }

  /**
   * The builder of the registry's service, {@code POST /api/v1/builds}, which gets the build
   * context and stores the image itself. IBM has switched it off in October 2021: there the answer
   * is an {@link dev.registrysdk.error.UnsupportedException} that names other ways.
   *
   * <p>It has one platform, and takes build arguments only: a stage, labels and what engines refuse
   * are refused.
   *
   * @return the method
   */
  public static BuildMethod remote() {
    return ServiceMethod.INSTANCE;
  }

  /**
   * This SDK if it can, else an engine: the one that Docker's command line would talk to, or
   * Podman's. Nothing was made yet when it changes over.
   *
   * @return the method
   * @see DockerEngine#local()
   * @see DockerEngine#podman()
   */
  public static BuildMethod automatic() {
    return new AutomaticMethod(List.of(DockerEngine::local, DockerEngine::podman));
  }

  /**
   * This SDK if it can, else the first of some engines that answers.
   *
   * @param engines the engines, most wanted first
   * @return the method
   */
  public static BuildMethod automatic(DockerEngine... engines) {
    return new AutomaticMethod(
        List.of(engines).stream().<Supplier<DockerEngine>>map(engine -> () -> engine).toList());
  }

  /** What of a request it cannot do, in words; empty if it can try. */
  abstract Optional<String> obstacle(BuildImageRequest request);

  /** Builds the image, and stores it where the request says. */
  abstract BuildResult build(BuildImageRequest request, BuildSite site);
}
