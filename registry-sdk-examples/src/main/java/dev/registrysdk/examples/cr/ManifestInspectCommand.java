package dev.registrysdk.examples.cr;

import dev.registrysdk.oci.ManifestDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A manifest as it is stored. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "manifest-inspect",
    description = "Print the manifest of an image or an index, byte for byte.",
    footer = "  cr manifest-inspect us.icr.io/acme/web:1.0")
final class ManifestInspectCommand extends ServiceCommand {
  @Parameters(index = "0", paramLabel = "IMAGE", description = "The image, by tag or digest.")
  private Image image;

  ManifestInspectCommand(Io io) {
    super(io);
  }

  @Override
  Optional<String> registry() {
    return Optional.of(image.registry());
  }

  /** A manifest is JSON already, so that the format makes no difference. */
  @Override
  void run(Session session) {
    ManifestDocument manifest =
        session.client().images().manifest(request -> request.image(image.reference()));
    output.document(new String(manifest.bytes(), StandardCharsets.UTF_8));
  }
}
