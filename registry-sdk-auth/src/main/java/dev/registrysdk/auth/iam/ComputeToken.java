package dev.registrysdk.auth.iam;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The token by which a compute resource, such as a pod, is known. It is read for each request: the
 * cluster replaces the file.
 */
final class ComputeToken {
  /** Where clusters and Code Engine put it, first to last. */
  static final List<Path> PLACES =
      List.of(
          Path.of("/var/run/secrets/tokens/vault-token"),
          Path.of("/var/run/secrets/tokens/sa-token"),
          Path.of("/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token"));

  private static final long LIMIT = 64 << 10;

  private final List<Path> places;
  private final Optional<Secret> fixed;

  private ComputeToken(List<Path> places, Optional<Secret> fixed) {
    this.places = places;
    this.fixed = fixed;
  }

  static ComputeToken in(List<Path> places) {
    return new ComputeToken(places, Optional.empty());
  }

  static ComputeToken of(Secret token) {
    return new ComputeToken(List.of(), Optional.of(token));
  }

  Secret read(String what) {
    if (fixed.isPresent()) {
      return fixed.get();
    }
    Path file = places.stream().filter(Files::exists).findFirst().orElseThrow(() -> nowhere(what));
    try {
      String token = Files.size(file) > LIMIT ? "" : Files.readString(file).strip();
      if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ')) {
        throw failure(what, "there is no token in " + file);
      }
      return new Secret(token);
    } catch (IOException e) {
      // The cause is kept out of the message: what could not be decoded is secret.
      throw new StorageException(
          Failure.of(what).reason(file + " cannot be read").remedy(Remedy.CHECK_PATH).build(), e);
    }
  }

  private AuthenticationException nowhere(String what) {
    return failure(
        what,
        "there is no token of a compute resource in "
            + places.stream().map(Path::toString).collect(Collectors.joining(", ")));
  }

  private static AuthenticationException failure(String what, String reason) {
    return new AuthenticationException(
        Failure.of(what).reason(reason).remedy(Remedy.CHECK_COMPUTE_RESOURCE).build());
  }
}
