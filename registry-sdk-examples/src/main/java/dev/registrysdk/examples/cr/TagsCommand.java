package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tags of a repository. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "tags",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the tags of a repository.",
    footerHeading = "%nExample:%n",
    footer = "  cr tags us.icr.io/acme/web")
final class TagsCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;

  @Parameters(
      index = "0",
      paramLabel = "REPOSITORY",
      description = "The repository, without a tag.")
  private Images repository;

  TagsCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
  }

  @Override
  public void run() {
    try (RegistryClient registry = connection.open(signIn.at(repository));
        Stream<String> tags = registry.tags().stream(repository.toString())) {
      output.results(new Json().with("repository", repository), "tags", tags);
    }
  }
}
