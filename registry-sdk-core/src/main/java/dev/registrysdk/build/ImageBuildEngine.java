package dev.registrysdk.build;

/** Builds images from Dockerfiles. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface ImageBuildEngine {
  /**
   * Builds an image and writes it. The calling thread waits; interrupting it ends the build with a
   * {@link dev.registrysdk.error.CancelledException}.
   *
   * @param request what to build, and where it goes
   * @return what was built
   * @throws dev.registrysdk.error.RegistryException if the build context, an image or the target
   *     cannot be used
   * @throws dev.registrysdk.build.dockerfile.DockerfileException if the Dockerfile does not follow
   *     the syntax, or asks for what cannot be done
   */
  BuildResult build(BuildRequest request);
}
