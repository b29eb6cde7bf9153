package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IamRegistryTest {
  private static final String EVERYTHING = "/token?scope=repository:team-a/web:pull,push,delete";

  private final InMemoryIam iam = InMemoryIam.start();
  private final IamSubject owner = iam.addAccount("owner@acme.test");
  private final IamSubject ci = iam.addServiceId(owner.account(), "ci");
  private final IamKey key = iam.addApiKey(ci, "k");
  private final InMemoryRegistry registry =
      InMemoryRegistry.builder().auth(RegistryAuth.iam(iam, "us-south")).start();
  private final Client client = new Client(registry);

  @AfterEach
  void close() {
    registry.close();
    iam.close();
  }

  @Test
  void readerPullsButDoesNotPush() {
    iam.allow(ci, IamAccess.roles("Reader"));
    registry.putBlob("team-a/web", new byte[] {1});

    String token = token("iamapikey", key.value());
    assertThat(status("GET", "/v2/team-a/web/tags/list", token)).isEqualTo(200);
    assertThat(status("POST", "/v2/team-a/web/blobs/uploads/", token)).isEqualTo(401);
  }

  @Test
  void writerPushesIntoTheirNamespaceOnly() {
    iam.allow(ci, IamAccess.roles("Writer").namespace("team-a"));

    String token = token("iamapikey", key.value());
    assertThat(status("POST", "/v2/team-a/web/blobs/uploads/", token)).isEqualTo(202);
    String other =
        IamClient.text(
            json(get("iamapikey", key.value(), "/token?scope=repository:b/w:pull")), "token");
    assertThat(status("GET", "/v2/b/w/tags/list", other)).isEqualTo(401);
  }

  @Test
  void mountFromANamespaceOfOthersOpensAnUpload() {
    iam.allow(ci, IamAccess.roles("Writer", "Reader").namespace("team-a"));
    registry.putBlob("b/base", Client.bytes("layer"));
    registry.putBlob("team-a/base", Client.bytes("own layer"));
    String scopes =
        "/token?scope=repository:team-a/web:pull,push%20repository:b/base:pull"
            + "%20repository:team-a/base:pull";
    String token = IamClient.text(json(get("iamapikey", key.value(), scopes)), "token");
    String mount = "/v2/team-a/web/blobs/uploads/?mount=";
    String other = Client.digest("layer");

    assertThat(status("POST", mount + other + "&from=b/base", token)).isEqualTo(202);
    assertThat(status("POST", mount + other, token)).isEqualTo(202);
    String own = mount + Client.digest("own layer");
    assertThat(status("POST", own + "&from=team-a/base", token)).isEqualTo(201);
    assertThat(status("POST", own, token)).isEqualTo(201);
  }

  @Test
  void writerElsewhereGetsNothingHere() {
    iam.allow(ci, IamAccess.roles("Writer").region("eu-de"));

    String token = token("iamapikey", key.value());
    assertThat(status("POST", "/v2/team-a/web/blobs/uploads/", token)).isEqualTo(401);
  }

  @Test
  void accessAndRefreshTokensLogInToo() {
    String bearer = token("iambearer", iam.accessToken(owner));
    String refresh = token("iamrefresh", iam.refreshToken(owner));

    assertThat(status("POST", "/v2/team-a/web/blobs/uploads/", bearer)).isEqualTo(202);
    assertThat(status("POST", "/v2/team-a/web/blobs/uploads/", refresh)).isEqualTo(202);
  }

  @Test
  void catalogIsForThoseWhoMayListImages() {
    String scope = "/token?scope=registry:catalog:*";
    iam.allow(ci, IamAccess.roles("Writer"));
    assertThat(status("GET", "/v2/_catalog", catalogToken(scope))).isEqualTo(401);

    iam.allow(ci, IamAccess.roles("Reader"));
    assertThat(status("GET", "/v2/_catalog", catalogToken(scope))).isEqualTo(200);
  }

  @Test
  void wrongKeyIsUnauthorized() {
    assertThat(get("iamapikey", "wrong", EVERYTHING).statusCode()).isEqualTo(401);
    assertThat(get("somebody", key.value(), EVERYTHING).statusCode()).isEqualTo(401);
  }

  @Test
  void globalRegistryIsTheUsualOne() {
    iam.allow(ci, IamAccess.roles("Writer").global());
    try (InMemoryRegistry global = InMemoryRegistry.builder().auth(RegistryAuth.iam(iam)).start()) {
      Map<?, ?> answer =
          json(
              new Client(global).get(EVERYTHING, "Authorization", basic("iamapikey", key.value())));
      assertThat(
              new Client(global)
                  .send(
                      "POST",
                      "/v2/team-a/web/blobs/uploads/",
                      NOTHING,
                      "Authorization",
                      "Bearer " + answer.get("token"))
                  .statusCode())
          .isEqualTo(202);
    }
  }

  private String token(String username, String password) {
    return IamClient.text(json(get(username, password, EVERYTHING)), "token");
  }

  private String catalogToken(String scope) {
    return IamClient.text(json(get("iamapikey", key.value(), scope)), "token");
  }

  private HttpResponse<byte[]> get(String username, String password, String path) {
    return client.get(path, "Authorization", basic(username, password));
  }

  private int status(String method, String path, String token) {
    return client.send(method, path, NOTHING, "Authorization", "Bearer " + token).statusCode();
  }

  private static String basic(String username, String password) {
    byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }
}
