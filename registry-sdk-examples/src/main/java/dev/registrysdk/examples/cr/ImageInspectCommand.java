package dev.registrysdk.examples.cr;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the service knows of images. */
@Command(
    name = "image-inspect",
    description = "Show what the service knows of images; of an index, use manifest-inspect.",
    footer = "  cr image-inspect us.icr.io/acme/web:1.0 --output json")
final class ImageInspectCommand extends ServiceCommand {
  @Parameters(
      index = "0",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "An image, by tag or digest.")
  private List<Image> images = List.of();

  ImageInspectCommand(Io io) {
    super(io);
  }

  @Override
  Optional<String> registry() {
    return Optional.of(images.get(0).registry());
  }

  @Override
  void run(Session session) {
    List<KnownImage> known =
        images.stream()
            .map(
                image ->
                    new KnownImage(
                        image.reference(),
                        session
                            .client()
                            .images()
                            .inspection(inspect -> inspect.image(image.reference()))))
            .toList();
    output.result(
        new Json().with("images", known.stream().map(KnownImage::json).toList()),
        known.stream().flatMap(image -> image.lines().stream()).toArray());
  }
}
