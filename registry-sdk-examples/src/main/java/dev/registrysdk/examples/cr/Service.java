package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamEndpoint;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.icr.Region;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which region of IBM Cloud Container Registry is meant, and who signs in there. */
final class Service {
  private final Io io;
  @Mixin private final Connection connection;
  @Mixin private final IamSignIn signIn;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description =
          "The region, for example us-south; 'cr region' lists them. Without it: $CR_REGION, or else"
              + " $IC_REGION.")
  private @Nullable String region;

  @Option(
      names = "--endpoint",
      paramLabel = "HOST",
      description =
          "A registry at another address, for example that of 'cr serve --icr'. Without it:"
              + " $CR_ENDPOINT, where no region is given.")
  private @Nullable String endpoint;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description =
          "The account, 32 hexadecimal digits. Without it: $CR_ACCOUNT, or else that of the"
              + " credentials.")
  private @Nullable String account;

  @Option(
      names = "--iam",
      paramLabel = "URL",
      description = "Where IAM is. Without it: $IBMCLOUD_IAM_API_ENDPOINT, or else the public one.")
  private @Nullable String iam;

  Service(Io io, Output output) {
    this.io = io;
    connection = new Connection(output);
    signIn = new IamSignIn(io, output);
  }

  /** Signs in at the region that is meant, or at the registry that an image is in. */
  Session open(Optional<String> registry) {
    Region there = registry.map(this::of).orElseGet(this::required);
    IamCredentials credentials = credentials(there);
    try {
      RegistryClient.Builder client = connection.builder(credentials).region(there);
      account().ifPresent(client::account);
      return new Session(
          client.build(),
          credentials,
          there,
          new ResourceGroups(() -> signIn.access(credentials, account(), connection.http())));
    } catch (RuntimeException e) {
      credentials.close();
      throw e;
    }
  }

  /** A client that does not say who it is for. */
  RegistryClient anonymous() {
    return connection.builder(CredentialProvider.anonymous()).region(required()).build();
  }

  /** The region that is in force; options count before the environment. */
  Optional<Region> region() {
    if (region != null && endpoint != null) {
      throw new IllegalArgumentException(
          "--region and --endpoint both say which registry is meant: give one of them");
    }
    return Optional.ofNullable(endpoint)
        .map(text -> read("--endpoint", text, Region::at))
        .or(() -> Optional.ofNullable(region).map(text -> read("--region", text, Region::of)))
        .or(() -> variable("CR_ENDPOINT", Region::at))
        .or(() -> variable("CR_REGION", Region::of))
        .or(() -> variable("IC_REGION", Region::of));
  }

  /** The account that was named. */
  Optional<String> account() {
    return Optional.ofNullable(account).or(() -> io.variable("CR_ACCOUNT"));
  }

  /** Where IAM is. */
  IamEndpoint iam() {
    return Optional.ofNullable(iam)
        .map(text -> read("--iam", text, IamEndpoint::at))
        .or(() -> IamPlace.endpoint(io))
        .orElse(IamEndpoint.PUBLIC);
  }

  private Region required() {
    return region()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Which region is meant? Each has its own namespaces and images: give --region"
                        + " NAME, or set CR_REGION; 'cr region' lists them"));
  }

  private Region of(String registry) {
    return region()
        .filter(given -> given.domain().equals(registry))
        .or(() -> Region.serving(registry))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    registry
                        + " is no registry of IBM Cloud. If one answers there, give --endpoint "
                        + registry));
  }

  private <T> Optional<T> variable(String name, Function<String, T> reader) {
    return io.variable(name).map(text -> read(name, text, reader));
  }

  /** The SDK's own messages say what is wrong; here is added where, and what the option is. */
  private static <T> T read(String where, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage()).replace("Region.at(host)", "--endpoint HOST");
      throw new IllegalArgumentException(where + ": " + message, e);
    }
  }

  private IamCredentials credentials(Region there) {
    IamOptions.Builder options = IamOptions.builder().endpoint(iam()).http(connection.http());
    if (Region.serving(there.domain()).isEmpty()) {
      options.registries(Set.of(there.domain()));
    }
    account().ifPresent(options::account);
    return signIn.open(options.build());
  }
}
