package dev.registrysdk.local;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.CallSpec;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.http.Operation;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.rest.JsonService;
import dev.registrysdk.rest.MessageStream;
import dev.registrysdk.rest.StreamMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Makes the calls of an engine. Each has connections of its own, which end with it, so that an
 * engine need not be closed. The version is agreed on once.
 */
final class EngineClient {
  private final EngineAddress address;
  private final @Nullable EngineVersion pinned;
  private volatile @Nullable EngineVersion agreed;

  EngineClient(EngineAddress address, @Nullable EngineVersion pinned) {
    this.address = address;
    this.pinned = pinned;
  }

  /** A call. */
  @FunctionalInterface
  interface Request {
    Call<ResponseBody> make(EngineApi api, CallSpec spec, String root);
  }

  /** Several calls over the same connections. */
  @FunctionalInterface
  private interface Conversation<T> {
    T with(HttpPipeline pipeline, JsonService<EngineApi> service, String root);
  }

  EngineAddress address() {
    return address;
  }

  /** Asks a question that is answered at once. */
  <T> T ask(String what, Request request, JsonType<T> type) {
    return converse(
        what,
        address.options(),
        (pipeline, service, root) ->
            service.ask(what, (api, spec) -> request.make(api, spec, root), type));
  }

  /** Removes an image. */
  EngineRemoval remove(String what, String name, boolean force) {
    return converse(
        what,
        patient(),
        (pipeline, service, root) ->
            service.ask(
                what,
                (api, spec) -> api.remove(spec.once(), root, name, force),
                EngineWire.REMOVAL));
  }

  /** Makes a call that may take its time, once. */
  <T> T change(String what, Request request, JsonService.Reader<T> reader) {
    return converse(
        what,
        patient(),
        (pipeline, service, root) ->
            service.ask(what, (api, spec) -> request.make(api, spec.once(), root), reader));
  }

  /**
   * Makes a call that is answered by messages.
   *
   * @param remedy what to do when the engine says in a message that it failed
   * @param listener is given the other messages
   * @param started is given the operation before anything is sent, so that it can be cancelled
   */
  void stream(
      String what,
      Remedy remedy,
      Request request,
      Consumer<StreamMessage> listener,
      Consumer<Operation> started) {
    converse(
        what,
        patient(),
        (pipeline, service, root) -> {
          try (Operation operation = pipeline.operation()) {
            started.accept(operation);
            EngineApi api = pipeline.service(EngineApi.class, target());
            Response<ResponseBody> response =
                operation.execute(request.make(api, operation.call(what).once(), root));
            new MessageStream(what, address.host(), remedy).read(operation, response, listener);
            return root;
          }
        });
  }

  private <T> T converse(String what, HttpOptions options, Conversation<T> conversation) {
    try (HttpPipeline pipeline =
        HttpPipeline.create(options, CredentialProvider.anonymous())
            .decodingWith(new EngineErrorDecoder())) {
      JsonService<EngineApi> service = new JsonService<>(pipeline, EngineApi.class, target());
      EngineVersion version = version(what, service);
      return conversation.with(pipeline, service, address.base() + "v" + version + "/");
    }
  }

  private AuthTarget target() {
    return AuthTarget.data(address.host());
  }

  /** An engine is silent while it works; who does not want to wait interrupts. */
  private HttpOptions patient() {
    return HttpOptions.builder()
        .from(address.options())
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .build();
  }

  private EngineVersion version(String what, JsonService<EngineApi> service) {
    if (pinned != null) {
      return pinned;
    }
    EngineVersion known = agreed;
    if (known == null) {
      known =
          service.ask(
              what,
              (api, spec) -> api.ping(spec, address.base()),
              (operation, response) -> {
                JsonService.discard(response);
                return Optional.ofNullable(response.headers().get("Api-Version"))
                    .flatMap(EngineVersion::tryParse)
                    .map(spoken -> common(what, spoken))
                    .orElse(EngineVersion.NEWEST);
              });
      agreed = known;
    }
    return known;
  }

  private static EngineVersion common(String what, EngineVersion spoken) {
    if (spoken.compareTo(EngineVersion.OLDEST) < 0) {
      throw new UnsupportedException(
          Failures.because(
                  what,
                  "the engine speaks version "
                      + spoken
                      + " of its API, and "
                      + EngineVersion.OLDEST
                      + " is needed")
              .remedy(Remedy.UPDATE_ENGINE)
              .build());
    }
    return spoken.compareTo(EngineVersion.NEWEST) < 0 ? spoken : EngineVersion.NEWEST;
  }
}
