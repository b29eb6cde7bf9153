package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.json;
import static dev.registrysdk.testing.Client.text;
import static dev.registrysdk.testing.IcrClient.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.IcrAction.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in, pushing and pulling. */
final class IcrDataPlaneTest {
  private static final String TAGS = "/v2/birds/bluebird/tags/list";
  private static final String MANIFEST = "/v2/birds/bluebird/manifests/1";
  private static final String UPLOADS = "/v2/birds/bluebird/blobs/uploads/";
  private static final String DENIED =
      "403 {\"errors\":[{\"code\":\"DENIED\",\"message\":\"%s\"}]}";
  private static final String FORBIDDEN =
      String.format(DENIED, "You are not authorized to access the specified resource.");

  private final MutableClock clock = new MutableClock();
  private final InMemoryIcr icr =
      InMemoryIcr.builder()
          .clock(clock)
          .authority(
              new FakeAuthority()
                  .with("manager", "acme", Role.MANAGER)
                  .with("writer", "acme", Role.WRITER)
                  .with("reader", "acme", Role.READER)
                  .withGroup("group-1", "member", "acme", Role.READER)
                  .with("stranger", "other", Role.MANAGER))
          .start();
  private final Client client = new Client(icr.registry());
  private final IcrClient manager = new IcrClient(icr, "manager", "acme");

  @BeforeEach
  void putImage() {
    icr.createNamespace("acme", "birds");
    icr.putImage("birds/bluebird", "1", Instant.EPOCH);
  }

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void challengeHasSpacesAfterItsCommas() {
    HttpResponse<byte[]> response = client.get(TAGS);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(header(response, "WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"http://"
                + icr.address()
                + "/oauth/token\", service=\"registry\", scope=\"repository:birds/bluebird:pull\"");
  }

  @Test
  void tokenAnswerTellsItsLifetime() {
    HttpResponse<byte[]> response = login("iamapikey", "reader", "repository:birds/bluebird:pull");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).get("token")).isEqualTo(json(response).get("access_token"));
    assertThat(json(response).get("expires_in")).isEqualTo(300.0);
    assertThat(json(response).get("issued_at")).isEqualTo("2030-01-01T00:00:00Z");
  }

  @Test
  void wrongPairIsABadRequest() {
    assertThat(answer(login("iamapikey", "nobody", "repository:birds/bluebird:pull")))
        .isEqualTo(
            "400 {\"errors\":[{\"code\":\"UNAUTHORIZED\","
                + "\"message\":\"The user name and password do not match\"}]}");
    assertThat(login("token", "reader", "repository:birds/bluebird:pull").statusCode())
        .isEqualTo(400);
  }

  @Test
  void otherSchemesThanBasicAreUnsupported() {
    assertThat(answer(client.get("/oauth/token", "Authorization", "Bearer reader")))
        .isEqualTo(
            "400 {\"errors\":[{\"code\":\"UNSUPPORTED\","
                + "\"message\":\"The requested authentication method is not supported\"}]}");
  }

  @Test
  void tokenServiceTakesGetOnly() {
    assertThat(client.send("POST", "/oauth/token", NOTHING).statusCode()).isEqualTo(405);
  }

  @Test
  void readerPullsAndWriterPushes() {
    assertThat(client.get(MANIFEST, as("reader", "pull")).statusCode()).isEqualTo(200);
    assertThat(client.send("POST", UPLOADS, NOTHING, as("writer", "pull,push")).statusCode())
        .isEqualTo(202);
    assertThat(answer(client.send("POST", UPLOADS, NOTHING, as("reader", "pull,push"))))
        .isEqualTo(FORBIDDEN);
  }

  @Test
  void tokenForSomethingElseIsAskedForAnother() {
    HttpResponse<byte[]> response = client.send("POST", UPLOADS, NOTHING, as("writer", "pull"));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(header(response, "WWW-Authenticate"))
        .endsWith("scope=\"repository:birds/bluebird:pull,push\", error=\"insufficient_scope\"");
  }

  @Test
  void expiredTokenIsInvalid() {
    String[] token = as("reader", "pull");
    clock.advance(Duration.ofMinutes(5));

    assertThat(header(client.get(MANIFEST, token), "WWW-Authenticate"))
        .endsWith("error=\"invalid_token\"");
  }

  @Test
  void namespaceMustExistAndBelongToTheAccount() {
    assertThat(answer(client.get(MANIFEST, as("stranger", "pull")))).isEqualTo(FORBIDDEN);
    assertThat(
            answer(
                client.send(
                    "POST",
                    "/v2/fish/carp/blobs/uploads/",
                    NOTHING,
                    bearer("iamapikey", "writer", "repository:fish/carp:pull,push"))))
        .isEqualTo(FORBIDDEN);
  }

  @Test
  void policyForAResourceGroupAllowsPullsFromItsNamespaces() {
    assertThat(answer(client.get(MANIFEST, as("member", "pull")))).isEqualTo(FORBIDDEN);

    manager.send("PATCH", "/api/v1/namespaces/birds", NOTHING, "X-Auth-Resource-Group", "group-1");

    assertThat(client.get(MANIFEST, as("member", "pull")).statusCode()).isEqualTo(200);
  }

  @Test
  void privateImageIsForbiddenWithoutLogin() {
    String token = token(client.get("/oauth/token?scope=repository:birds/bluebird:pull"));

    assertThat(answer(client.get(MANIFEST, "Authorization", "Bearer " + token)))
        .isEqualTo(FORBIDDEN);
  }

  @Test
  void publicImagesOfTheGlobalRegistryNeedNoLogin() {
    try (InMemoryIcr global = InMemoryIcr.builder().region("global").start()) {
      global.putImage("ibm/liberty", "1", Instant.EPOCH);
      Client there = new Client(global.registry());
      String[] token = {
        "Authorization",
        "Bearer " + token(there.get("/oauth/token?scope=repository:ibm/liberty:pull,push"))
      };

      assertThat(there.get("/v2/ibm/liberty/manifests/1", token).statusCode()).isEqualTo(200);
      assertThat(there.send("POST", "/v2/ibm/liberty/blobs/uploads/", NOTHING, token).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void pushedImageIsListedAtOnce() {
    String[] token = as("writer", "pull,push");
    String config = "{\"created\":\"2024-06-03T16:00:00Z\"}";
    for (String blob : new String[] {config, "layer"}) {
      String query = "?digest=" + Client.digest(blob);
      assertThat(client.send("POST", UPLOADS + query, bytes(blob), token).statusCode())
          .isEqualTo(201);
    }
    String manifest =
        "{\"schemaVersion\":2,\"config\":{\"mediaType\":"
            + "\"application/vnd.oci.image.config.v1+json\",\"size\":34,\"digest\":\""
            + Client.digest(config)
            + "\"},\"layers\":[{\"size\":5,\"digest\":\""
            + Client.digest("layer")
            + "\"}]}";
    assertThat(
            client
                .send(
                    "PUT",
                    "/v2/birds/bluebird/manifests/2",
                    bytes(manifest),
                    token[0],
                    token[1],
                    "Content-Type",
                    Client.OCI_MANIFEST)
                .statusCode())
        .isEqualTo(201);

    assertThat(text(manager.get("/api/v1/images")))
        .contains("/birds/bluebird:2\"", "\"Created\":1717430400,", "\"Size\":39,");
  }

  @Test
  void schemaOneIsRefused() {
    String[] token = as("writer", "pull,push");

    assertThat(
            answer(
                client.send(
                    "PUT",
                    MANIFEST,
                    bytes("{}"),
                    token[0],
                    token[1],
                    "Content-Type",
                    "application/vnd.docker.distribution.manifest.v1+prettyjws")))
        .isEqualTo(
            "400 {\"errors\":[{\"code\":\"MANIFEST_INVALID\","
                + "\"message\":\"manifests of Docker's schema 1 are not supported\"}]}");
  }

  @Test
  void catalogIsNotServed() {
    assertThat(client.get("/v2/_catalog", as("manager", "pull")).statusCode()).isEqualTo(404);
  }

  @Test
  void pushAboveTheStorageQuotaIsDenied() {
    String[] token = as("writer", "pull,push");
    manager.patch("/api/v1/quotas", "{\"storage_megabytes\":0}");

    assertThat(answer(client.send("POST", UPLOADS, NOTHING, token)))
        .isEqualTo(String.format(DENIED, "Your account has exceeded its image storage quota."));
    assertThat(client.get(MANIFEST, token).statusCode()).isEqualTo(200);
  }

  @Test
  void pullsCountAsTrafficOfTheMonth() {
    HttpResponse<byte[]> manifest = client.get(MANIFEST, as("reader", "pull"));
    client.send("HEAD", MANIFEST, NOTHING, as("reader", "pull"));
    assertThat(icr.pulledBytes("acme")).isEqualTo(manifest.body().length);

    icr.addPulledBytes("acme", 5120L << 20);
    assertThat(answer(client.get(MANIFEST, as("reader", "pull"))))
        .isEqualTo(
            String.format(
                DENIED, "Your account has exceeded its pull traffic quota for the current month."));

    clock.advance(Duration.ofDays(31));
    assertThat(icr.pulledBytes("acme")).isZero();
    assertThat(client.get(MANIFEST, as("reader", "pull")).statusCode()).isEqualTo(200);
  }

  @Test
  void sharedLayersAndTrashAreNotStoredTwice() {
    icr.createNamespace("acme", "fish");
    IcrImagesFixture images = new IcrImagesFixture(icr.registry());
    long before = icr.storedBytes("acme");
    images.image("birds/pigeon", "1", "{}", "layer");
    images.image("fish/carp", "1", "{\"a\":1}", "layer");

    assertThat(icr.storedBytes("acme") - before).isEqualTo(5 + 2 + 7);
    manager.delete("/api/v1/images/" + manager.image("fish/carp:1"));
    assertThat(icr.storedBytes("acme") - before).isEqualTo(5 + 2);
    assertThat(text(manager.get("/api/v1/quotas")))
        .contains("\"usage\":{\"storage_bytes\":" + (before + 7) + ",\"traffic_bytes\":0}");
  }

  @Test
  void privateOnlyRefusesThePublicNetwork() throws Exception {
    manager.patch("/api/v1/auth", "{\"private_only\":true}");
    String[] token = as("reader", "pull");

    assertThat(answer(client.get(MANIFEST, token)))
        .isEqualTo(
            String.format(
                DENIED,
                "Private-only access is enabled on this account, but this request was over the"
                    + " public network. You must access this account over the private network"));
    URI overPrivate = URI.create("http://" + icr.privateAddress() + MANIFEST);
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(overPrivate).headers(token).build(),
                BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(icr.pulledBytes("acme")).isZero();
  }

  private String[] as(String key, String actions) {
    return bearer("iamapikey", key, "repository:birds/bluebird:" + actions);
  }

  private String[] bearer(String user, String key, String scope) {
    return new String[] {"Authorization", "Bearer " + token(login(user, key, scope))};
  }

  private HttpResponse<byte[]> login(String user, String key, String scope) {
    String pair = Base64.getEncoder().encodeToString(bytes(user + ":" + key));
    return client.get(
        "/oauth/token?service=registry&scope=" + scope, "Authorization", "Basic " + pair);
  }

  private static String token(HttpResponse<byte[]> response) {
    return String.valueOf(json(response).get("token"));
  }
}
