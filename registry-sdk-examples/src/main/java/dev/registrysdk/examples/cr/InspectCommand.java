package dev.registrysdk.examples.cr;

import dev.registrysdk.ImageDetails;
import dev.registrysdk.RegistryClient;
import dev.registrysdk.oci.Platform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an image is made of. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Show what an image is made of.",
    footerHeading = "%nExample:%n",
    footer = "  cr inspect us.icr.io/acme/web:1.0 --platform linux/arm64")
final class InspectCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;

  @Parameters(index = "0", paramLabel = "IMAGE", description = "The image, by tag or digest.")
  private Image image;

  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      description = "Which image of an index; this machine's, or else the first, unless given.")
  private @Nullable Platform platform;

  InspectCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
  }

  @Override
  public void run() {
    try (RegistryClient registry = connection.open(signIn.at(image))) {
      ImageDetails details =
          registry
              .images()
              .inspect(
                  inspect ->
                      inspect.image(image.reference()).platform(Optional.ofNullable(platform)));
      Description description = new Description(details);
      output.result(description.json(), description.lines().toArray());
    }
  }
}
