package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.OCI_MANIFEST;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.json;
import static dev.registrysdk.testing.Client.location;
import static dev.registrysdk.testing.Client.text;
import static dev.registrysdk.testing.RequestPattern.any;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.patch;
import static dev.registrysdk.testing.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are wrong, and how they arrive. */
final class FaultAnswerTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Client client = new Client(registry);
  private final String blob =
      "/v2/acme/web/blobs/" + registry.putBlob("acme/web", bytes("0123456789"));

  @AfterEach
  void close() {
    registry.faults().verify();
    registry.close();
  }

  @Test
  void waitIsTold() {
    respond(503).retryAfter(Duration.ofMillis(1500));
    respond(503).retryAfter(Instant.parse("2026-03-05T07:08:09.5Z"));

    assertThat(header(client.get(blob), "Retry-After")).isEqualTo("2");
    assertThat(header(client.get(blob), "Retry-After")).isEqualTo("Thu, 05 Mar 2026 07:08:09 GMT");
  }

  @Test
  void errorHasCodeAndMessage() {
    respond(429).error("TOOMANYREQUESTS", "slow down").header("X-More", "yes");

    HttpResponse<byte[]> response = client.get(blob);

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(header(response, "X-More")).isEqualTo("yes");
    assertThat(json(response))
        .isEqualTo(
            Map.of("errors", List.of(Map.of("code", "TOOMANYREQUESTS", "message", "slow down"))));
  }

  @Test
  void rateLimitIsThatOfTheHub() {
    alter().rateLimit(100, 76, Duration.ofHours(6));

    HttpResponse<byte[]> response = client.get(blob);

    assertThat(header(response, "ratelimit-limit")).isEqualTo("100;w=21600");
    assertThat(header(response, "ratelimit-remaining")).isEqualTo("76;w=21600");
    assertThat(text(response)).isEqualTo("0123456789");
  }

  @Test
  void warningsAddUp() {
    alter().warning("old").warning("say \"please\"");

    assertThat(client.get(blob).headers().allValues("Warning"))
        .containsExactly("299 - \"old\"", "299 - \"say \\\"please\\\"\"");
  }

  @Test
  void bodiesThatAreNoErrorDocuments() {
    respond(500).garbageJson();
    respond(502).htmlPage();
    respond(500).emptyBody();
    respond(500).longText(1_000_000);
    respond(200).json("[7]");

    HttpResponse<byte[]> garbage = client.get(blob);
    assertThat(header(garbage, "Content-Type")).isEqualTo("application/json");
    assertThat(Json.tryAny(text(garbage))).isEmpty();
    assertThat(text(client.get(blob))).startsWith("<!DOCTYPE html>");
    assertThat(client.get(blob).body()).isEmpty();
    HttpResponse<byte[]> text = client.get(blob);
    assertThat(text.body()).hasSize(1_000_000).startsWith(bytes("The registry is not available."));
    assertThat(header(text, "Content-Type")).startsWith("text/plain");
    assertThat(text(client.get(blob))).isEqualTo("[7]");
  }

  @Test
  void bodyIsAlteredInPlace() {
    alter().flipByte(3);
    alter().replaceBytes(8, bytes("xy"));
    alter().otherContent();
    alter().body(bytes("else"));

    assertThat(client.get(blob).body())
        .isEqualTo(new byte[] {48, 49, 50, (byte) ~51, 52, 53, 54, 55, 56, 57});
    assertThat(text(client.get(blob))).isEqualTo("01234567xy");
    assertThat(client.get(blob).body()).hasSize(10).isNotEqualTo(bytes("0123456789"));
    assertThat(text(client.get(blob))).isEqualTo("else");
  }

  @Test
  void otherContentOfALongBodyKeepsItsEnd() {
    String digest = registry.putBlob("acme/web", new byte[3000]);
    alter().otherContent();

    byte[] body = client.get("/v2/acme/web/blobs/" + digest).body();

    assertThat(body).hasSize(3000);
    assertThat(body[0]).isEqualTo((byte) 0xff);
    assertThat(body[2999]).isZero();
  }

  @Test
  void manifestIsCompressedUnasked() throws IOException {
    registry.putManifest("acme/web", "1", OCI_MANIFEST, bytes("{\"schemaVersion\":2}"));
    registry.faults().on(get("/v2/*/manifests/*")).once().alter().gzip();

    HttpResponse<byte[]> response = client.get("/v2/acme/web/manifests/1");

    assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(response, "Content-Type")).isEqualTo(OCI_MANIFEST);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
        .isEqualTo(bytes("{\"schemaVersion\":2}"));
  }

  @Test
  void membersOfJsonChange() {
    registry.faults().on(get("/v2/*/tags/list")).once().alter().jsonMember("tags", List.of("x", 3));
    registry.faults().on(get("/v2/*/tags/list")).once().alter().withoutJsonMember("name");

    assertThat(text(client.get("/v2/acme/web/tags/list")))
        .isEqualTo("{\"name\":\"acme/web\",\"tags\":[\"x\",3]}");
    assertThat(text(client.get("/v2/acme/web/tags/list"))).isEqualTo("{\"tags\":[]}");
  }

  @Test
  void wholeNumbersStayWhole() {
    registry.putManifest("acme/web", "1", OCI_MANIFEST, bytes("{\"a\":[{\"size\":7}],\"b\":1.5}"));
    registry.faults().on(get("/v2/*/manifests/*")).once().alter().jsonMember("c", -1);

    assertThat(text(client.get("/v2/acme/web/manifests/1")))
        .isEqualTo("{\"a\":[{\"size\":7}],\"b\":1.5,\"c\":-1}");
  }

  @Test
  void headersOfDigestAndTypeAreWrong() {
    alter().wrongDigestHeader().contentType("text/plain");
    alter().withoutHeader("docker-content-digest");

    HttpResponse<byte[]> response = client.get(blob);
    assertThat(header(response, "Docker-Content-Digest"))
        .isEqualTo(digest("not the content"))
        .isNotEqualTo(digest("0123456789"));
    assertThat(header(response, "Content-Type")).isEqualTo("text/plain");
    assertThat(header(client.get(blob), "Docker-Content-Digest")).isEmpty();
  }

  @Test
  void statusOfAChunkIsThatOfTheCloud() {
    registry
        .faults()
        .on(patch("/v2/*/blobs/uploads/*"))
        .once()
        .alter()
        .status(201)
        .header("Range", "0-0");
    registry.faults().on(patch("/v2/*/blobs/uploads/*")).once().respond(416).header("Range", "0-2");
    String upload = client.openUpload("acme/web");

    HttpResponse<byte[]> first = client.send("PATCH", upload, bytes("abc"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(header(first, "Range")).isEqualTo("0-0");
    HttpResponse<byte[]> second = client.send("PATCH", location(first), bytes("abc"));
    assertThat(second.statusCode()).isEqualTo(416);
    assertThat(header(second, "Range")).isEqualTo("0-2");
  }

  @Test
  void mountBecomesAnUpload() {
    String digest = registry.putBlob("acme/base", bytes("layer"));
    registry.faults().on(post("/v2/*/blobs/uploads/")).once().declineMount();
    String mount = "/v2/acme/web/blobs/uploads/?from=acme/base&mount=" + digest;

    client.openUpload("acme/web");
    HttpResponse<byte[]> declined = client.send("POST", mount, NOTHING);

    assertThat(declined.statusCode()).isEqualTo(202);
    assertThat(registry.hasBlob("acme/web", digest)).isFalse();
    assertThat(
            client
                .send("PUT", location(declined) + "&digest=" + digest, bytes("layer"))
                .statusCode())
        .isEqualTo(201);
    assertThat(client.send("POST", mount, NOTHING).statusCode()).isEqualTo(201);
    assertThat(registry.requests().get(1)).hasToString("POST " + mount + " -> 202");
  }

  @Test
  void locationMovesAsAsked() {
    RequestPattern uploads = post("/v2/*/blobs/uploads/");
    registry.faults().on(uploads).once().alter().relativeLocation();
    registry.faults().on(uploads).once().alter().absoluteLocation();
    registry.faults().on(uploads).once().alter().locationAt(URI.create("https://[::1]:443/x/"));
    registry.faults().on(uploads).once().alter().location("else");

    assertThat(client.openUpload("acme/web")).startsWith("/v2/acme/web/blobs/uploads/");
    assertThat(client.openUpload("acme/web"))
        .startsWith("http://" + registry.address() + "/v2/acme/web/blobs/uploads/");
    assertThat(client.openUpload("acme/web"))
        .startsWith("https://[::1]:443/v2/acme/web/blobs/uploads/");
    assertThat(client.openUpload("acme/web")).isEqualTo("else");
  }

  @Test
  void redirectsLeadElsewhereOrInCirclesOrNowhere() {
    respond(302).location("http://127.0.0.1:1/x?y=%41");
    respond(307).locationAt(URI.create("http://127.0.0.1:2"));
    respond(308).loopingLocation();
    respond(303);

    assertThat(location(client.get(blob))).isEqualTo("http://127.0.0.1:1/x?y=%41");
    assertThat(location(client.get(blob + "?a=%2F")))
        .isEqualTo("http://127.0.0.1:2" + blob + "?a=%2F");
    assertThat(location(client.get(blob + "?a=b"))).isEqualTo(blob + "?a=b");
    HttpResponse<byte[]> nowhere = client.get(blob);
    assertThat(nowhere.statusCode()).isEqualTo(303);
    assertThat(location(nowhere)).isEmpty();
  }

  @Test
  void linksRepeatAndLeadElsewhere() {
    registry.putManifest("acme/web", "1", OCI_MANIFEST, bytes("{}"));
    registry.putManifest("acme/web", "2", OCI_MANIFEST, bytes("{}"));
    String page = "/v2/acme/web/tags/list?n=1";
    RequestPattern pages = any("/v2/*/tags/list").parameter("n", "1");
    registry.faults().on(pages).once().alter().duplicateLink();
    registry.faults().on(pages).once().alter().loopingLink();
    registry.faults().on(pages).once().alter().linkAt(URI.create("http://127.0.0.1:1"));
    registry.faults().on(pages).once().alter().link("<a>", "<b>");
    String next = header(client.get(page.replace("n=1", "n=01")), "Link");

    List<String> twice = client.get(page).headers().allValues("Link");
    assertThat(twice).hasSize(2).containsOnly(next.replace("n=01", "n=1"));
    assertThat(header(client.get(page), "Link")).isEqualTo("<" + page + ">; rel=\"next\"");
    assertThat(header(client.get(page), "Link"))
        .isEqualTo(twice.get(0).replace("</v2/", "<http://127.0.0.1:1/v2/"));
    assertThat(client.get(page).headers().allValues("Link")).containsExactly("<a>", "<b>");
  }

  private FaultAnswer respond(int status) {
    return registry.faults().on(get("/v2/*/blobs/*")).once().respond(status);
  }

  private FaultAnswer alter() {
    return registry.faults().on(get("/v2/*/blobs/*")).once().alter();
  }
}
