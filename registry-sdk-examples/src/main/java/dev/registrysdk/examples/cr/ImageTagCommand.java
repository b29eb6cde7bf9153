package dev.registrysdk.examples.cr;

import dev.registrysdk.TagRequest;
import dev.registrysdk.Tags;
import dev.registrysdk.oci.Digest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Another name for an image, in its registry. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "image-tag",
    description =
        "Give an image another tag, in any repository of its registry; nothing is transferred.",
    footer = "  cr image-tag us.icr.io/acme/web:1.0 us.icr.io/acme/web:stable")
final class ImageTagCommand extends ServiceCommand {
  @Parameters(index = "0", paramLabel = "IMAGE", description = "The image, by tag or digest.")
  private Image image;

  @Parameters(index = "1", paramLabel = "TAG", description = "The new name, with its tag.")
  private Exact tag;

  @Option(names = "--move", description = "Take the tag away from the image that has it now.")
  private boolean move;

  ImageTagCommand(Io io) {
    super(io);
  }

  @Override
  Optional<String> registry() {
    return Optional.of(image.registry());
  }

  @Override
  void run(Session session) {
    TagRequest request = TagRequest.builder().image(image.reference()).tag(tag.reference()).build();
    Tags tags = session.client().tags();
    Digest digest = move ? tags.move(request) : tags.add(request);
    output.result(new Json().with("image", image).with("tag", tag).with("digest", digest), digest);
  }
}
