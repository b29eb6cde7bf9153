package dev.registrysdk.icr;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.RemoteBuildRequest;
import dev.registrysdk.icr.model.RemoteBuildResult;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.rest.JsonService;
import dev.registrysdk.rest.MessageStream;
import dev.registrysdk.rest.StreamedBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** The service's builder over HTTP. */
final class DefaultRemoteBuilder implements RemoteBuilder {
  /** What a service says that does not build any more, or never did. */
  private static final Set<Integer> GONE = Set.of(404, 405, 410);

  private final Registries registries;
  private final IcrOptions options;

  DefaultRemoteBuilder(Registries registries, IcrOptions options) {
    this.registries = registries;
    this.options = options;
  }

  @Override
  public RemoteBuildResult build(RemoteBuildRequest request) {
    ImageReference image = request.image();
    String what = "Could not build " + image;
    Control<IcrApi> control = registries.at(what, image.registry());
    BuildOutput output = new BuildOutput(request.listener());
    MessageStream messages = new MessageStream(what, control.host(), Remedy.READ_OUTPUT);
    try {
      control.ask(
          what,
          (api, spec, account) ->
              api.build(
                  // Confined: a redirect would hand on the refresh token and the files.
                  spec.once().confined().patient(),
                  account,
                  control.refreshToken().orElse(null),
                  image.toString(),
                  settings(request),
                  body(what, request)),
          (operation, response) -> {
            if (response.body() == null) {
              JsonService.discard(response);
            } else {
              messages.read(operation, response, output::hear);
            }
            return true;
          });
    } catch (NotFoundException | UnsupportedException e) {
      throw gone(e);
    }
    return output.result(image);
  }

  private static RegistryException gone(RegistryException e) {
    return e.status().filter(GONE::contains).isPresent()
        ? new UnsupportedException(
            Failure.builder().from(e.failure()).remedy(Remedy.BUILD_ELSEWHERE).build(), e)
        : e;
  }

  private Map<String, String> settings(RemoteBuildRequest request) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(options.buildDockerfileParameter(), request.dockerfile());
    if (!request.buildArguments().isEmpty()) {
      settings.put(options.buildArgumentsParameter(), json(request.buildArguments()));
    }
    settings.put("nocache", String.valueOf(request.noCache()));
    settings.put("pull", String.valueOf(request.pull()));
    settings.put("quiet", String.valueOf(request.quiet()));
    settings.put("squash", String.valueOf(request.squash()));
    return settings;
  }

  private static String json(Map<String, String> texts) {
    byte[] json =
        JsonText.write(
            text -> {
              text.beginObject();
              texts.forEach(text::text);
              text.endObject();
            });
    return new String(json, StandardCharsets.UTF_8);
  }

  private RequestBody body(String what, RemoteBuildRequest request) {
    return new StreamedBody(
        MediaType.get(options.buildContextType()),
        request.context()::writeTo,
        -1,
        e -> unreadable(what, e));
  }

  /** What it means that the archive cannot be made. */
  private static RegistryException unreadable(String what, IOException e) {
    if (e instanceof RegistryIOException carrier) {
      return carrier.failure();
    }
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Thread.currentThread().isInterrupted()
        ? new CancelledException(Failure.of(what).reason("the thread was interrupted").build(), e)
        : new StorageException(Failure.of(what).reason(reason).build(), e);
  }
}
