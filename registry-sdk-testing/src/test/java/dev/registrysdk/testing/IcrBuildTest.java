package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The remote build, played by a hook. */
final class IcrBuildTest {
  private static final String[] REFRESH = {"RefreshToken", "refresh"};

  private final List<IcrBuild> builds = new ArrayList<>();
  private final InMemoryIcr icr =
      InMemoryIcr.builder()
          .builds(
              build -> {
                builds.add(build);
                return List.of("{\"stream\":\"Step 1\\n\"}", "{\"error\":\"no space\"}");
              })
          .start();
  private final IcrClient client = new IcrClient(icr);

  @BeforeEach
  void createNamespace() {
    icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
  }

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void messagesAreStreamedLineByLine() {
    HttpResponse<byte[]> response = build("t=" + client.image("birds/bluebird:1"));

    assertThat(answer(response))
        .isEqualTo("200 {\"stream\":\"Step 1\\n\"}\n{\"error\":\"no space\"}\n");
    assertThat(header(response, "Transfer-Encoding")).isEqualTo("chunked");
    assertThat(header(response, "Content-Length")).isEmpty();
  }

  @Test
  void connectionRemainsUsableAfterAStream() {
    build("t=" + client.image("birds/bluebird:1"));
    build("t=" + client.image("birds/bluebird:1"));

    assertThat(text(client.get("/api/v1/namespaces"))).isEqualTo("[\"birds\"]");
  }

  @Test
  void hookSeesTheWholeRequest() {
    build(
        "t="
            + client.image("birds/bluebird")
            + "&dockerfile=app%2FDockerfile&buildargs="
            + IcrClient.encoded("{\"VERSION\":\"1\"}")
            + "&nocache=true&pull=true&quiet=true&squash=true");

    IcrBuild build = builds.get(0);
    assertThat(build.target()).isEqualTo(icr.domain() + "/birds/bluebird:latest");
    assertThat(build.context()).isEqualTo(bytes("tar.gz"));
    assertThat(build.dockerfile()).isEqualTo("app/Dockerfile");
    assertThat(build.buildArguments()).containsOnlyKeys("VERSION").containsValue("1");
    assertThat(build.noCache() && build.pull() && build.quiet() && build.squash()).isTrue();
    assertThat(build.account()).isEqualTo(InMemoryIcr.ACCOUNT);
    assertThat(build).hasToString("build of " + icr.domain() + "/birds/bluebird:latest");
  }

  @Test
  void optionsHaveOtherNamesAndUsualValues() {
    build("t=" + client.image("birds/bluebird") + "&f=Other&buildarg=%7B%22A%22:%22b%22%7D");
    build("t=" + client.image("birds/bluebird"));

    assertThat(builds.get(0).dockerfile()).isEqualTo("Other");
    assertThat(builds.get(0).buildArguments()).containsOnlyKeys("A");
    assertThat(builds.get(1).dockerfile()).isEqualTo("Dockerfile");
    assertThat(builds.get(1).buildArguments()).isEmpty();
    assertThat(builds.get(1).noCache()).isFalse();
  }

  @Test
  void buildNeedsRefreshTokenTargetAndNamespace() {
    assertError(
        client.post("/api/v1/builds?t=x", "tar.gz"),
        400,
        "CRG0400E",
        "The RefreshToken header is missing.");
    assertError(build(""), 400, "CRG0400E", "The query parameter t is missing.");
    assertError(
        build("t=" + client.image("fish/carp")),
        403,
        "CRG0020E",
        "You are not authorized to access the specified resource.");
    assertThat(builds).isEmpty();
  }

  private HttpResponse<byte[]> build(String query) {
    return client.send("POST", "/api/v1/builds?" + query, bytes("tar.gz"), REFRESH);
  }
}
