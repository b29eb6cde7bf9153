package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.RegistryAccess;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamIdentity;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.http.HttpOptions;
import picocli.CommandLine.Option;

/** Who signs in to IBM Cloud, for a command that works with its identities. */
final class IamSignIn {
  private final Io io;
  private final Output output;

  @Option(
      names = "--api-key-stdin",
      description =
          "Read an API key from the first line of standard input. Without it: what the environment"
              + " has, such as $IBMCLOUD_API_KEY, or the login of ibmcloud.")
  private boolean apiKey;

  @Option(
      names = "--token-stdin",
      description = "Read an access token from there, with or without 'Bearer'.")
  private boolean token;

  IamSignIn(Io io, Output output) {
    this.io = io;
    this.output = output;
  }

  /** Whether an option says who it is. */
  boolean given() {
    return apiKey || token;
  }

  /** The credentials; closed when the command has ended. */
  IamCredentials open() {
    if (apiKey && token) {
      throw new IllegalArgumentException(
          "There is one line to read: give --api-key-stdin or --token-stdin");
    }
    if (!given()) {
      return opened(IamCredentials.fromEnvironment(io.iam(), options()));
    }
    String secret = Account.readPassword(io);
    return apiKey ? ofApiKey(secret) : ofToken(secret);
  }

  /** The credentials of whoever has an API key. */
  IamCredentials ofApiKey(String key) {
    return opened(IamCredentials.of(IamIdentity.apiKey(key), options()));
  }

  /** The credentials of whoever has an access token. */
  IamCredentials ofToken(String accessToken) {
    String checked = IamSecrets.accessToken(accessToken);
    return opened(IamCredentials.of(IamIdentity.userToken(checked), options()));
  }

  /** The administration of identities, closed when the command has ended. */
  RegistryAccess access(IamCredentials credentials) {
    String iam = credentials.endpoint().host();
    RegistryAccess.Builder builder =
        RegistryAccess.builder().credentials(credentials).iam(iam).http(http());
    IamPlace.resourceController(io).ifPresent(builder::resourceController);
    RegistryAccess access = builder.build();
    io.opened().add(access::close);
    return access;
  }

  private IamCredentials opened(IamCredentials credentials) {
    io.opened().add(credentials::close);
    return credentials;
  }

  private IamOptions options() {
    IamOptions.Builder options = IamOptions.builder().http(http());
    IamPlace.endpoint(io).ifPresent(options::endpoint);
    return options.account(io.variable("IC_ACCOUNT_ID")).build();
  }

  private HttpOptions http() {
    return HttpOptions.builder().callListener(output.wireLog()).userAgentSuffix("cr").build();
  }
}
