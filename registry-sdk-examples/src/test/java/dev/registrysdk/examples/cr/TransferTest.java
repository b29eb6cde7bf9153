package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.examples.SampleImage;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.testing.InMemoryRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
  private final InMemoryRegistry hub = InMemoryRegistry.start();
  private final InMemoryRegistry us = InMemoryRegistry.start();
  private final Digest digest = SampleImage.store(hub, "library/hello", "1.0");
  private final String image = hub.address() + "/library/hello:1.0";

  @TempDir Path directory = Path.of("");

  @AfterEach
  void stop() {
    hub.close();
    us.close();
  }

  @Test
  void pullPrintsTheDigestAndTellsWhatItDidOnStandardError() {
    Shell.Run run = cr("pull", image, layout());

    assertThat(run.out()).isEqualTo(digest + "\n");
    assertThat(run.masked())
        .isEqualTo(
            new Shell.Run(
                0,
                "DIGEST\n",
                "5 blobs, SIZE\n"
                    + "DIGEST SIZE copied\n".repeat(5)
                    + layout()
                    + ": 5 blobs copied (SIZE), 0 mounted, 0 already there\n"));
  }

  @Test
  void quietLeavesTheDigestOnly() {
    assertThat(cr("pull", image, layout(), "--quiet"))
        .isEqualTo(new Shell.Run(0, digest + "\n", ""));
  }

  @Test
  void jsonIsOneObjectWithStableKeys() {
    assertThat(cr("pull", image, layout(), "--json").masked())
        .isEqualTo(
            new Shell.Run(
                0,
                "{\"source\":\"%s\",\"target\":\"%s\",\"digest\":\"DIGEST\","
                        .formatted(image, layout())
                    + "\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
                    + "\"unchanged\":false,\"manifests\":3,"
                    + "\"copied\":{\"blobs\":5,\"bytes\":SIZE},"
                    + "\"mounted\":{\"blobs\":0,\"bytes\":0},"
                    + "\"skipped\":{\"blobs\":0,\"bytes\":0}}\n",
                ""));
  }

  @Test
  void pushBringsALayoutToARegistry() {
    cr("pull", image, layout());

    Shell.Run run = cr("push", layout(), us.address() + "/acme/hello:1.0", "--quiet");

    assertThat(run).isEqualTo(new Shell.Run(0, digest + "\n", ""));
    assertThat(us.manifest("acme/hello", "1.0").orElseThrow().digest())
        .isEqualTo(digest.toString());
  }

  @Test
  void pushingAgainTellsThatNothingHadToBeDone() {
    String target = us.address() + "/acme/hello:1.0";
    cr("copy", image, target);

    assertThat(cr("copy", image, target))
        .isEqualTo(new Shell.Run(0, digest + "\n", target + " is up to date\n"));
  }

  @Test
  void copyGoesFromRegistryToRegistry() {
    Shell.Run run = cr("copy", image, us.address() + "/acme/hello:1.0", "--quiet");

    assertThat(run).isEqualTo(new Shell.Run(0, digest + "\n", ""));
    assertThat(us.tags("acme/hello")).containsExactly("1.0");
  }

  @Test
  void copyGoesFromFileToFile() {
    String archive = "oci-archive:" + directory.resolve("hello.tar") + ":1.0";
    cr("copy", image, archive, "--quiet");

    assertThat(cr("copy", archive, layout(), "--quiet"))
        .isEqualTo(new Shell.Run(0, digest + "\n", ""));
  }

  @Test
  void aDockerArchiveGoesToARegistry() {
    String archive = "docker-archive:" + directory.resolve("hello.tar");
    cr("pull", image, archive, "--platform", "linux/arm64", "--quiet");

    assertThat(cr("push", archive, us.address() + "/acme/hello:1.0").exitCode()).isZero();
    assertThat(cr("inspect", us.address() + "/acme/hello:1.0").out())
        .contains("Platforms   linux/arm64\n");
  }

  @Test
  void onePlatformAloneHasADigestOfItsOwn() {
    Shell.Run run = cr("pull", image, layout(), "--platform", "linux/arm64");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("sha256:").isNotEqualTo(digest + "\n");
    assertThat(run.err()).contains("3 blobs copied");
  }

  @Test
  void referrersGoAlongWhenAskedFor() {
    String signature =
        """
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
        "artifactType":"application/example",\
        "config":{"mediaType":"application/vnd.oci.empty.v1+json",\
        "digest":"%s","size":2},"layers":[],\
        "subject":{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"%s","size":1}}
        """
            .formatted(hub.putBlob("library/hello", new byte[] {'{', '}'}), digest);
    String signed =
        hub.putManifest(
            "library/hello",
            "signature",
            "application/vnd.oci.image.manifest.v1+json",
            signature.getBytes(StandardCharsets.UTF_8));

    cr("copy", image, us.address() + "/acme/hello:1.0", "--referrers");

    assertThat(us.manifest("acme/hello", signed)).isPresent();
  }

  @Test
  void aTerminalSeesOneLineThatIsGoneAtTheEnd() {
    Shell.Run run = new Shell().terminal().run("pull", image, layout());

    assertThat(run.masked().err())
        .startsWith("\r\u001b[2K[..............................]   0% of SIZE, 0 of 5 blobs")
        .contains("[##############################] 100% of SIZE, 5 of 5 blobs\r\u001b[2Koci:");
  }

  @Test
  void verboseLogsEveryRequest() {
    Shell.Run run = cr("digest", image, "--verbose");

    assertThat(run.err())
        .matches(
            "HEAD http://%s/v2/library/hello/manifests/1.0 -> 200, sent 0 B, received 0 B, \\d+ ms\n"
                .formatted(hub.address()));
  }

  @Test
  void anInterruptedPullLeavesNoImage() {
    Thread command = Thread.currentThread();
    hub.intercept(
        (request, next) -> {
          if (request.path().contains("/blobs/")) {
            command.interrupt();
          }
          return next.proceed();
        });

    Shell.Run run = cr("pull", image, layout(), "--quiet");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("cr: ").endsWith("Nothing half-written was left behind\n");
    assertThat(Files.exists(directory.resolve("layout/index.json"))).isFalse();
  }

  private String layout() {
    return "oci:" + directory.resolve("layout");
  }
}
