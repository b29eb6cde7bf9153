package dev.registrysdk.build;

import dev.registrysdk.build.dockerfile.Dockerfile;
import dev.registrysdk.build.dockerfile.DockerfileException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.oci.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The directory whose files a Dockerfile copies, with that Dockerfile.
 *
 * <p>What {@code <Dockerfile>.dockerignore} beside the Dockerfile, or else {@code .dockerignore} in
 * the directory, leaves out is not there. The patterns are those of Docker. The files are read when
 * they are needed, and never as a whole.
 */
@Model
@Value.Immutable
public interface BuildContext {
  /**
   * The directory.
   *
   * @return its path
   */
  Path directory();

  /**
   * Where the Dockerfile is. It can be outside the directory.
   *
   * @return its path, absolute or relative to the directory; {@code Dockerfile} unless set
   */
  @Value.Default
  default Path dockerfilePath() {
    return directory().getFileSystem().getPath("Dockerfile");
  }

  /**
   * A Dockerfile that is no file. {@link #dockerfilePath} is its name then, and need not be there.
   *
   * @return the text
   */
  Optional<String> dockerfileText();

  /**
   * The context of a directory with a {@code Dockerfile} in it.
   *
   * @param directory the directory
   * @return the context
   */
  static BuildContext at(Path directory) {
    return builder().directory(directory).build();
  }

  /**
   * Reads the Dockerfile.
   *
   * @return the Dockerfile
   * @throws DockerfileException if it does not follow the syntax
   * @throws NotFoundException if it does not exist
   * @throws RegistryException if it cannot be read
   */
  default Dockerfile dockerfile() {
    return Dockerfile.parse(dockerfilePath().toString(), ContextText.dockerfile(this));
  }

  /**
   * The file that says what is left out.
   *
   * @return its path, if there is one
   */
  default Optional<Path> ignoreFile() {
    Path dockerfile = directory().resolve(dockerfilePath());
    Path own = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
    Path shared = directory().resolve(".dockerignore");
    return Files.exists(own)
        ? Optional.of(own)
        : Files.exists(shared) ? Optional.of(shared) : Optional.empty();
  }

  /**
   * Starts a context.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildContext}. */
  final class Builder extends ImmutableBuildContext.Builder {
    Builder() {}
  }
}
