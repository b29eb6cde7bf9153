package dev.registrysdk.auth.iam;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.rest.JsonService;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** IAM as one set of options reaches it: what credentials derived from one another share. */
final class IamService implements AutoCloseable {
  private final IamOptions options;
  private final HttpPipeline pipeline;
  private final LongSupplier nanos;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "registry-sdk-iam");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Opens it; nothing is sent yet.
   *
   * @param options where it is, and how it is spoken to
   * @param nanos a time that never jumps
   */
  IamService(IamOptions options, LongSupplier nanos) {
    this.options = options;
    this.nanos = nanos;
    this.pipeline = HttpPipeline.create(safe(options), CredentialProvider.anonymous());
  }

  /** No option lets a secret out over plain HTTP. A metadata service is next to this machine. */
  private static HttpOptions safe(IamOptions options) {
    IamEndpoint endpoint = options.endpoint();
    Set<String> https =
        options.http().https().stream()
            .filter(host -> !host.equals(endpoint.host()))
            .collect(Collectors.toSet());
    if (endpoint.tls()) {
      https.add(endpoint.host());
    }
    return HttpOptions.builder()
        .from(options.http())
        .plainHttp(Set.of(VpcMetadata.LINK_LOCAL))
        .https(https)
        .build();
  }

  IamOptions options() {
    return options;
  }

  String host() {
    return options.endpoint().host();
  }

  /** How a host would be spoken to. */
  String root(String other) {
    return pipeline.baseUrl(other).toString();
  }

  FreshToken tokens(Grant grant) {
    return new FreshToken(grant, nanos, threads);
  }

  /**
   * Asks for a token.
   *
   * @param who whose it will be, for messages
   * @param form what is sent
   */
  Granted token(String who, TokenForm form) {
    String what = "Could not get an access token of " + host() + " with " + who;
    return at(IamApi.class, host(), form.secrets())
        .ask(
            what,
            (api, spec) -> api.token(form.applyTo(spec), form.authorization(), form.body()),
            (operation, response) -> IamAnswer.token(what, host(), operation, response));
  }

  /**
   * A service as a Retrofit interface.
   *
   * @param api the interface
   * @param host where it is
   * @param secrets what will be sent, and must not be repeated in messages
   */
  <A> JsonService<A> at(Class<A> api, String host, List<Secret> secrets) {
    return new JsonService<>(
        pipeline.decodingWith(new IamErrorDecoder(secrets)), api, AuthTarget.control(host));
  }

  @Override
  public void close() {
    pipeline.close();
    threads.shutdownNow();
  }
}
