package dev.registrysdk.icr.va;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.icr.control.Control;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A server on loopback that gives prepared answers, and Vulnerability Advisor that talks to it. */
final class VaLab implements AutoCloseable {
  static final String ACCOUNT = "1100110011001100aabbccddeeff0011";

  final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final MockWebServer server = new MockWebServer();
  private final List<MockResponse> answers = new CopyOnWriteArrayList<>();
  private final CredentialProvider credentials;
  private final HttpPipeline pipeline;

  VaLab() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            return answers.isEmpty()
                ? new MockResponse.Builder().code(500).build()
                : answers.remove(0);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    credentials = CredentialProvider.of(host(), Credentials.bearerToken("token"));
    pipeline =
        HttpPipeline.create(HttpOptions.builder().retry(RetryPolicy.none()).build(), credentials);
  }

  String host() {
    return "127.0.0.1:" + server.getPort();
  }

  /** An image there. */
  String image(String path) {
    return host() + "/" + path;
  }

  VaLab answer(int status, String body) {
    answers.add(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .body(body)
            .build());
    return this;
  }

  /** A page that something in between answers with. */
  VaLab answerPage() {
    answers.add(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html")
            .body("<html>Sign in to the network</html>")
            .build());
    return this;
  }

  VulnerabilityAdvisor advisor() {
    return VulnerabilityAdvisor.of(pipeline, credentials, host(), Optional.of(ACCOUNT));
  }

  VulnerabilityAdvisor advisor(Patience patience) {
    return DefaultVulnerabilityAdvisor.of(control(host()), patience);
  }

  Control<VaApi> control(String host) {
    return Control.of(pipeline, VaApi.class, host, credentials, Optional.of(ACCOUNT));
  }

  /** The only request, as method and target. */
  String request() {
    if (requests.size() != 1) {
      throw new AssertionError("not one request but " + requests);
    }
    RecordedRequest request = requests.get(0);
    return request.getMethod() + " " + request.getTarget();
  }

  String header(String name) {
    return String.valueOf(requests.get(requests.size() - 1).getHeaders().get(name));
  }

  String body() {
    ByteString body = requests.get(requests.size() - 1).getBody();
    return body == null ? "" : body.utf8();
  }

  @Override
  public void close() {
    pipeline.close();
    server.close();
  }
}
