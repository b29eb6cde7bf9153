package dev.registrysdk.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineBuildTest {
  private static final Digest ID = Digest.parse("sha256:" + "ab".repeat(32));
  private static final String BUILT =
      "{\"stream\":\"Step 1/1 : FROM scratch\\n\"}\r\n"
          + "{\"aux\":{\"ID\":\"%s\"}}\r\n".formatted(ID)
          + "{\"stream\":\"Successfully built abababababab\\n\"}\r\n";

  private EngineLab lab;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    lab = new EngineLab(directory);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private static EngineBuildRequest.Builder request() {
    return EngineBuildRequest.builder().context(tar -> tar.write("a tar".getBytes(UTF_8)));
  }

  @Test
  void everythingThatWasAskedForIsSent() {
    lab.answer(200, BUILT);

    Digest id =
        lab.engine()
            .build(
                request()
                    .dockerfile("docker/Dockerfile")
                    .tag("web:1")
                    .tag("us.icr.io/acme/web:1")
                    .putBuildArgs("VERSION", "1 & \"more\"")
                    .putLabels("made.by", "me")
                    .target("base")
                    .platform("linux/arm64")
                    .pull(true)
                    .noCache(true)
                    .build());

    assertThat(id).isEqualTo(ID);
    assertThat(lab.only().line()).startsWith("POST /v1.47/build?");
    assertThat(lab.only().query())
        .containsExactlyInAnyOrder(
            "t=docker.io/library/web:1",
            "t=us.icr.io/acme/web:1",
            "dockerfile=docker/Dockerfile",
            "version=1",
            "rm=1",
            "forcerm=1",
            "buildargs={\"VERSION\":\"1 & \\\"more\\\"\"}",
            "labels={\"made.by\":\"me\"}",
            "target=base",
            "platform=linux/arm64",
            "pull=1",
            "nocache=1");
    assertThat(lab.only().headers())
        .containsEntry("content-type", "application/x-tar")
        .containsEntry("transfer-encoding", "chunked")
        .doesNotContainKey("x-registry-config");
    assertThat(lab.only().body()).asString(UTF_8).isEqualTo("a tar");
  }

  @Test
  void whatIsNotAskedForIsLeftToTheEngine() {
    lab.answer(200, BUILT);

    lab.engine().build(request().build());

    assertThat(lab.only().query())
        .containsExactlyInAnyOrder("dockerfile=Dockerfile", "version=1", "rm=1", "forcerm=1");
  }

  @Test
  void credentialsAreSentForEachRegistry() {
    lab.answer(200, BUILT);

    lab.engine()
        .build(
            request()
                .putCredentials("us.icr.io", Credentials.basic("iamapikey", "k\u00e4y"))
                .putCredentials("docker.io", Credentials.identityToken("id"))
                .putCredentials("Example.com", Credentials.bearerToken("b"))
                .build());

    String header = lab.only().headers().get("x-registry-config");
    assertThat(new String(Base64.getUrlDecoder().decode(header), UTF_8))
        .isEqualTo(
            "{\"us.icr.io\":{\"username\":\"iamapikey\",\"password\":\"k\u00e4y\","
                + "\"serveraddress\":\"us.icr.io\"},"
                + "\"https://index.docker.io/v1/\":{\"identitytoken\":\"id\","
                + "\"serveraddress\":\"https://index.docker.io/v1/\"},"
                + "\"example.com\":{\"registrytoken\":\"b\",\"serveraddress\":\"example.com\"}}");
  }

  @Test
  void credentialsDoNotGoOverPlainHttpToAnotherMachine() {
    DockerEngine far =
        DockerEngine.at(
            "tcp://engine.invalid:2375",
            HttpOptions.builder().addPlainHttp("engine.invalid:2375").build());

    assertThatThrownBy(
            () ->
                far.build(
                    request()
                        .putCredentials("us.icr.io", Credentials.basic("iamapikey", "key"))
                        .build()))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith(
            "Could not build an image at tcp://engine.invalid:2375: credentials are not sent over"
                + " plain HTTP. ");
  }

  @Test
  void progressIsToldAsItComes() {
    lab.answer(
        200,
        "{\"status\":\"Downloading\",\"id\":\"4f\",\"progressDetail\":{\"current\":5,\"total\":9}}"
            + BUILT);
    List<EngineMessage> messages = new ArrayList<>();

    lab.engine().build(build -> build.from(request().build()).listener(messages::add));

    assertThat(messages)
        .containsExactly(
            EngineMessage.builder().status("Downloading").id("4f").current(5).total(9).build(),
            EngineMessage.builder().stream("Step 1/1 : FROM scratch\n").build(),
            EngineMessage.builder().aux("{\"ID\":\"" + ID + "\"}").build(),
            EngineMessage.builder().stream("Successfully built abababababab\n").build());
  }

  @Test
  void aFailureWithinTheAnswerIsTheFailureOfTheBuild() {
    lab.answer(
        200,
        "{\"stream\":\"Step 2/2 : RUN false\\n\"}\r\n{\"errorDetail\":{\"code\":1,\"message\":"
            + "\"The command '/bin/sh -c false' returned a non-zero code: 1\"},"
            + "\"error\":\"legacy\"}\r\n");

    assertThatThrownBy(() -> lab.engine().build(request().tag("web:1").build()))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Could not build docker.io/library/web:1 at unix://"
                + lab.socket
                + ": The command '/bin/sh -c false' returned a non-zero code: 1. Read the output of"
                + " the build: what failed is in its last lines");
  }

  @Test
  void anIdThatIsShortIsCompleted() {
    lab.answer(200, "{\"stream\":\"Successfully built abababababab\\n\"}")
        .answer(200, "{\"Id\":\"" + ID + "\"}");

    assertThat(lab.engine().build(request().build())).isEqualTo(ID);
    assertThat(lab.asked.get(lab.asked.size() - 1).line())
        .isEqualTo("GET /v1.47/images/abababababab/json");
  }

  @Test
  void anEngineThatTellsNoIdIsAskedForTheTag() {
    lab.answer(200, "{\"aux\":[1]}").answer(200, "{\"Id\":\"" + ID + "\"}");

    assertThat(lab.engine().build(request().tag("web:1").build())).isEqualTo(ID);
  }

  @Test
  void anEngineThatTellsNothingHasNotBuiltAnything() {
    lab.answer(200, "");

    assertThatThrownBy(() -> lab.engine().build(request().build()))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith(
            "Could not build an image at unix://"
                + lab.socket
                + ": the engine did not say which image it has built. ");
  }

  @Test
  void anAnswerThatIsNotMessagesIsRefused() {
    lab.answer(200, "<html>");

    assertThatThrownBy(() -> lab.engine().build(request().build()))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("the answer is not what it should be: it is not JSON, at path $");
  }

  @Test
  void aRefusalOfTheRequestIsTold() {
    lab.answer(400, "{\"message\":\"dockerfile parse error line 1: unknown instruction: FRM\"}");

    assertThatThrownBy(() -> lab.engine().build(request().build()))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining(": dockerfile parse error line 1: unknown instruction: FRM. ");
  }

  @Test
  void aFileOfTheContextThatCannotBeReadIsNotTakenForTheNetwork() {
    assertThatThrownBy(
            () ->
                lab.engine()
                    .build(
                        build ->
                            build.context(
                                tar -> {
                                  throw new NoSuchFileException("/context/web.js");
                                })))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not build an image at unix://"
                + lab.socket
                + ": /context/web.js does not exist. Check the path and its permissions");
  }

  @Test
  void aDigestIsNoNameForWhatIsBuilt() {
    assertThatThrownBy(() -> request().tag("web@" + ID).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An image is built under a tag; its digest comes from its content:"
                + " docker.io/library/web@"
                + ID);
  }
}
