package dev.registrysdk.auth.access;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.RetryPolicy;
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

/** A server on loopback that gives prepared answers, and the administration that talks to it. */
final class AccessLab implements AutoCloseable {
  static final String ACCOUNT = "1100110011001100aabbccddeeff0011";
  static final String SERVICE_ID =
      "{\"id\":\"ServiceId-1\",\"iam_id\":\"iam-ServiceId-1\",\"entity_tag\":\"1-a\",\"name\":\"my-ci\","
          + "\"account_id\":\""
          + ACCOUNT
          + "\",\"locked\":false,\"created_at\":\"2026-01-02T03:04:05.678Z\",\"history\":[]}";
  static final String POLICY =
      "{\"id\":\"p1\",\"type\":\"access\",\"state\":\"active\",\"control\":{\"grant\":{\"roles\":["
          + "{\"role_id\":\"crn:v1:bluemix:public:iam::::serviceRole:Writer\"}]}},"
          + "\"subject\":{\"attributes\":[{\"key\":\"iam_id\",\"operator\":\"stringEquals\","
          + "\"value\":\"iam-ServiceId-1\"}]},\"resource\":{\"attributes\":[{\"key\":\"serviceName\","
          + "\"operator\":\"stringEquals\",\"value\":\"container-registry\"}]}}";

  final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final MockWebServer server = new MockWebServer();
  private final List<MockResponse> answers = new CopyOnWriteArrayList<>();
  final RegistryAccess access;

  AccessLab() {
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
    access =
        RegistryAccess.builder()
            .credentials(new Administrator(host()))
            .iam(host())
            .resourceController(host())
            .http(HttpOptions.builder().retry(RetryPolicy.none()).build())
            .build();
  }

  /** Somebody whose token and account are known. */
  private record Administrator(String host) implements CredentialProvider {
    @Override
    public Optional<Credentials> credentials(AuthTarget target) {
      return Optional.of(Credentials.bearerToken("token"));
    }

    @Override
    public Optional<String> account(AuthTarget target) {
      return Optional.of(ACCOUNT);
    }
  }

  String host() {
    return "127.0.0.1:" + server.getPort();
  }

  AccessLab answer(int status, String body) {
    answers.add(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .setHeader("Transaction-Id", "t-1")
            .body(body)
            .build());
    return this;
  }

  /** All requests, as method and target. */
  List<String> calls() {
    return requests.stream().map(sent -> sent.getMethod() + " " + sent.getTarget()).toList();
  }

  String header(int request, String name) {
    return String.valueOf(requests.get(request).getHeaders().get(name));
  }

  String body(int request) {
    ByteString body = requests.get(request).getBody();
    return body == null ? "" : body.utf8();
  }

  @Override
  public void close() {
    access.close();
    server.close();
  }
}
