package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.oci.Digest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Name to digest. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "digest",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Print the digest that a name stands for.",
    footerHeading = "%nExample:%n",
    footer = "  cr digest us.icr.io/acme/web:1.0")
final class DigestCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;

  @Parameters(index = "0", paramLabel = "IMAGE", description = "The image, by tag or digest.")
  private Image image;

  DigestCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
  }

  @Override
  public void run() {
    try (RegistryClient registry = connection.open(signIn.at(image))) {
      Digest digest = registry.images().digest(find -> find.image(image.reference()));
      output.result(new Json().with("image", image).with("digest", digest), digest);
    }
  }
}
