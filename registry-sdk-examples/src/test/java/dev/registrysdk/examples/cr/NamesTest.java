package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.examples.SampleImage;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.InMemoryRegistry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamesTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Digest digest = SampleImage.store(registry, "acme/web", "1.0");
  private final String repository = registry.address() + "/acme/web";
  private final String image = repository + ":1.0";

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void digestPrintsTheDigest() {
    assertThat(cr("digest", image)).isEqualTo(done(digest));
  }

  @Test
  void digestAsJson() {
    assertThat(cr("digest", image, "--json"))
        .isEqualTo(done("{\"image\":\"%s\",\"digest\":\"%s\"}".formatted(image, digest)));
  }

  @Test
  void tagsPrintsATagOnEachLine() {
    SampleImage.store(registry, "acme/web", "stable");

    assertThat(cr("tags", repository)).isEqualTo(done("1.0\nstable"));
  }

  @Test
  void tagsAsJson() {
    assertThat(cr("tags", repository, "--json"))
        .isEqualTo(done("{\"repository\":\"%s\",\"tags\":[\"1.0\"]}".formatted(repository)));
  }

  @Test
  void catalogPrintsARepositoryOnEachLine() {
    SampleImage.store(registry, "acme/db", "1.0");

    assertThat(cr("catalog", registry.address()))
        .isEqualTo(done(registry.address() + "/acme/db\n" + repository));
  }

  @Test
  void catalogAsJson() {
    assertThat(cr("catalog", registry.address(), "--json"))
        .isEqualTo(
            done(
                "{\"registry\":\"%s\",\"repositories\":[\"%s\"]}"
                    .formatted(registry.address(), repository)));
  }

  @Test
  void catalogWantsNoScheme() {
    assertThat(cr("catalog", "http://localhost:5000"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: A registry is a host, or host:port, not 'http://localhost:5000'; leave out the"
                    + " scheme\n"));
  }

  @Test
  void tagGivesAnotherTag() {
    assertThat(cr("tag", image, "stable")).isEqualTo(done(digest));
    assertThat(registry.tags("acme/web")).containsExactly("1.0", "stable");
  }

  @Test
  void tagMayBeAWholeName() {
    assertThat(cr("tag", image, repository + ":stable")).isEqualTo(done(digest));
    assertThat(registry.tags("acme/web")).containsExactly("1.0", "stable");
  }

  @Test
  void tagDoesNotTakeATagAwayFromAnotherImage() {
    putAnother("stable");

    Shell.Run run = cr("tag", image, "stable");

    assertThat(run.exitCode()).isEqualTo(8);
    assertThat(run.err()).startsWith("cr: Could not add the tag " + repository + ":stable");
  }

  @Test
  void moveTakesATagAwayFromAnotherImage() {
    putAnother("stable");

    assertThat(cr("tag", image, "stable", "--move", "--json"))
        .isEqualTo(
            done(
                "{\"image\":\"%s\",\"tag\":\"%s:stable\",\"digest\":\"%s\"}"
                    .formatted(image, repository, digest)));
  }

  @Test
  void untagRemovesTheTagAndKeepsTheImage() {
    SampleImage.store(registry, "acme/web", "stable");

    assertThat(cr("untag", repository + ":stable")).isEqualTo(done(repository + ":stable"));
    assertThat(registry.tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void untagTellsWhenTheRegistryCannot() {
    try (InMemoryRegistry rigid = InMemoryRegistry.builder().without(Feature.TAG_DELETE).start()) {
      SampleImage.store(rigid, "acme/web", "1.0");

      assertThat(cr("untag", rigid.address() + "/acme/web:1.0").exitCode()).isEqualTo(10);
    }
  }

  @Test
  void deletePrintsEveryNameThatIsGone() {
    SampleImage.store(registry, "acme/web", "stable");

    assertThat(cr("delete", image))
        .isEqualTo(done(image + "\n" + repository + ":stable\n" + repository + "@" + digest));
  }

  @Test
  void deleteAsJson() {
    assertThat(cr("delete", image, "--json"))
        .isEqualTo(
            done(
                "{\"image\":\"%s\",\"digest\":\"%s\",\"tags\":[\"1.0\"]}"
                    .formatted(image, digest)));
  }

  @Test
  void deleteDoesNotGuessATag() {
    assertThat(cr("delete", repository))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Invalid value for positional parameter at index 0 (IMAGE): '%1$s' names no tag"
                        .formatted(repository)
                    + " and no digest; write for example %1$s:latest. Try 'cr delete --help'\n"
                        .formatted(repository)));
  }

  private void putAnother(String tag) {
    registry.putManifest(
        "acme/web",
        tag,
        "application/vnd.oci.image.index.v1+json",
        "{\"schemaVersion\":2,\"manifests\":[]}".getBytes(StandardCharsets.UTF_8));
  }

  private static Shell.Run done(Object out) {
    return new Shell.Run(0, out + "\n", "");
  }
}
