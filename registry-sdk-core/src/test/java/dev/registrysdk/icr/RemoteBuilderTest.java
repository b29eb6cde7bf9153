package dev.registrysdk.icr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.model.BuildMessage;
import dev.registrysdk.icr.model.RemoteBuildRequest;
import dev.registrysdk.icr.model.RemoteBuildResult;
import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteBuilderTest {
  private static final Digest ID = Digest.sha256("config".getBytes(UTF_8));
  private static final Digest MANIFEST = Digest.sha256("manifest".getBytes(UTF_8));

  private final IcrLab lab = new IcrLab();
  private final String image = lab.host() + "/acme/web:1";

  @AfterEach
  void close() {
    lab.close();
  }

  private RemoteBuildRequest.Builder request() {
    return RemoteBuildRequest.builder()
        .image(image)
        .context(archive -> archive.write("an archive".getBytes(UTF_8)));
  }

  private RemoteBuildResult build() {
    return lab.icr().builds().build(request().build());
  }

  @Test
  void everythingThatIsAskedForIsSent() {
    lab.answer(200, "");

    lab.icr()
        .builds()
        .build(
            request()
                .dockerfile("docker/web")
                .putBuildArguments("TEAM", "blue & \"green\"")
                .noCache(true)
                .pull(true)
                .quiet(true)
                .squash(true)
                .build());

    assertThat(lab.request())
        .isEqualTo(
            "POST /api/v1/builds?t="
                + lab.host().replace(":", "%3A")
                + "%2Facme%2Fweb%3A1&f=docker%2Fweb"
                + "&buildargs=%7B%22TEAM%22%3A%22blue%20%26%20%5C%22green%5C%22%22%7D"
                + "&nocache=true&pull=true&quiet=true&squash=true");
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("RefreshToken")).isEqualTo("null");
    assertThat(lab.header("Content-Type")).isEqualTo("application/x-tar");
    assertThat(lab.header("Transfer-Encoding")).isEqualTo("chunked");
    assertThat(lab.body()).isEqualTo("an archive");
  }

  @Test
  void namesThatAreNotAgreedOnCanBeChosen() {
    lab.answer(200, "");

    lab.icr(
            options ->
                options
                    .buildDockerfileParameter("dockerfile")
                    .buildArgumentsParameter("buildarg")
                    .buildContextType("application/json"))
        .builds()
        .build(request().putBuildArguments("A", "1").build());

    assertThat(lab.request())
        .contains("&dockerfile=Dockerfile&buildarg=%7B%22A%22%3A%221%22%7D&nocache=false");
    assertThat(lab.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void messagesAreToldAndTheirEndIsTheResult() {
    lab.answer(
        200,
        """
        {"stream":"Step 1/1 : FROM alpine\\n"}
        {"status":"Downloading","progressDetail":{"current":33339,"total":3027945},"id":"9d48"}
        {"aux":{"ID":"%s"}}
        {"status":"1: digest: %s size: 2207"}
        {"progressDetail":{},"aux":{"Tag":"1","Digest":"%s","Size":"2207"}}
        """
            .formatted(ID, Digest.sha256(new byte[0]), MANIFEST));
    List<BuildMessage> messages = new ArrayList<>();

    RemoteBuildResult result = lab.icr().builds().build(request().listener(messages::add).build());

    assertThat(result.image()).hasToString(image);
    assertThat(result.id()).contains(ID);
    assertThat(result.digest()).contains(MANIFEST);
    assertThat(messages)
        .hasSize(5)
        .startsWith(
            BuildMessage.builder().stream("Step 1/1 : FROM alpine\n").build(),
            BuildMessage.builder()
                .status("Downloading")
                .id("9d48")
                .current(33339)
                .total(3027945)
                .build());
  }

  @Test
  void theDigestIsReadFromTheTextWhereNothingElseTellsIt() {
    lab.answer(200, "{\"status\":\"1: digest: " + MANIFEST + " size: 2207\"}");

    assertThat(build().digest()).contains(MANIFEST);
  }

  @Test
  void aServiceThatTellsNothingHasBuiltAllTheSame() {
    lab.answer(200, "{\"aux\":[1]}\n{\"aux\":{\"ID\":\"1\"}}\n{\"status\":\"done\"}");

    assertThat(build())
        .isEqualTo(RemoteBuildResult.builder().image(request().build().image()).build());
  }

  @Test
  void anErrorInsideASuccessIsAnError() {
    lab.answer(
        200,
        "{\"stream\":\"Step 1/2 : FROM alpine\\n\"}\n"
            + "{\"errorDetail\":{\"message\":\"Cannot locate specified Dockerfile: Dockerfile\"},"
            + "\"error\":\"Cannot locate specified Dockerfile: Dockerfile\"}");

    assertThatThrownBy(this::build)
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Could not build %s: Cannot locate specified Dockerfile: Dockerfile. Read the output of"
                + " the build: what failed is in its last lines",
            image);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405, 410})
  void aServiceThatBuildsNoMoreIsToldWithOtherWays(int status) {
    lab.answer(
        status,
        "{\"code\":\"CRG0099E\",\"message\":\"Builds have ended.\",\"request-id\":\"1-2-3\"}");

    assertThatThrownBy(this::build)
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith("Could not build " + image + ": CRG0099E: Builds have ended.")
        .hasMessageContaining(
            "Build the image here, without an engine or with one: images().build(…); or have IBM"
                + " Cloud Code Engine or a Tekton pipeline build it (POST http://");
  }

  @Test
  void anotherRefusalKeepsItsMeaning() {
    lab.answer(415, "");

    assertThatThrownBy(this::build)
        .isInstanceOf(UnsupportedException.class)
        .hasMessageNotContaining("Tekton");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aBuildIsNotSentTwice(int status) {
    lab.answer(status, "");

    assertThatThrownBy(this::build).isInstanceOf(Exception.class);
    assertThat(lab.requests).hasSize(1);
  }

  @Test
  void aFailureOfTheContextIsNotTakenForTheNetworks() {
    lab.answer(200, "");

    assertThatThrownBy(
            () ->
                lab.icr()
                    .builds()
                    .build(
                        request()
                            .context(
                                archive -> {
                                  throw new IOException("disk on fire");
                                })
                            .build()))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Could not build " + image + ": disk on fire");
  }

  @Test
  void anAnswerThatIsNotMadeOfMessagesIsAnError() {
    lab.answer(200, "<html>Sign in to the network</html>");

    assertThatThrownBy(this::build)
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith(
            "Could not build " + image + ": the answer is not what it should be: it is not JSON");
  }

  @Test
  void anAnswerThatBreaksOffIsAnError() {
    lab.answer(
        new MockResponse.Builder()
            .code(200)
            .body("{\"stream\":\"Step\"}\n".repeat(10_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());

    assertThatThrownBy(this::build).isInstanceOf(TransportException.class);
  }

  @Test
  void anotherRegistryIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(
            () -> lab.icr().builds().build(request().image("example.com/acme/web:1").build()))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith(
            "Could not build example.com/acme/web:1: example.com is not a registry of IBM Cloud");
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void onlyATagCanBeBuilt() {
    assertThatThrownBy(() -> request().image("us.icr.io/acme/web@" + MANIFEST).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a tag: us.icr.io/acme/web@%s; write repository:tag", MANIFEST);
  }

  @Test
  void buildArgumentsAreNotShown() {
    assertThat(request().putBuildArguments("TOKEN", "s3cret").build().toString())
        .doesNotContain("s3cret");
  }

  @Test
  void namesOfParametersAreNotBlank() {
    assertThatThrownBy(() -> IcrOptions.builder().buildArgumentsParameter(" ").build())
        .hasMessage(
            "A parameter has a name: buildDockerfileParameter or buildArgumentsParameter is blank");
    assertThatThrownBy(() -> IcrOptions.builder().buildContextType("tar").build())
        .hasMessage("A media type is written type/subtype: buildContextType 'tar'");
  }
}
