package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Registry to file. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Pull an image from a registry to this machine.",
    footerHeading = "%nExample:%n",
    footer = "  cr pull docker.io/library/alpine:3.20 oci:alpine --platform linux/arm64")
final class PullCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;
  @Mixin private final Choices choices = new Choices();

  @Parameters(index = "0", paramLabel = "IMAGE", description = "The image, by tag or digest.")
  private Image image;

  @Parameters(index = "1", paramLabel = "PLACE", description = Place.Local.FORMS + ".")
  private Place.Local target;

  PullCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
  }

  @Override
  public void run() {
    try (RegistryClient registry = connection.open(signIn.at(image))) {
      output.transfer(
          image,
          target,
          listener ->
              registry
                  .images()
                  .pull(
                      pull ->
                          pull.from(choices)
                              .image(image.reference())
                              .target(target.store())
                              .listener(listener)));
    }
  }
}
