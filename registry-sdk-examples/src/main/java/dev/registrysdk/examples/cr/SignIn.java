package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.CredentialProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who signs in, for a command that names one registry. */
final class SignIn {
  private final Io io;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description =
          "Sign in at the registry that the command names, and nowhere else. Without it:"
              + " $REGISTRY_USERNAME, or else anonymous. Either is refused for a name without a"
              + " registry: write docker.io out.")
  private @Nullable String username;

  @Option(
      names = "--password-stdin",
      description =
          "Read the password from the first line of standard input. Without it:"
              + " $REGISTRY_PASSWORD.")
  private boolean passwordStdin;

  SignIn(Io io) {
    this.io = io;
  }

  /** The credentials, for the registry of that name and no other. */
  CredentialProvider at(Named name) {
    return account().at(name, io, passwordStdin);
  }

  /** The credentials, for that registry and no other. */
  CredentialProvider at(String registry) {
    return account().at(registry, io, passwordStdin);
  }

  /** No credentials, for a command that names no registry this time. */
  CredentialProvider nowhere() {
    if (username != null || passwordStdin) {
      throw new IllegalArgumentException("No registry is named that --username could be for");
    }
    return CredentialProvider.anonymous();
  }

  private Account account() {
    Account account = new Account("REGISTRY", username);
    if (passwordStdin && account.name(io).isEmpty()) {
      throw new IllegalArgumentException("--password-stdin needs --username");
    }
    return account;
  }
}
