package dev.registrysdk.examples.cr;

import dev.registrysdk.DeleteResult;
import dev.registrysdk.RegistryClient;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An image less. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Delete an image, and with it every tag that points to it.",
    footerHeading = "%nExample:%n",
    footer = "  cr delete us.icr.io/acme/web:0.9")
final class DeleteCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;

  @Parameters(index = "0", paramLabel = "IMAGE", description = "The image, by tag or digest.")
  private Exact image;

  DeleteCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
  }

  @Override
  public void run() {
    ImageReference reference = image.reference();
    try (RegistryClient registry = connection.open(signIn.at(image))) {
      DeleteResult gone = registry.images().delete(delete -> delete.image(reference));
      Repository repository = reference.repository();
      output.result(
          new Json().with("image", image).with("digest", gone.digest()).with("tags", gone.tags()),
          Stream.concat(
                  gone.tags().stream().map(repository::tag),
                  Stream.of(repository.digest(gone.digest())))
              .toArray());
    }
  }
}
