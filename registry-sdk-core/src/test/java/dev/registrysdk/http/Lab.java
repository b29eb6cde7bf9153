package dev.registrysdk.http;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** A server on loopback, a pipeline that talks to it, and a clock that only tests move. */
final class Lab implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Scope PULL = Scope.repository("acme/web", "pull");
  static final Scope PUSH = Scope.repository("acme/web", "pull", "push");

  final MockWebServer server = new MockWebServer();
  final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  final List<WireRequest> wire = new CopyOnWriteArrayList<>();
  final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  final AtomicLong nanos = new AtomicLong();
  private final List<HttpPipeline> pipelines = new ArrayList<>();

  Lab(Function<RecordedRequest, MockResponse> answers) {
    this(server -> {}, answers);
  }

  Lab(Setup setup, Function<RecordedRequest, MockResponse> answers) {
    setup.apply(server);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            return answers.apply(request);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets up a server before it starts. */
  interface Setup {
    void apply(MockWebServer server);
  }

  /** The requests that tests make. */
  interface Api {
    @GET
    @Streaming
    Call<ResponseBody> get(@Url String url, @Tag CallSpec spec);

    @HEAD
    Call<Void> head(@Url String url, @Tag CallSpec spec);

    @PUT
    Call<ResponseBody> put(@Url String url, @Body RequestBody body, @Tag CallSpec spec);

    @POST
    Call<ResponseBody> post(@Url String url, @Body RequestBody body, @Tag CallSpec spec);
  }

  String registry() {
    return server.getHostName() + ":" + server.getPort();
  }

  HttpOptions.Builder options() {
    return HttpOptions.builder()
        .callListener(
            new CallListener() {
              @Override
              public void requestFinished(WireRequest request) {
                wire.add(request);
              }
            });
  }

  HttpPipeline pipeline(HttpOptions options, CredentialProvider credentials) {
    Surroundings surroundings = new Surroundings(() -> NOW, nanos::get, this::sleep, () -> 1.0);
    HttpPipeline pipeline = HttpPipeline.create(options, credentials, surroundings);
    pipelines.add(pipeline);
    return pipeline;
  }

  HttpPipeline pipeline() {
    return pipeline(options().build(), CredentialProvider.anonymous());
  }

  HttpPipeline pipeline(Credentials credentials) {
    return pipeline(options().build(), CredentialProvider.of(registry(), credentials));
  }

  Api api(HttpPipeline pipeline) {
    return pipeline.service(Api.class, registry());
  }

  /** Reads a path in an operation of its own. */
  Response<ResponseBody> get(HttpPipeline pipeline, String path, Scope... scopes) {
    Operation operation = pipeline.operation();
    return operation.execute(
        api(pipeline).get(path, operation.call("Could not read " + path, scopes)));
  }

  String text(HttpPipeline pipeline, String path, Scope... scopes) {
    return text(get(pipeline, path, scopes));
  }

  static String text(Response<ResponseBody> response) {
    try (ResponseBody body = response.body()) {
      return body == null ? "" : body.string();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Method and target of all requests, in their order. */
  List<String> lines() {
    return requests.stream()
        .map(request -> request.getMethod() + " " + request.getTarget())
        .toList();
  }

  /** What was shown in each request. */
  List<String> shown() {
    return requests.stream()
        .map(request -> String.valueOf(request.getHeaders().get("Authorization")))
        .toList();
  }

  static MockResponse ok(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  static MockResponse redirect(int status, String location) {
    return new MockResponse.Builder().code(status).addHeader("Location", location).build();
  }

  private void sleep(Duration time) {
    sleeps.add(time);
    pass(time);
  }

  @Override
  public void close() {
    pipelines.forEach(HttpPipeline::close);
    server.close();
  }
}
