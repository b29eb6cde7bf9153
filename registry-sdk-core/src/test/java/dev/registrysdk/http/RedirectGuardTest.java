package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.TransportException;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectGuardTest {
  private static final Credentials TOKEN = Credentials.bearerToken("mine");

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void anotherOriginIsCalledWithoutTheToken(int status) {
    try (Lab storage = new Lab(request -> Lab.ok("blob"));
        Lab lab =
            new Lab(
                request -> Lab.redirect(status, "http://" + storage.registry() + "/blob?sig=1"))) {
      assertThat(lab.text(lab.pipeline(TOKEN), "/v2/a")).isEqualTo("blob");
      assertThat(lab.shown()).containsExactly("Bearer mine");
      assertThat(storage.lines()).containsExactly("GET /blob?sig=1");
      assertThat(storage.shown()).containsExactly("null");
    }
  }

  @Test
  void theSameOriginKeepsTheToken() {
    try (Lab lab =
        new Lab(
            request ->
                request.getTarget().equals("/v2/a") ? Lab.redirect(307, "../b") : Lab.ok("blob"))) {
      lab.text(lab.pipeline(TOKEN), "/v2/a");
      assertThat(lab.lines()).containsExactly("GET /v2/a", "GET /b");
      assertThat(lab.shown()).containsExactly("Bearer mine", "Bearer mine");
    }
  }

  @Test
  void theTokenDoesNotComeBackWhenTheWayComesBack() {
    String[] home = new String[1];
    try (Lab storage = new Lab(request -> Lab.redirect(307, home[0] + "/v2/b"));
        Lab lab =
            new Lab(
                request ->
                    request.getTarget().equals("/v2/a")
                        ? Lab.redirect(307, "http://" + storage.registry() + "/x")
                        : Lab.ok("blob"))) {
      home[0] = "http://" + lab.registry();
      lab.text(lab.pipeline(TOKEN), "/v2/a");
      assertThat(lab.shown()).containsExactly("Bearer mine", "null");
    }
  }

  @Test
  void whereARedirectLeadsIsNeverAnsweredWithCredentials() {
    try (Lab thief = new Lab(request -> TokenLab.challenge(request, ""));
        Lab lab = new Lab(request -> Lab.redirect(307, "http://" + thief.registry() + "/x"))) {
      HttpPipeline pipeline = lab.pipeline(Credentials.basic("me", "s3cret"));
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a", Lab.PULL))
          .isInstanceOf(AuthenticationException.class);
      assertThat(thief.lines()).containsExactly("GET /x");
      assertThat(thief.shown()).containsExactly("null");
    }
  }

  @Test
  void aBodyGoesAlong() {
    try (Lab storage = new Lab(request -> Lab.status(201));
        Lab lab = new Lab(request -> Lab.redirect(307, "http://" + storage.registry() + "/x"))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      RequestBody body = RequestBody.create("data", null);
      operation.execute(lab.api(pipeline).put("/v2/a", body, operation.call("Could not push")));
      assertThat(storage.requests.get(0).getBodySize()).isEqualTo(4);
      assertThat(storage.lines()).containsExactly("PUT /x");
    }
  }

  @Test
  void aSecretBodyStaysWithItsHost() {
    try (Lab storage = new Lab(request -> Lab.status(201));
        Lab lab = new Lab(request -> Lab.redirect(307, "http://" + storage.registry() + "/x"))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      CallSpec spec = operation.call("Could not sign in").once().confined();
      RequestBody body = RequestBody.create("secret", null);
      assertThatThrownBy(() -> operation.execute(lab.api(pipeline).post("/token", body, spec)))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not sign in: it redirects what is secret to another host, localhost. Check the"
                  + " address of %1$s and any proxy in between (POST http://%1$s/token)",
              lab.registry());
      assertThat(storage.lines()).isEmpty();
    }
  }

  @Test
  void aSecretBodyMayBeRedirectedWithinItsHost() {
    try (Lab lab =
        new Lab(
            request ->
                request.getTarget().equals("/a") ? Lab.redirect(307, "/b") : Lab.status(201))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      CallSpec spec = operation.call("Could not sign in").confined();
      operation.execute(lab.api(pipeline).post("/a", RequestBody.create("secret", null), spec));
      assertThat(lab.lines()).containsExactly("POST /a", "POST /b");
    }
  }

  @Test
  void seeOtherIsReadWithoutABody() {
    try (Lab lab =
        new Lab(
            request ->
                request.getTarget().equals("/v2/a") ? Lab.redirect(303, "/b") : Lab.ok(""))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      RequestBody body = RequestBody.create("data", null);
      operation.execute(lab.api(pipeline).post("/v2/a", body, operation.call("Could not push")));
      assertThat(lab.lines()).containsExactly("POST /v2/a", "GET /b");
    }
  }

  @Test
  void circlesAreReported() {
    try (Lab lab =
        new Lab(
            request ->
                Lab.redirect(302, request.getTarget().equals("/v2/a") ? "/v2/b" : "/v2/a"))) {
      HttpPipeline pipeline = lab.pipeline();
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not read /v2/a: it redirects in a circle. Check the address of %1$s and any"
                  + " proxy in between (GET http://%1$s/v2/a)",
              lab.registry());
      assertThat(lab.requests).hasSize(2);
    }
  }

  @Test
  void tenHopsAreEnough() {
    try (Lab lab = new Lab(request -> Lab.redirect(302, request.getTarget() + "a"))) {
      HttpPipeline pipeline = lab.pipeline();
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("it redirects more than 10 times");
      assertThat(lab.requests).hasSize(11);
    }
  }

  @Test
  void addressesThatAreNotHttpAreReported() {
    try (Lab lab = new Lab(request -> Lab.redirect(302, "ftp://localhost/"))) {
      HttpPipeline pipeline = lab.pipeline();
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("it redirects to an address that is not an HTTP URL");
    }
  }

  @Test
  void aPublicRegistryCannotSendRequestsToTheLocalNetwork() {
    try (Lab proxy = new Lab(request -> Lab.redirect(307, "http://169.254.169.254/latest"))) {
      HttpOptions options =
          proxy
              .options()
              .addPlainHttp("registry.example")
              .proxy(ProxySettings.of(proxy.server.getHostName(), proxy.server.getPort()))
              .build();
      HttpPipeline pipeline = proxy.pipeline(options, CredentialProvider.anonymous());
      Operation operation = pipeline.operation();
      Lab.Api api = pipeline.service(Lab.Api.class, "registry.example");
      assertThatThrownBy(() -> operation.send(api.get("/v2/a", operation.call("Could not read a"))))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not read a: it leads to an address of a local network, 169.254.169.254. Check"
                  + " the address of registry.example and any proxy in between (GET"
                  + " http://registry.example/v2/a)");
      assertThat(proxy.requests).hasSize(1);
    }
  }

  @Test
  void retriesAskTheRegistryAgainAndNotTheStorage() {
    int[] asked = new int[1];
    try (Lab storage = new Lab(r -> asked[0]++ == 0 ? Lab.status(503) : Lab.ok("blob"));
        Lab lab = new Lab(request -> Lab.redirect(307, "http://" + storage.registry() + "/x"))) {
      assertThat(lab.text(lab.pipeline(), "/v2/a")).isEqualTo("blob");
      assertThat(lab.requests).hasSize(2);
    }
  }
}
