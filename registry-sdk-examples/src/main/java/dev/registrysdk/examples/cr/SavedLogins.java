package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.docker.DockerConfig;
import dev.registrysdk.auth.docker.DockerConfigOptions;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.auth.keychain.Keychain;
import dev.registrysdk.auth.keychain.KeychainOptions;
import dev.registrysdk.oci.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that are there without an option: for IBM Cloud what the environment has, for
 * every registry what {@code cr login}, docker, podman and skopeo keep.
 */
final class SavedLogins {
  private SavedLogins() {}

  /** For any registry. */
  static Keychain open(Io io) {
    IamOptions.Builder iam = IamOptions.builder();
    IamPlace.registry(io).ifPresent(iam::addRegistries);
    Keychain keychain =
        Keychain.of(
            KeychainOptions.builder()
                .environment(io.iam())
                .iam(iam.build())
                .docker(file(io, null))
                .build());
    io.opened().add(keychain::close);
    return keychain;
  }

  /** For repositories, by podman's keys for parts of a registry where there are such. */
  static CredentialProvider of(Io io, List<Optional<Repository>> repositories) {
    Keychain keychain = open(io);
    List<CredentialProvider> links = new ArrayList<>();
    repositories.stream()
        .flatMap(Optional::stream)
        .map(keychain::forRepository)
        .forEach(links::add);
    links.add(keychain);
    return CredentialProvider.firstOf(links.toArray(CredentialProvider[]::new));
  }

  /** The files of docker and podman, or one file. */
  static DockerConfig file(Io io, @Nullable Path only) {
    return DockerConfig.of(
        DockerConfigOptions.builder().from(io.docker()).file(Optional.ofNullable(only)).build());
  }
}
