package dev.registrysdk.icr;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.http.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server on loopback that gives prepared answers, and the control plane that talks to it. */
final class IcrLab implements AutoCloseable {
  static final String ACCOUNT = "1100110011001100aabbccddeeff0011";

  final MockWebServer server = new MockWebServer();
  final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final List<MockResponse> answers = new CopyOnWriteArrayList<>();
  private final HttpPipeline pipeline;
  private final CredentialProvider credentials;

  IcrLab() {
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

  /** The next answer. */
  IcrLab answer(int status, String body) {
    return answer(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .body(body)
            .build());
  }

  /** The next answer. */
  IcrLab answer(MockResponse answer) {
    answers.add(answer);
    return this;
  }

  Icr icr() {
    return Icr.of(pipeline, credentials, Region.at(host()), Optional.of(ACCOUNT));
  }

  Icr icr(Consumer<IcrOptions.Builder> options) {
    IcrOptions.Builder builder = IcrOptions.builder();
    options.accept(builder);
    return Icr.of(pipeline, credentials, Region.at(host()), Optional.of(ACCOUNT), builder.build());
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
    okio.ByteString body = requests.get(requests.size() - 1).getBody();
    return body == null ? "" : body.utf8();
  }

  @Override
  public void close() {
    pipeline.close();
    server.close();
  }
}
