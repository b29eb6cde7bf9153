package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.CredentialProvider;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Who signs in where, for a command that can name two registries. With two, a name without a side
 * is refused: it must never be a guess where a password goes.
 */
final class CopySignIn {
  private final Io io;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description =
          "Sign in, if only one registry is named. Without it: $REGISTRY_USERNAME; else for IBM"
              + " Cloud what the environment has; else what 'cr login', docker, podman or skopeo"
              + " keep; else anonymous. A user name is refused for a name without a registry: write"
              + " docker.io out.")
  private @Nullable String username;

  @Option(
      names = "--source-username",
      paramLabel = "NAME",
      description = "Sign in at the first of two registries. Or: $REGISTRY_SOURCE_USERNAME.")
  private @Nullable String sourceUsername;

  @Option(
      names = "--target-username",
      paramLabel = "NAME",
      description = "Sign in at the second of two registries. Or: $REGISTRY_TARGET_USERNAME.")
  private @Nullable String targetUsername;

  @Option(
      names = "--password-stdin",
      description =
          "Read the password from standard input; with two user names a line for each, the"
              + " source's first. Without it: $REGISTRY_PASSWORD, $REGISTRY_SOURCE_PASSWORD,"
              + " $REGISTRY_TARGET_PASSWORD.")
  private boolean passwordStdin;

  @Option(
      names = "--anonymous",
      description = "Sign in nowhere, whatever the environment and the files have.")
  private boolean anonymous;

  CopySignIn(Io io) {
    this.io = io;
  }

  /** The credentials for the registries among these places, each for its own registry only. */
  CredentialProvider at(Place source, Place target) {
    List<Image> images =
        Stream.of(source, target).map(Place::image).flatMap(Optional::stream).toList();
    if (anonymous) {
      requireNobody();
      return CredentialProvider.anonymous();
    }
    return images.stream().map(Image::registry).distinct().count() == 2
        ? atTwo(images.get(0), images.get(1))
        : images.stream()
            .findFirst()
            .map(one -> atOne(images))
            .orElse(CredentialProvider.anonymous());
  }

  private void requireNobody() {
    boolean somebody =
        Stream.of(username, sourceUsername, targetUsername).anyMatch(Objects::nonNull);
    if (somebody || passwordStdin) {
      throw new IllegalArgumentException(
          "--anonymous is to sign in as nobody: leave out the user names and --password-stdin");
    }
  }

  private CredentialProvider atOne(List<Image> images) {
    if (sourceUsername != null || targetUsername != null) {
      throw new IllegalArgumentException("Only one registry is named: use --username");
    }
    Account account = new Account("REGISTRY", username);
    requireName(account);
    images.forEach(image -> account.check(image, io));
    return account.name(io).isPresent()
        ? account.at(images.get(0), io, passwordStdin)
        : saved(images);
  }

  private CredentialProvider atTwo(Image source, Image target) {
    if (username != null) {
      throw new IllegalArgumentException(
          "--username could be meant for "
              + source.registry()
              + " or for "
              + target.registry()
              + ": use --source-username or --target-username");
    }
    Account first = new Account("REGISTRY_SOURCE", sourceUsername);
    Account second = new Account("REGISTRY_TARGET", targetUsername);
    requireName(first, second);
    first.check(source, io);
    second.check(target, io);
    return CredentialProvider.firstOf(
        first.at(source, io, passwordStdin),
        second.at(target, io, passwordStdin),
        saved(List.of(source, target)));
  }

  private CredentialProvider saved(List<Image> images) {
    return SavedLogins.of(
        io, images.stream().map(image -> Optional.of(image.inRepository())).toList());
  }

  private void requireName(Account... accounts) {
    if (passwordStdin && Stream.of(accounts).allMatch(account -> account.name(io).isEmpty())) {
      throw new IllegalArgumentException("--password-stdin needs a user name");
    }
  }
}
