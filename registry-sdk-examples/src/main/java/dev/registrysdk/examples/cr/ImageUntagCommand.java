package dev.registrysdk.examples.cr;

import dev.registrysdk.RemoveTagRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tags less. */
@Command(
    name = "image-untag",
    description = "Remove tags and nothing else: the images stay, and are still charged.",
    footer = "  cr image-untag us.icr.io/acme/web:stable")
final class ImageUntagCommand extends ServiceCommand {
  @Parameters(
      index = "0",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "Repository and tag.")
  private List<Exact> images = List.of();

  ImageUntagCommand(Io io) {
    super(io);
  }

  @Override
  Optional<String> registry() {
    return Optional.of(images.get(0).registry());
  }

  @Override
  void run(Session session) {
    List<RemoveTagRequest> requests =
        images.stream().map(it -> RemoveTagRequest.builder().tag(it.reference()).build()).toList();
    requests.forEach(session.client().tags()::remove);
    output.result(new Json().with("tags", images), images.toArray());
  }
}
