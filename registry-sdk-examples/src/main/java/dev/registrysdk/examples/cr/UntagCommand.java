package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A tag less. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "untag",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Remove a tag and nothing else.",
    footerHeading = "%nExample:%n",
    footer = "  cr untag us.icr.io/acme/web:stable")
final class UntagCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;

  @Parameters(index = "0", paramLabel = "IMAGE", description = "Repository and tag.")
  private Exact image;

  UntagCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
  }

  @Override
  public void run() {
    try (RegistryClient registry = connection.open(signIn.at(image))) {
      registry.tags().remove(remove -> remove.tag(image.reference()));
      output.result(new Json().with("tag", image), image);
    }
  }
}
