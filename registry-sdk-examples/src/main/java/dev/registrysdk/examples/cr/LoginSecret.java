package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.icr.Region;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is shown to a registry and then kept. */
final class LoginSecret {
  /** Says that the password is an access token of IAM. */
  static final String TOKEN_USER = "iambearer";

  private static final String KEY_USER = "iamapikey";

  /** The user name of the registry tokens that IBM gave up in 2021. */
  private static final String DISCONTINUED = "token";

  private final Io io;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "The user. Without it: $REGISTRY_USERNAME.")
  private @Nullable String username;

  @Option(
      names = "--password-stdin",
      description =
          "Read the password from the first line of standard input. Without it:"
              + " $REGISTRY_PASSWORD.")
  private boolean password;

  @Option(
      names = "--api-key-stdin",
      description =
          "Read an API key of IBM Cloud from there; the user is " + KEY_USER + ". For icr.io only.")
  private boolean apiKey;

  @Option(
      names = "--token-stdin",
      description =
          "Read an access token of IBM Cloud from there, with or without 'Bearer'; the user is "
              + TOKEN_USER
              + ". For icr.io only.")
  private boolean token;

  LoginSecret(Io io) {
    this.io = io;
  }

  /** The credentials for a registry, read from where the options say. */
  Credentials.Basic at(Host host) {
    if (Stream.of(password, apiKey, token).filter(given -> given).count() > 1) {
      throw new IllegalArgumentException(
          "There is one line to read: give one of --password-stdin, --api-key-stdin and"
              + " --token-stdin");
    }
    if (apiKey || token) {
      return ofIbmCloud(host);
    }
    Account account = new Account("REGISTRY", username);
    String name =
        account
            .name(io)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Who signs in? Give --username NAME --password-stdin; for IBM Cloud"
                            + " --api-key-stdin or --token-stdin"));
    if (name.equals(DISCONTINUED) && Region.serves(host.name())) {
      throw new IllegalArgumentException(
          "IBM Cloud has no registry tokens any more, so nobody can be 'token': use"
              + " --api-key-stdin");
    }
    return new Credentials.Basic(name, filled(account.password(io, password)));
  }

  private Credentials.Basic ofIbmCloud(Host host) {
    String option = apiKey ? "--api-key-stdin" : "--token-stdin";
    if (username != null) {
      throw new IllegalArgumentException(
          option + " says who the user is: leave out --username, or use --password-stdin");
    }
    if (!ibmCloud(host)) {
      throw new IllegalArgumentException(
          "%s is no registry of IBM Cloud, and gets no secret of it; if it is one in front of it,"
                  .formatted(host)
              + " use --username "
              + (apiKey ? KEY_USER : TOKEN_USER)
              + " --password-stdin");
    }
    String secret = filled(Account.readPassword(io));
    if (apiKey) {
      return new Credentials.Basic(KEY_USER, IamSecrets.apiKey(secret));
    }
    return new Credentials.Basic(TOKEN_USER, IamSecrets.accessToken(secret));
  }

  private boolean ibmCloud(Host host) {
    return Region.serves(host.name())
        || IamPlace.registry(io).equals(Optional.of(host.name().toLowerCase(Locale.ROOT)));
  }

  private static String filled(String secret) {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("The first line of standard input is empty");
    }
    return secret;
  }
}
