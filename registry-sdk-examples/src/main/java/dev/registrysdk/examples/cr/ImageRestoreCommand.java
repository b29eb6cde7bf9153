package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.RestoreResult;
import dev.registrysdk.oci.Repository;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** An image back from the trash. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "image-restore",
    description = "Restore an image: by digest with all its tags, by tag with that tag.",
    footer = "  cr image-restore us.icr.io/acme/web:0.9")
final class ImageRestoreCommand extends ServiceCommand {
  @Parameters(index = "0", paramLabel = "IMAGE", description = "The image, by tag or digest.")
  private Exact image;

  ImageRestoreCommand(Io io) {
    super(io);
  }

  @Override
  Optional<String> registry() {
    return Optional.of(image.registry());
  }

  @Override
  void run(Session session) {
    RestoreResult result =
        session.client().trash().restore(request -> request.image(image.reference()));
    Repository repository = result.image().repository();
    if (!result.notRestored().isEmpty()) {
      output.note(
          "Other images have these tags now, so they did not come back: "
              + Cells.list(result.notRestored()));
    }
    output.result(
        new Json()
            .with("image", result.image())
            .with("restored", result.restored())
            .with("notRestored", result.notRestored()),
        Stream.concat(result.restored().stream().map(repository::tag), Stream.of(result.image()))
            .distinct()
            .toArray());
  }
}
