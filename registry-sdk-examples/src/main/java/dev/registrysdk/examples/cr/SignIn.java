package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.oci.Repository;
import java.util.List;
import java.util.Optional;
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
              + " $REGISTRY_USERNAME; else for IBM Cloud what the environment has, such as"
              + " $IBMCLOUD_API_KEY; else what 'cr login', docker, podman or skopeo keep in their"
              + " files and helpers; else anonymous. The first two are refused for a name without a"
              + " registry: write docker.io out.")
  private @Nullable String username;

  @Option(
      names = "--password-stdin",
      description =
          "Read the password from the first line of standard input. Without it:"
              + " $REGISTRY_PASSWORD.")
  private boolean passwordStdin;

  @Option(
      names = "--anonymous",
      description = "Do not sign in, whatever the environment and the files have.")
  private boolean anonymous;

  SignIn(Io io) {
    this.io = io;
  }

  /** The credentials, for the registry of that name and no other. */
  CredentialProvider at(Named name) {
    Account account = account();
    if (anonymous) {
      return CredentialProvider.anonymous();
    }
    account.check(name, io);
    return at(account, name.registry(), Optional.of(name.inRepository()));
  }

  /** The credentials, for that registry and no other. */
  CredentialProvider at(String registry) {
    Account account = account();
    return anonymous ? CredentialProvider.anonymous() : at(account, registry, Optional.empty());
  }

  private CredentialProvider at(Account account, String registry, Optional<Repository> repository) {
    return account.name(io).isPresent()
        ? account.at(registry, io, passwordStdin)
        : SavedLogins.of(io, List.of(repository));
  }

  /** No credentials, for a command that names no registry this time. */
  CredentialProvider nowhere() {
    if (username != null || passwordStdin) {
      throw new IllegalArgumentException("No registry is named that --username could be for");
    }
    return CredentialProvider.anonymous();
  }

  private Account account() {
    if (anonymous && (username != null || passwordStdin)) {
      throw new IllegalArgumentException(
          "--anonymous is to sign in as nobody: leave out --username and --password-stdin");
    }
    Account account = new Account("REGISTRY", username);
    if (passwordStdin && account.name(io).isEmpty()) {
      throw new IllegalArgumentException("--password-stdin needs --username");
    }
    return account;
  }
}
