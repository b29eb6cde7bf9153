package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who signs in at one registry.
 *
 * @param prefix of the environment variables, {@code _USERNAME} and {@code _PASSWORD} behind it
 * @param username as given on the command line
 */
record Account(String prefix, @Nullable String username) {
  /** The user name, of the command line or else of the environment. */
  Optional<String> name(Io io) {
    return Optional.ofNullable(username).or(() -> io.variable(prefix + "_USERNAME"));
  }

  /**
   * The credentials, for the registry of that name and no other; anonymous without a user name.
   *
   * @throws IllegalArgumentException if there are credentials, from wherever, and the name only
   *     implies its registry
   */
  CredentialProvider at(Named named, Io io, boolean passwordStdin) {
    check(named, io);
    return at(named.registry(), io, passwordStdin);
  }

  /** Refuses to sign in where the name does not say to. */
  void check(Named named, Io io) {
    if (name(io).isPresent()) {
      named.requireRegistry(
          username == null ? ", or unset " + prefix + "_USERNAME to go there without" : "");
    }
  }

  /** The credentials, for that registry and no other; anonymous without a user name. */
  CredentialProvider at(String registry, Io io, boolean passwordStdin) {
    return name(io)
        .map(name -> Credentials.basic(name, password(io, passwordStdin)))
        .map(credentials -> CredentialProvider.of(registry, credentials))
        .orElse(CredentialProvider.anonymous());
  }

  /** The password on the next line of standard input. */
  static String readPassword(Io io) {
    return io.readLine()
        .orElseThrow(() -> new IllegalArgumentException("There is no password on standard input"));
  }

  /** The password that belongs to the user name. */
  String password(Io io, boolean passwordStdin) {
    return passwordStdin
        ? readPassword(io)
        : io.variable(prefix + "_PASSWORD")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "A user name needs a password: give it with --password-stdin, or in "
                            + prefix
                            + "_PASSWORD"));
  }
}
