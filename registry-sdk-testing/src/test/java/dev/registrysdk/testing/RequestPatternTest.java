package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestPatternTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();

  @AfterEach
  void close() {
    registry.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/*/manifests/*, /v2/web/manifests/1",
    "/v2/*/manifests/*, /v2/acme/web/manifests/1",
    "/v2/*/manifests/*, /v2/a/b/c/d/manifests/sha256:aa",
    "/v2/*/manifests/1.*, /v2/acme/web/manifests/1.0",
    "/v2/*/manifests/sha256:*, /v2/acme/web/manifests/sha256:aa",
    "/v2/**/manifests/*, /v2/acme/web/manifests/1",
    "/v2/acme/*/manifests/*, /v2/acme/web/manifests/1",
    "/v2/acme/**/manifests/*, /v2/acme/web/api/manifests/1",
    "/v2/acme/**, /v2/acme/web/tags/list",
    "/v2/*/blobs/uploads/, /v2/acme/web/blobs/uploads/",
    "/v2/*/blobs/uploads/, /v2/acme/web/blobs/uploads",
    "/v2/*/blobs/uploads, /v2/acme/web/blobs/uploads/",
    "/v2/*/blobs/uploads/*, /v2/acme/web/blobs/uploads/0af",
    "/v2/*/blobs/*, /v2/acme/web/blobs/sha256:aa",
    "/v2/*/tags/list, /v2/acme/web/tags/list",
    "/v2/**, /v2/",
    "/v2/, /v2/",
    "/**, /anything/at/all",
    "/v2/a*c/x/manifests/1, /v2/abbc/x/manifests/1"
  })
  void pathMatches(String pattern, String path) {
    assertThat(RequestPattern.any(pattern).matches(request("GET", path))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/*/manifests/*, /v2/acme/web/blobs/sha256:aa",
    "/v2/*/manifests/*, /v2/acme/web/manifests/",
    "/v2/*/manifests/*, /v2/acme/web/manifests/a/b",
    "/v2/acme/*/manifests/*, /v2/acme/web/api/manifests/1",
    "/v2/acme/*/manifests/*, /v2/other/web/manifests/1",
    "/v2/*/blobs/*, /v2/acme/web/blobs/uploads",
    "/v2/*/blobs/*, /v2/acme/web/blobs/uploads/",
    "/v2/*/blobs/*, /v2/acme/web/blobs/uploads/0af",
    "/v2/*/blobs/uploads/, /v2/acme/web/blobs/uploads/0af",
    "/v2/*/blobs/uploads/*, /v2/acme/web/blobs/uploads/",
    "/v2/, /v2/_catalog",
    "/v2/x/manifests/*, /v2/*/manifests/1"
  })
  void pathDoesNotMatch(String pattern, String path) {
    assertThat(RequestPattern.any(pattern).matches(request("GET", path))).isFalse();
  }

  @Test
  void eachMethodIsItsOwn() {
    assertThat(RequestPattern.get("/v2/").matches(request("HEAD", "/v2/"))).isFalse();
    assertThat(RequestPattern.head("/v2/").matches(request("HEAD", "/v2/"))).isTrue();
    assertThat(RequestPattern.put("/v2/").matches(request("PUT", "/v2/"))).isTrue();
    assertThat(RequestPattern.post("/v2/").matches(request("POST", "/v2/"))).isTrue();
    assertThat(RequestPattern.patch("/v2/").matches(request("PATCH", "/v2/"))).isTrue();
    assertThat(RequestPattern.delete("/v2/").matches(request("DELETE", "/v2/"))).isTrue();
    assertThat(RequestPattern.of("PUT", "/v2/").matches(request("GET", "/v2/"))).isFalse();
    assertThat(RequestPattern.anyRequest().matches(request("PATCH", "/x"))).isTrue();
  }

  @Test
  void parametersNarrow() {
    RequestPattern mounts = RequestPattern.any("/v2/").parameter("mount");
    RequestPattern pages = RequestPattern.any("/v2/").parameter("last", "a b");

    assertThat(mounts.matches(request("GET", "/v2/?mount=x"))).isTrue();
    assertThat(mounts.matches(request("GET", "/v2/?n=x"))).isFalse();
    assertThat(pages.matches(request("GET", "/v2/?n=1&last=a%20b"))).isTrue();
    assertThat(pages.matches(request("GET", "/v2/?last=a"))).isFalse();
  }

  @Test
  void headersNarrow() {
    RequestPattern present = RequestPattern.any("/v2/").header("x-one");
    RequestPattern equal = RequestPattern.any("/v2/").header("x-one", "1");
    RequestPattern other = RequestPattern.any("/v2/").header("X-One", "2");
    RequestPattern absent = RequestPattern.any("/v2/").header("X-Two");
    IncomingRequest request = request("GET", "/v2/");

    assertThat(present.matches(request)).isTrue();
    assertThat(equal.matches(request)).isTrue();
    assertThat(other.matches(request)).isFalse();
    assertThat(absent.matches(request)).isFalse();
  }

  @Test
  void bodyAndConditionsOfOnesOwnNarrow() {
    RequestPattern body = RequestPattern.any("/v2/").bodyContains("od");
    RequestPattern odd =
        RequestPattern.any("/v2/").matching("of odd size", r -> r.bodySize() % 2 == 1);

    assertThat(body.matches(request("GET", "/v2/"))).isTrue();
    assertThat(body.bodyContains("x").matches(request("GET", "/v2/"))).isFalse();
    assertThat(odd.matches(request("GET", "/v2/"))).isFalse();
  }

  @Test
  void patternTellsWhatItIsFor() {
    assertThat(RequestPattern.anyRequest()).hasToString("any request");
    assertThat(RequestPattern.any("/v2/")).hasToString("any request to /v2/");
    assertThat(
            RequestPattern.post("/v2/*/blobs/uploads/")
                .parameter("mount")
                .parameter("from", "a")
                .header("Accept")
                .header("Authorization", "Basic c2VjcmV0")
                .bodyContains("x")
                .matching("from here", request -> true))
        .hasToString(
            "POST /v2/*/blobs/uploads/ with parameter mount with parameter from=a"
                + " with header Accept with the given value of header Authorization"
                + " whose body contains \"x\" from here");
  }

  @Test
  void pathStartsWithASlash() {
    assertRefused(
        "v2/*/manifests/*",
        "A request pattern starts with a slash: \"/v2/*/manifests/*\", not \"v2/*/manifests/*\"");
  }

  @Test
  void pathHasNoHost() {
    assertRefused(
        "http://127.0.0.1:5000/v2/*/manifests/*",
        "A request pattern is a path, without scheme and host: give \"/v2/*/manifests/*\","
            + " not \"http://127.0.0.1:5000/v2/*/manifests/*\"");
  }

  @Test
  void pathHasNoQuery() {
    assertRefused(
        "/v2/*/tags/list?n=2",
        "A request pattern has no query: \"/v2/*/tags/list?n=2\". Give the path"
            + " \"/v2/*/tags/list\", and each parameter with .parameter(name, value)");
  }

  @Test
  void methodIsOneOfARegistry() {
    assertThatThrownBy(() -> RequestPattern.of("PUSH", "/v2/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No request of a registry has the method \"PUSH\": use GET, HEAD, PUT, POST, PATCH or"
                + " DELETE, or any(path) for all of them");
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/*/manifest/*, /v2/*/manifests/*",
    "/v2/acme/web/blob/*, /v2/acme/web/blobs/*",
    "/v2/*/blobs/upload/, /v2/*/blobs/uploads/",
    "/v2/*/tag/list, /v2/*/tags/list",
    "/v2/*/tags/lists, /v2/*/tags/list",
    "/v2/*/referrer/*, /v2/*/referrers/*",
    "/v2/catalog, /v2/_catalog",
    "/v2/**/manifest/*, /v2/**/manifests/*",
    "/acme/web/manifests/*, /v2/acme/web/manifests/*",
    "/v1/*/tags/list, /v2/*/tags/list"
  })
  void pathWithATypoIsCorrected(String wrong, String right) {
    assertThatThrownBy(() -> registry.faults().on(RequestPattern.get(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No request of a registry has a path like \""
                + wrong
                + "\": did you mean \""
                + right
                + "\"?");
  }

  @Test
  void pathOfNothingIsAnsweredWithThoseThereAre() {
    assertThatThrownBy(() -> registry.faults().on(RequestPattern.get("/v2/acme/web")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No request of a registry has a path like \"/v2/acme/web\". There are /v2/,"
                + " /v2/_catalog, /v2/*/manifests/*, /v2/*/blobs/*, /v2/*/blobs/uploads/,"
                + " /v2/*/blobs/uploads/*, /v2/*/tags/list, /v2/*/referrers/*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2",
        "/v2/",
        "/v2/*",
        "/v2/**",
        "/v2/acme/**",
        "/**",
        "/**/manifests/*",
        "/token",
        "/oauth/token",
        "/api/v1/namespaces",
        "/storage/blobs/sha256:aa",
        "/v2/*/blobs/uploads",
        "/v2/a/b/c/manifests/x"
      })
  void pathThatMayComeIsTaken(String path) {
    registry.faults().on(RequestPattern.any(path)).respond(500);

    assertThat(registry.faults().untriggered()).hasSize(1);
  }

  private static void assertRefused(String path, String message) {
    assertThatThrownBy(() -> RequestPattern.get(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static IncomingRequest request(String method, String target) {
    return new IncomingRequest(
        method, "http://127.0.0.1:1", target, Headers.of("X-One", "1"), Content.of("body"));
  }
}
