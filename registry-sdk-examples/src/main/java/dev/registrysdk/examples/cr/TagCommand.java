package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.TagRequest;
import dev.registrysdk.Tags;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Another tag for an image. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "tag",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Give an image another tag in its repository.",
    footerHeading = "%nExample:%n",
    footer = "  cr tag us.icr.io/acme/web:1.0 stable --move")
final class TagCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;

  @Parameters(index = "0", paramLabel = "IMAGE", description = "The image, by tag or digest.")
  private Image image;

  @Parameters(
      index = "1",
      paramLabel = "TAG",
      description = "The new tag, alone or as a whole name.")
  private String tag;

  @Option(names = "--move", description = "Take the tag away from the image that has it now.")
  private boolean move;

  TagCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
  }

  /** A tag has no slash: what has one is a name as other tools want it. */
  private ImageReference named() {
    return tag.contains("/") ? ImageReference.parseExact(tag) : image.reference().withTag(tag);
  }

  @Override
  public void run() {
    try (RegistryClient registry = connection.open(signIn.at(image))) {
      Tags tags = registry.tags();
      TagRequest request = TagRequest.builder().image(image.reference()).tag(named()).build();
      Digest digest = move ? tags.move(request) : tags.add(request);
      output.result(
          new Json().with("image", image).with("tag", request.tag()).with("digest", digest),
          digest);
    }
  }
}
