package dev.registrysdk.http;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import okhttp3.HttpUrl;

/**
 * From a Retrofit interface to an answered call. One pipeline serves all registries; it keeps
 * connections and tokens, so a program needs one.
 *
 * <pre>{@code
 * interface Tags {
 *   @GET("v2/{name}/tags/list")
 *   Call<ResponseBody> list(@Path(value = "name", encoded = true) String name, @Tag CallSpec spec);
 * }
 *
 * try (HttpPipeline http = HttpPipeline.create(HttpOptions.defaults(), credentials);
 *     Operation operation = http.operation()) {
 *   CallSpec spec =
 *       operation.call("Could not list the tags", Scope.repository("acme/web", "pull"));
 *   String json =
 *       operation.execute(http.service(Tags.class, "us.icr.io").list("acme/web", spec)).body().string();
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class HttpPipeline implements AutoCloseable {
  private final Engine engine;
  private final ErrorDecoder decoder;

  private HttpPipeline(Engine engine, ErrorDecoder decoder) {
    this.engine = engine;
    this.decoder = decoder;
  }

  /**
   * Makes a pipeline.
   *
   * @param options how requests are made
   * @param credentials what to show to registries that ask
   * @return the pipeline, to be closed by the caller
   */
  public static HttpPipeline create(HttpOptions options, CredentialProvider credentials) {
    return create(options, credentials, Surroundings.real());
  }

  static HttpPipeline create(
      HttpOptions options, CredentialProvider credentials, Surroundings surroundings) {
    return new HttpPipeline(
        new Engine(options, credentials, surroundings), ErrorDecoder.byStatus());
  }

  /**
   * The same pipeline, reading failures in another way. Connections, tokens and limits are shared;
   * closing one closes both.
   *
   * @param decoder says what answers outside 2xx mean
   * @return the derived pipeline
   */
  public HttpPipeline decodingWith(ErrorDecoder decoder) {
    return new HttpPipeline(engine, decoder);
  }

  /**
   * The data plane of a registry as a Retrofit interface. Bodies are {@code ResponseBody}, {@code
   * RequestBody} or {@code Void}; every method has a {@code @Tag CallSpec} parameter.
   *
   * @param type the interface
   * @param registryHost the registry as in an image reference, with {@code :port} if there is one
   * @param <T> the interface
   * @return its implementation
   * @throws IllegalArgumentException if it is not an interface; a mistake in a method is one too,
   *     when the method is called
   */
  public <T> T service(Class<T> type, String registryHost) {
    return service(type, AuthTarget.data(registryHost));
  }

  /**
   * Any plane of a registry as a Retrofit interface.
   *
   * @param type the interface
   * @param target the registry and its plane: what credentials are asked for
   * @param <T> the interface
   * @return its implementation
   * @throws IllegalArgumentException if it is not an interface; a mistake in a method is one too,
   *     when the method is called
   */
  public <T> T service(Class<T> type, AuthTarget target) {
    return engine.service(type, target);
  }

  /**
   * Where a registry is.
   *
   * @param registryHost the registry as in an image reference, with {@code :port} if there is one
   * @return its root: HTTPS, or HTTP for loopback addresses and where the options say so
   * @throws IllegalArgumentException if it is not a host with an optional port
   */
  public HttpUrl baseUrl(String registryHost) {
    return Registry.of(AuthTarget.data(registryHost), engine.options()).root();
  }

  /**
   * Starts an operation.
   *
   * @return the operation, to be closed by the caller
   */
  public Operation operation() {
    return new Operation(engine, decoder);
  }

  /**
   * How requests are made.
   *
   * @return the options the pipeline was made with
   */
  public HttpOptions options() {
    return engine.options();
  }

  /**
   * Ends the calls under way, the threads and the connections. Closing again does nothing; calls
   * that are sent later fail as cancelled.
   */
  @Override
  public void close() {
    engine.close();
  }
}
