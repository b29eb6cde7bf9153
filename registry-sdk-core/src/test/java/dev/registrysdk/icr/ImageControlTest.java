package dev.registrysdk.icr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.model.ImageDeletion;
import dev.registrysdk.icr.model.Untagged;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageControlTest {
  private static final String D1 = "sha256:" + "69ba06f1".repeat(8);
  private static final String D2 = "sha256:" + "db5b86df".repeat(8);

  private final IcrLab lab = new IcrLab();
  private final String bluebird = lab.host() + "/birds/bluebird";

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void deletesAnImageByTheDigestOfItsTagAndTellsTheOtherTags() {
    lab.answer(
            200,
            """
            [{"id": "%2$s", "repoTags": {"%1$s/birds/bluebird-egg": {"1": {}}}},
             {"id": "%3$s", "repoTags": {"%1$s/birds/bluebird": {"latest": {}, "1": {}},
                                         "%1$s/birds/pigeon": {"7": {}}}}]
            """
                .formatted(lab.host(), D1, D2))
        .answer(200, "{\"Untagged\":\"" + D1 + "\"}");

    assertThat(lab.icr().imageControl().delete(bluebird + ":1"))
        .isEqualTo(
            ImageDeletion.builder()
                .image(ImageReference.parse(bluebird + "@" + D2))
                .digest(Digest.parse(D2))
                .addTags("1", "latest")
                .untagged(D1)
                .build());
    assertThat(targets())
        .containsExactly(
            "POST /api/v1/images/digests",
            "DELETE /api/v1/images/" + lab.host() + "%2Fbirds%2Fbluebird@" + D2);
    assertThat(body(0)).endsWith("\"repositories\":[\"birds/bluebird\"]}");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void deletesWithoutLookingUpTagsIfToldSo() {
    lab.answer(200, "{\"Untagged\":null}");

    assertThat(lab.icr().imageControl().delete(delete -> delete.image(bluebird).findTags(false)))
        .isEqualTo(
            ImageDeletion.builder().image(ImageReference.parse(bluebird + ":latest")).build());
    assertThat(lab.request())
        .isEqualTo("DELETE /api/v1/images/" + lab.host() + "%2Fbirds%2Fbluebird:latest");
  }

  @Test
  void digestOfAnImageThatIsInNoListIsReadFromItsManifest() {
    String manifest =
        "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"size\":2,\"digest\":\""
            + Digest.sha256("{}".getBytes(UTF_8))
            + "\"},\"layers\":[]}";
    Digest digest = Digest.sha256(manifest.getBytes(UTF_8));
    lab.answer(200, "[]")
        .answer(200, "[]")
        .answer(
            new MockResponse.Builder()
                .setHeader("Content-Type", "application/vnd.oci.image.manifest.v1+json")
                .body(manifest)
                .build())
        .answer(new MockResponse.Builder().code(204).build());

    ImageDeletion deletion = lab.icr().imageControl().delete(bluebird + ":1");

    assertThat(deletion.digest()).contains(digest);
    assertThat(deletion.tags()).isEmpty();
    assertThat(body(0)).contains("\"repositories\":[\"birds/bluebird\"]");
    assertThat(body(1)).doesNotContain("repositories");
    assertThat(targets().get(2)).endsWith("%2Fbirds%2Fbluebird:1/manifest");
    assertThat(targets().get(3)).endsWith("%2Fbirds%2Fbluebird@" + digest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "icr.io/ibm/liberty:1",
        "icr.io/liberty:1",
        "private.icr.io/ibm/a:1",
        "registry.bluemix.net/ibm/a:1"
      })
  void publicImagesOfIbmAreNotDeleted(String image) {
    assertThatThrownBy(() -> lab.icr().imageControl().delete(image))
        .isInstanceOf(DeniedException.class)
        .hasMessage(
            "Could not delete %s: %s is a public repository of IBM, which no account can change."
                + " Name an image in a namespace of the account",
            image, ImageReference.parse(image).repository());
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void removesATagOnly() {
    lab.answer(200, "{\"Untagged\":\"x\"}");

    assertThat(lab.icr().imageControl().removeTag(bluebird + ":1"))
        .isEqualTo(
            Untagged.builder().tag(ImageReference.parse(bluebird + ":1")).untagged("x").build());
    assertThat(lab.request())
        .isEqualTo("DELETE /api/v1/tags/" + lab.host() + "%2Fbirds%2Fbluebird:1");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void aTagIsRemovedThoughTheAnswerIsEmpty() {
    lab.answer(new MockResponse.Builder().code(204).build());

    assertThat(lab.icr().imageControl().removeTag(bluebird + ":1").untagged()).isEmpty();
  }

  @Test
  void aTagToRemoveIsOne() {
    assertThatThrownBy(() -> lab.icr().imageControl().removeTag(bluebird + "@" + D1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a tag: %s@%s; write repository:tag", bluebird, D1);
    assertThatThrownBy(() -> lab.icr().imageControl().removeTag("icr.io/ibm/liberty:1"))
        .isInstanceOf(DeniedException.class);
  }

  @Test
  void tagsInsideTheRegistry() {
    lab.answer(201, "");

    lab.icr().imageControl().addTag(bluebird + "@" + D1, lab.host() + "/fish/trout:1");

    String host = lab.host().replace(":", "%3A");
    assertThat(lab.request())
        .isEqualTo(
            "POST /api/v1/images/tags?fromimage=%1$s%%2Fbirds%%2Fbluebird%%40%2$s"
                    .formatted(host, D1.replace(":", "%3A"))
                + "&toimage=%s%%2Ffish%%2Ftrout%%3A1".formatted(host));
    assertThat(lab.body()).isEmpty();
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
  }

  @Test
  void tagsInAnotherRegionNeedACopy() {
    assertThatThrownBy(
            () -> lab.icr().imageControl().addTag("us.icr.io/birds/a:1", "de.icr.io/birds/a:1"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessage(
            "Could not tag us.icr.io/birds/a:1 as de.icr.io/birds/a:1: the service tags inside one"
                + " registry, and us.icr.io is not de.icr.io. Copy it instead:"
                + " images().copy(source, target) works between any two registries");
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void aTagToAddIsOne() {
    assertThatThrownBy(() -> lab.icr().imageControl().addTag(bluebird, bluebird + "@" + D1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a tag: %s@%s; write repository:tag", bluebird, D1);
  }

  @Test
  void anImageOfAnotherRegionIsDeletedThere() {
    try (RegionsLab regions =
        new RegionsLab(
            Region.US_SOUTH,
            request ->
                "POST".equals(request.getMethod())
                    ? "[{\"id\":\"" + D1 + "\",\"repoTags\":{\"de.icr.io/birds/a\":{\"1\":{}}}}]"
                    : "{}")) {
      regions.icr().imageControl().delete("de.icr.io/birds/a:1");

      assertThat(regions.requests())
          .containsExactly(
              "POST http://de.icr.io/api/v1/images/digests",
              "DELETE http://de.icr.io/api/v1/images/de.icr.io%2Fbirds%2Fa@" + D1);
    }
  }

  @Test
  void overThePrivateNetworkImagesKeepThePrivateDomain() {
    try (RegionsLab regions =
        new RegionsLab(
            Region.US_SOUTH.overPrivateNetwork(),
            request ->
                "POST".equals(request.getMethod())
                    ? "[{\"id\":\"" + D1 + "\",\"repoTags\":{\"us.icr.io/birds/a\":{\"1\":{}}}}]"
                    : "{}")) {
      assertThat(regions.icr().imageControl().delete("private.us.icr.io/birds/a:1").image())
          .hasToString("private.us.icr.io/birds/a@" + D1);
    }
  }

  private List<String> targets() {
    return lab.requests.stream().map(it -> it.getMethod() + " " + it.getTarget()).toList();
  }

  private String body(int request) {
    return RegionsLab.body(lab.requests.get(request));
  }
}
