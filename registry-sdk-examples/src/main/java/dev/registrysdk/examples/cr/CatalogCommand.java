package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.oci.Repository;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Repositories of a registry. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the repositories of a registry; many public ones do not offer this.",
    footerHeading = "%nExample:%n",
    footer = "  cr catalog localhost:5000")
final class CatalogCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;

  @Parameters(
      index = "0",
      paramLabel = "REGISTRY",
      description = "The host, with :port if there is one.")
  private String host;

  CatalogCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
  }

  @Override
  public void run() {
    if (host.contains("://")) {
      throw new IllegalArgumentException(
          "A registry is a host, or host:port, not '%s'; leave out the scheme".formatted(host));
    }
    try (RegistryClient registry = connection.open(signIn.at(host));
        Stream<Repository> repositories = registry.repositories().stream(host)) {
      output.results(new Json().with("registry", host), "repositories", repositories);
    }
  }
}
