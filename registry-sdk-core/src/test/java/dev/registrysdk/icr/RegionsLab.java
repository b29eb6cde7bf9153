package dev.registrysdk.icr;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.http.ProxySettings;
import dev.registrysdk.http.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A proxy on loopback that answers for every region, and the control plane of Dallas behind it. */
final class RegionsLab implements AutoCloseable {
  private static final String[] HOSTS = {"us.icr.io", "de.icr.io", "private.us.icr.io", "icr.io"};

  private final MockWebServer server = new MockWebServer();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpPipeline pipeline;
  private final CredentialProvider credentials =
      target -> Optional.of(Credentials.bearerToken("token"));
  private final Region region;

  RegionsLab(Region region, Function<RecordedRequest, String> answers) {
    this.region = region;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request.getMethod() + " " + request.getTarget());
            return new MockResponse.Builder().body(answers.apply(request)).build();
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pipeline =
        HttpPipeline.create(
            HttpOptions.builder()
                .retry(RetryPolicy.none())
                .addPlainHttp(HOSTS)
                .proxy(ProxySettings.of("127.0.0.1", server.getPort()))
                .build(),
            credentials);
  }

  Icr icr() {
    return Icr.of(pipeline, credentials, region, Optional.of(IcrLab.ACCOUNT));
  }

  List<String> requests() {
    return new ArrayList<>(requests);
  }

  static String body(RecordedRequest request) {
    okio.ByteString body = request.getBody();
    return body == null ? "" : body.utf8();
  }

  @Override
  public void close() {
    pipeline.close();
    server.close();
  }
}
