package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.RegistryAccess;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamIdentity;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.http.HttpOptions;
import java.util.Optional;
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
    return open(options());
  }

  /** The credentials, asked for in a way that the command chose. */
  IamCredentials open(IamOptions options) {
    if (apiKey && token) {
      throw new IllegalArgumentException(
          "--api-key-stdin and --token-stdin both read standard input: give one of them");
    }
    if (apiKey) {
      return opened(IamCredentials.of(IamIdentity.apiKey(secret("API key")), options));
    }
    if (token) {
      String checked = IamSecrets.accessToken(secret("access token"));
      return opened(IamCredentials.of(IamIdentity.userToken(checked), options));
    }
    return opened(IamCredentials.fromEnvironment(io.iam(), options));
  }

  private String secret(String kind) {
    return io.readLine()
        .filter(line -> !line.isBlank())
        .orElseThrow(
            () -> new IllegalArgumentException("There is no " + kind + " on standard input"))
        .strip();
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
    return access(credentials, Optional.empty(), http());
  }

  /** An IAM of one's own is the resource controller too; IBM Cloud has two hosts. */
  RegistryAccess access(IamCredentials credentials, Optional<String> account, HttpOptions options) {
    String iam = credentials.endpoint().host();
    RegistryAccess.Builder builder =
        RegistryAccess.builder().credentials(credentials).iam(iam).http(options);
    account.ifPresent(builder::account);
    IamPlace.resourceController(io)
        .or(() -> Optional.of(iam).filter(own -> !own.endsWith(".cloud.ibm.com")))
        .ifPresent(builder::resourceController);
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
