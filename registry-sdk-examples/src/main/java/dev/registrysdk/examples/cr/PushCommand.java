package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** File to registry. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Push an image from this machine to a registry.",
    footerHeading = "%nExample:%n",
    footer =
        "  cr push oci:alpine us.icr.io/acme/alpine:3.20 --username iamapikey --password-stdin < key")
final class PushCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;
  @Mixin private final Choices choices = new Choices();

  @Parameters(index = "0", paramLabel = "PLACE", description = Place.Local.FORMS + ".")
  private Place.Local source;

  @Parameters(index = "1", paramLabel = "IMAGE", description = "The name the image gets.")
  private Image image;

  PushCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
  }

  @Override
  public void run() {
    try (RegistryClient registry = connection.open(signIn.at(image))) {
      output.transfer(
          source,
          image,
          listener ->
              registry
                  .images()
                  .push(
                      push ->
                          push.from(choices)
                              .source(source.store())
                              .image(image.reference())
                              .listener(listener)));
    }
  }
}
