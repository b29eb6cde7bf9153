package dev.registrysdk.testing;

import static dev.registrysdk.testing.PresetServer.error;
import static dev.registrysdk.testing.PresetServer.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What has to exist, and what a token has to allow, at real registries. */
class PresetAccessTest {
  private static final RegistryAuth TOKEN = RegistryAuth.token("user", "secret");
  private static final String BASIC = "Basic dXNlcjpzZWNyZXQ=";

  @RegisterExtension private final PresetServer server = new PresetServer();

  private static HttpResponse<byte[]> post(Client client, String repository, String... headers) {
    return client.send("POST", "/v2/" + repository + "/blobs/uploads/", Client.NOTHING, headers);
  }

  private static String token(Client client, String scope) {
    HttpResponse<byte[]> answer =
        client.get("/token?service=s&scope=" + scope, "Authorization", BASIC);
    return "Bearer " + Client.json(answer).get("token");
  }

  @Test
  void aRepositoryOfAmazonHasToExist() {
    Client client = server.start(RegistryPreset.ecrLike());
    String unknown =
        "404 {\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"repository name not known to"
            + " registry\",\"detail\":{\"name\":\"acme/web\"}}]}";

    assertThat(said(post(client, "acme/web"))).isEqualTo(unknown);
    server.registry().createNamespace("acme");
    assertThat(said(post(client, "acme/web"))).isEqualTo(unknown);
    server.registry().createRepository("acme/web");
    assertThat(post(client, "acme/web").statusCode()).isEqualTo(202);
  }

  @Test
  void aNamespaceOfIbmHasToExist() {
    Client client = server.start(RegistryPreset.icrLike());

    assertThat(said(post(client, "acme/web")))
        .isEqualTo(
            error(403, "DENIED", "You are not authorized to access the specified resource."));
    server.registry().createNamespace("acme");
    assertThat(post(client, "acme/web").statusCode()).isEqualTo(202);
    assertThat(post(client, "other/web").statusCode()).isEqualTo(403);
  }

  @Test
  void aNameOfIbmHasTwoParts() {
    Client client = server.start(RegistryPreset.icrLike());
    server.registry().createNamespace("acme");

    assertThat(said(post(client, "acme")))
        .isEqualTo(
            "400 {\"errors\":[{\"code\":\"NAME_INVALID\",\"message\":\"invalid repository name\","
                + "\"detail\":{\"name\":\"acme\"}}]}");
    assertThat(client.get("/v2/acme/tags/list").statusCode()).isEqualTo(400);
  }

  @Test
  void aProjectOfHarborHasToExist() {
    Client client = server.start(RegistryPreset.harborLike());

    assertThat(said(post(client, "acme/web")))
        .isEqualTo(error(404, "NOT_FOUND", "project not found"));
    server.registry().createNamespace("acme");
    assertThat(post(client, "acme/team/web").statusCode()).isEqualTo(202);
  }

  @Test
  void aRepositoryOfGoogleHasToExistBelowItsProject() {
    Client client = server.start(RegistryPreset.artifactRegistryLike());
    server.registry().createNamespace("acme/repo");

    assertThat(post(client, "acme/other/web").statusCode()).isEqualTo(404);
    assertThat(post(client, "acme/repo").statusCode()).isEqualTo(400);
    assertThat(post(client, "acme/repo/web").statusCode()).isEqualTo(202);
  }

  @Test
  void aProjectOfGitLabHasToExist() {
    Client client = server.start(RegistryPreset.gitlabLike());

    assertThat(said(post(client, "group/project/web")))
        .isEqualTo(error(403, "DENIED", "requested access to the resource is denied"));
    server.registry().createNamespace("group/project");
    assertThat(post(client, "group/project/web").statusCode()).isEqualTo(202);
    assertThat(post(client, "group/project").statusCode()).isEqualTo(202);
  }

  @Test
  void aNameOfArtifactoryStartsWithAKeyThatExists() {
    Client client = server.start(RegistryPreset.artifactoryLike());
    server.registry().createNamespace("docker-local");

    assertThat(post(client, "docker-local/web").statusCode()).isEqualTo(202);
    assertThat(post(client, "docker-local").statusCode()).isEqualTo(400);
    assertThat(post(client, "docker-other/web").statusCode()).isEqualTo(404);
  }

  @Test
  void deletingAtIbmNeedsATokenForIt() {
    Client client = server.start(RegistryPreset.icrLike(), builder -> builder.auth(TOKEN));
    String digest = server.putImage("acme/web", "1.0");
    String path = "/v2/acme/web/manifests/" + digest;

    HttpResponse<byte[]> denied =
        client.send(
            "DELETE",
            path,
            Client.NOTHING,
            "Authorization",
            token(client, "repository:acme/web:pull,push"));

    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(Client.json(denied).toString())
        .isEqualTo(
            "{errors=[{code=DENIED, message=requested access to the resource is denied,"
                + " detail=[{"
                + detail(denied)
                + "}]}]}");
    assertThat(
            client
                .send(
                    "DELETE",
                    path,
                    Client.NOTHING,
                    "Authorization",
                    token(client, "repository:acme/web:delete"))
                .statusCode())
        .isEqualTo(202);
  }

  /** The members of the detail are in any order. */
  private static String detail(HttpResponse<byte[]> denied) {
    String text = Client.json(denied).toString();
    String members = text.substring(text.indexOf("detail=[{") + 9, text.indexOf("}]}]}"));
    assertThat(members.split(", ", -1))
        .containsExactlyInAnyOrder("Type=repository", "Name=acme/web", "Action=delete");
    return members;
  }

  @Test
  void cancellingAtDistribution28NeedsDelete() {
    Client client =
        server.start(RegistryPreset.distribution28Like(), builder -> builder.auth(TOKEN));
    String push = token(client, "repository:acme/web:pull,push");
    String location = Client.location(post(client, "acme/web", "Authorization", push));

    HttpResponse<byte[]> refused =
        client.send("DELETE", location, Client.NOTHING, "Authorization", push);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Client.header(refused, "WWW-Authenticate"))
        .endsWith("scope=\"repository:acme/web:delete\",error=\"insufficient_scope\"");
    assertThat(
            client
                .send(
                    "DELETE",
                    location,
                    Client.NOTHING,
                    "Authorization",
                    token(client, "repository:acme/web:pull,push,delete"))
                .statusCode())
        .isEqualTo(204);
  }

  @Test
  void theFirstPushToQuayIsAskedForAnotherToken() {
    Client client = server.start(RegistryPreset.quayLike(), builder -> builder.auth(TOKEN));
    String token = token(client, "repository:acme/web:pull,push");

    HttpResponse<byte[]> first = post(client, "acme/web", "Authorization", token);

    assertThat(first.statusCode()).isEqualTo(401);
    assertThat(Client.header(first, "WWW-Authenticate"))
        .contains("scope=\"repository:acme/web:pull,push\"");
    assertThat(post(client, "acme/web", "Authorization", token).statusCode()).isEqualTo(202);
  }

  @Test
  void aPushToQuayLaterIsNot() {
    Client client = server.start(RegistryPreset.quayLike(), builder -> builder.auth(TOKEN));
    server.putImage("acme/web", "1.0");

    assertThat(
            post(
                    client,
                    "acme/web",
                    "Authorization",
                    token(client, "repository:acme/web:pull,push"))
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void pullsFromDockerHubAreCounted() {
    Client client =
        server.start(RegistryPreset.dockerHubLike(), builder -> builder.limit(Limit.PULLS, 2));
    server.putImage("acme/web", "1.0");
    String path = "/v2/acme/web/manifests/1.0";

    HttpResponse<byte[]> asked = client.send("HEAD", path, Client.NOTHING);
    assertThat(Client.header(asked, "ratelimit-limit")).isEqualTo("2;w=21600");
    assertThat(Client.header(asked, "ratelimit-remaining")).isEqualTo("2;w=21600");
    assertThat(Client.header(asked, "docker-ratelimit-source")).isEqualTo("127.0.0.1");
    assertThat(Client.header(client.get(path), "ratelimit-remaining")).isEqualTo("1;w=21600");
    assertThat(client.get("/v2/acme/web/manifests/2.0").statusCode()).isEqualTo(404);
    assertThat(Client.header(client.get(path), "ratelimit-remaining")).isEqualTo("0;w=21600");
    assertThat(said(client.get(path)))
        .isEqualTo(
            error(
                429,
                "TOOMANYREQUESTS",
                "You have reached your pull rate limit. You may increase the limit by"
                    + " authenticating and upgrading:"
                    + " https://www.docker.com/increase-rate-limit"));
    assertThat(client.send("HEAD", path, Client.NOTHING).statusCode()).isEqualTo(200);
    assertThat(client.get("/v2/acme/web/blobs/" + Client.digest("{}")).statusCode()).isEqualTo(200);
  }

  @Test
  void pullsAreCountedAnewInTheNextWindow() {
    MutableClock clock = new MutableClock();
    Client client =
        server.start(
            RegistryPreset.dockerHubLike(),
            builder -> builder.clock(clock).limit(Limit.PULLS, 1).limit(Limit.PULL_WINDOW, 60));
    server.putImage("acme/web", "1.0");
    String path = "/v2/acme/web/manifests/1.0";
    assertThat(client.get(path).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(59));
    assertThat(client.get(path).statusCode()).isEqualTo(429);

    clock.advance(Duration.ofSeconds(1));

    assertThat(Client.header(client.get(path), "ratelimit-remaining")).isEqualTo("0;w=60");
  }

  @Test
  void dockerHubCountsAHundredPulls() {
    Client client = server.start(RegistryPreset.dockerHubLike());
    server.putImage("acme/web", "1.0");

    assertThat(Client.header(client.get("/v2/acme/web/manifests/1.0"), "ratelimit-remaining"))
        .isEqualTo("99;w=21600");
  }
}
