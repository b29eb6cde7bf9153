package dev.registrysdk.icr;

import dev.registrysdk.icr.model.BuildMessage;
import dev.registrysdk.icr.model.RemoteBuildResult;
import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.rest.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hears the messages of one build, and finds out which image it made. */
final class BuildOutput {
  /** What the push ends with, for people. */
  private static final Pattern PUSHED = Pattern.compile("\\S+: digest: (\\S+) size: [0-9]+");

  /** What the build and the push end with, for programs; {@code Size} is a text here. */
  private static final JsonType<Ends> ENDS =
      JsonType.object(Ends::new)
          .optional("ID", JsonType.TEXT, (ends, text) -> ends.id = Digest.tryParse(text))
          .optional("Digest", JsonType.TEXT, (ends, text) -> ends.digest = Digest.tryParse(text))
          .build(ends -> ends);

  private final Consumer<BuildMessage> listener;
  private volatile Optional<Digest> id = Optional.empty();
  private volatile Optional<Digest> digest = Optional.empty();

  BuildOutput(Consumer<BuildMessage> listener) {
    this.listener = listener;
  }

  private static final class Ends {
    private Optional<Digest> id = Optional.empty();
    private Optional<Digest> digest = Optional.empty();
  }

  void hear(StreamMessage message) {
    message.aux().flatMap(BuildOutput::ends).ifPresent(this::note);
    message.status().map(PUSHED::matcher).filter(Matcher::matches).ifPresent(this::noteText);
    listener.accept(
        BuildMessage.builder().stream(message.stream())
            .status(message.status())
            .id(message.id())
            .current(message.progress().current())
            .total(message.progress().total())
            .build());
  }

  private static Optional<Ends> ends(String aux) {
    try {
      return Optional.of(ENDS.read(aux.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonFormatException e) {
      return Optional.empty(); // something else, for other programs
    }
  }

  private void note(Ends ends) {
    id = ends.id.or(() -> id);
    digest = ends.digest.or(() -> digest);
  }

  private void noteText(Matcher pushed) {
    digest = digest.or(() -> Digest.tryParse(pushed.group(1)));
  }

  RemoteBuildResult result(ImageReference image) {
    return RemoteBuildResult.builder().image(image).id(id).digest(digest).build();
  }
}
