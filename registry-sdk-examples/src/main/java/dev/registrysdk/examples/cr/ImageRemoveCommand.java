package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.icr.model.BulkDeleteResult;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Images less. */
@Command(
    name = "image-rm",
    description =
        "Delete images, and with each every tag that it has. They go to the trash for 30 days.",
    footer = "  cr image-rm us.icr.io/acme/web:0.9")
final class ImageRemoveCommand extends ServiceCommand {
  @Parameters(
      index = "0",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "An image, by tag or digest.")
  private List<Exact> images = List.of();

  @Mixin private final Consent consent;

  ImageRemoveCommand(Io io) {
    super(io);
    consent = new Consent(io);
  }

  @Override
  Optional<String> registry() {
    return Optional.of(images.get(0).registry());
  }

  @Override
  void run(Session session) {
    RegistryClient client = session.client();
    consent.refuseAlone("Delete the images");
    Doomed doomed = Doomed.find(client, images.stream().map(Exact::reference).toList());
    consent.ask("Delete these images", doomed::lines);
    BulkDeleteResult result = client.images().deleteAll(doomed.images());
    new Deletion(output, "Could not delete all images").tell(new Json(), doomed, result);
  }
}
