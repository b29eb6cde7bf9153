package dev.registrysdk.local;

import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.rest.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One build: what is asked of the engine, and which image its messages say it has built. */
final class EngineBuild {
  private static final JsonType<Optional<String>> BUILT =
      JsonType.object(StringBuilder::new)
          .optional("ID", JsonType.TEXT, StringBuilder::append)
          .build(id -> Optional.of(id.toString()).filter(text -> !text.isEmpty()));
  private static final Pattern SUCCESS =
      Pattern.compile("\\s*Successfully built ([0-9a-f]{12,64})\\s*");

  private final EngineClient client;
  private final EngineBuildRequest request;
  private final String what;
  private volatile @Nullable String built;

  EngineBuild(EngineClient client, EngineBuildRequest request) {
    this.client = client;
    this.request = request;
    this.what =
        "Could not build "
            + (request.tags().isEmpty() ? "an image" : request.tags().get(0))
            + " at "
            + client.address();
  }

  /** Builds the image; answers with its id. */
  Digest run() {
    String credentials =
        request.credentials().isEmpty() ? null : EngineCredentials.header(what, client, request);
    client.stream(
        what,
        Remedy.READ_OUTPUT,
        (api, spec, root) ->
            api.build(
                spec,
                root,
                credentials,
                request.tags().stream().map(ImageReference::toString).toList(),
                settings(),
                EngineBody.of(what, request.context(), -1)),
        this::hear,
        operation -> {});
    return id();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("dockerfile", request.dockerfile());
    settings.put("version", "1"); // the builder that takes credentials with the request
    settings.put("rm", "1");
    settings.put("forcerm", "1");
    texts("buildargs", request.buildArgs(), settings);
    texts("labels", request.labels(), settings);
    request.target().ifPresent(stage -> settings.put("target", stage));
    request.platform().map(Platform::text).ifPresent(text -> settings.put("platform", text));
    if (request.pull()) {
      settings.put("pull", "1");
    }
    if (request.noCache()) {
      settings.put("nocache", "1");
    }
    return settings;
  }

  private static void texts(String name, Map<String, String> texts, Map<String, String> settings) {
    if (!texts.isEmpty()) {
      byte[] json =
          JsonText.write(
              text -> {
                text.beginObject();
                texts.forEach(text::text);
                text.endObject();
              });
      settings.put(name, new String(json, StandardCharsets.UTF_8));
    }
  }

  private void hear(StreamMessage message) {
    message.aux().flatMap(EngineBuild::builtIn).ifPresent(id -> built = id);
    if (built == null) {
      message.stream()
          .map(SUCCESS::matcher)
          .filter(Matcher::matches)
          .ifPresent(success -> built = success.group(1));
    }
    request
        .listener()
        .accept(
            EngineMessage.builder().stream(message.stream())
                .status(message.status())
                .id(message.id())
                .current(message.progress().current())
                .total(message.progress().total())
                .aux(message.aux())
                .build());
  }

  private static Optional<String> builtIn(String aux) {
    try {
      return BUILT.read(aux.getBytes(StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      return Optional.empty(); // something else, for other programs
    }
  }

  /** The whole id; some engines tell only its beginning. */
  private Digest id() {
    String told = built;
    Optional<Digest> whole = told == null ? Optional.empty() : Digest.tryParse(told);
    if (whole.isPresent()) {
      return whole.get();
    }
    if (told == null && request.tags().isEmpty()) {
      throw new TransportException(
          Failures.because(what, "the engine did not say which image it has built")
              .registry(client.address().host())
              .build());
    }
    String name = told == null ? request.tags().get(0).toString() : told;
    return client
        .ask(what, (api, spec, root) -> api.inspect(spec, root, name), EngineWire.DETAILS)
        .id();
  }
}
