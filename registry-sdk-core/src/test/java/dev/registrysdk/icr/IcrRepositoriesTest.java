package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.RepositorySummary;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IcrRepositoriesTest {
  private static final Digest D1 = Digest.parse("sha256:" + "69ba06f1".repeat(8));
  private static final Digest D2 = Digest.parse("sha256:" + "db5b86df".repeat(8));

  private final IcrLab lab = new IcrLab();
  private final Repository birds = Repository.parse(lab.host() + "/birds/a");
  private final Repository below = Repository.parse(lab.host() + "/birds/a/b");
  private final Repository fish = Repository.parse(lab.host() + "/fish/a");

  @AfterEach
  void close() {
    lab.close();
  }

  private static String image(Digest digest, long created, String... repositoryAndTag) {
    StringBuilder repoTags = new StringBuilder();
    for (int i = 0; i < repositoryAndTag.length; i += 2) {
      String tag = repositoryAndTag[i + 1];
      repoTags
          .append(i == 0 ? "" : ",")
          .append("\"" + repositoryAndTag[i] + "\":{")
          .append(tag.isEmpty() ? "" : "\"" + tag + "\":{}")
          .append("}");
    }
    return "{\"id\":\"%s\",\"size\":10,\"created\":%d,\"repoTags\":{%s}}"
        .formatted(digest, created, repoTags);
  }

  @Test
  void sumsUpRepositories() {
    lab.answer(
        200,
        "[%s,%s,%s]"
            .formatted(
                image(D1, 5, birds.toString(), "1", fish.toString(), ""),
                image(D2, 7, birds.toString(), ""),
                image(D1, 0, below.toString(), "1")));

    assertThat(lab.icr().repositories().summaries())
        .containsExactly(
            RepositorySummary.builder()
                .repository(birds)
                .images(2)
                .untagged(1)
                .size(20)
                .newest(Instant.ofEpochSecond(7))
                .build(),
            RepositorySummary.builder().repository(below).images(1).untagged(0).size(10).build(),
            RepositorySummary.builder()
                .repository(fish)
                .images(1)
                .untagged(1)
                .size(10)
                .newest(Instant.ofEpochSecond(5))
                .build());
    assertThat(lab.request()).isEqualTo("POST /api/v1/images/digests");
    assertThat(lab.body())
        .isEqualTo("{\"exclude_tagged\":false,\"exclude_va\":true,\"include_ibm\":false}");
  }

  @Test
  void sumsUpANamespaceOnly() {
    String all = "[" + image(D1, 5, birds.toString(), "1", fish.toString(), "2") + "]";
    lab.answer(200, all).answer(200, all);

    assertThat(lab.icr().repositories().summaries("fish"))
        .extracting(RepositorySummary::repository)
        .containsExactly(fish);
    assertThat(lab.icr().repositories().summaries(sum -> sum.addRepository(birds.toString())))
        .extracting(RepositorySummary::repository)
        .containsExactly(birds);
    assertThat(lab.body()).endsWith("\"repositories\":[\"birds/a\"]}");
  }

  @Test
  void listsExactlyOneRepository() {
    lab.answer(
        200,
        "[%s,%s]"
            .formatted(
                image(D1, 0, below.toString(), "1"),
                image(D2, 0, birds.toString(), "2", fish.toString(), "3")));

    List<ImageDigest> images = lab.icr().repositories().images(birds.toString());

    assertThat(images).extracting(ImageDigest::digest).containsExactly(D2);
    assertThat(images.get(0).tags()).isEqualTo(Map.of(birds, List.of("2")));
    assertThat(lab.requests).hasSize(1);
  }

  @Test
  void aFilterThatFindsNothingIsNotTrusted() {
    lab.answer(200, "[]").answer(200, "[" + image(D1, 0, birds.toString(), "1") + "]");

    assertThat(lab.icr().repositories().images(birds.toString())).hasSize(1);
    assertThat(lab.body()).doesNotContain("repositories");
  }

  @Test
  void aFilterThatIsRefusedIsNotUsed() {
    lab.answer(400, "{}").answer(200, "[" + image(D1, 0, birds.toString(), "1") + "]");

    assertThat(lab.icr().repositories().images(birds.toString())).hasSize(1);
  }

  @Test
  void aRepositoryThatIsNotThereIsEmpty() {
    lab.answer(404, "{}").answer(404, "{}");

    assertThat(lab.icr().repositories().images(birds.toString())).isEmpty();
  }

  @Test
  void deletesUntilNothingIsLeft() {
    lab.answer(
            200,
            "[%s,%s,%s]"
                .formatted(
                    image(D1, 0, birds.toString(), "1", fish.toString(), "1"),
                    image(D2, 0, birds.toString(), ""),
                    image(D2, 0, below.toString(), "")))
        .answer(
            200,
            "{\"success\":[\"%1$s@%2$s\"],\"error\":{\"%1$s@%3$s\":{\"code\":\"E\"}}}"
                .formatted(birds, D1, D2))
        .answer(200, "[" + image(D2, 0, birds.toString(), "") + "]")
        .answer(200, "{\"success\":[\"%s@%s\"]}".formatted(birds, D2))
        .answer(200, "[]");

    assertThat(lab.icr().repositories().delete(birds.toString()))
        .isEqualTo(
            BulkDeleteResult.builder().addDeleted(birds.digest(D1), birds.digest(D2)).build());
    assertThat(lab.requests).hasSize(5);
    assertThat(body(0)).endsWith("\"repositories\":[\"birds/a\"]}");
    assertThat(body(1)).isEqualTo("[\"%1$s@%2$s\",\"%1$s@%3$s\"]".formatted(birds, D1, D2));
    assertThat(body(3)).isEqualTo("[\"%s@%s\"]".formatted(birds, D2));
  }

  @Test
  void aListThatLagsBehindEndsTheDeletion() {
    String list = "[" + image(D1, 0, birds.toString(), "1") + "]";
    lab.answer(200, list)
        .answer(200, "{\"success\":[\"%s@%s\"]}".formatted(birds, D1))
        .answer(200, list)
        .answer(200, "{\"error\":{\"%s@%s\":{\"message\":\"Gone.\"}}}".formatted(birds, D1));

    assertThat(lab.icr().repositories().delete(birds.toString()))
        .isEqualTo(BulkDeleteResult.builder().addDeleted(birds.digest(D1)).build());
    assertThat(lab.requests).hasSize(4);
  }

  @Test
  void whatCannotBeDeletedIsTold() {
    lab.answer(200, "[" + image(D1, 0, birds.toString(), "1") + "]")
        .answer(
            200,
            "{\"error\":{\"%s@%s\":{\"code\":\"E\",\"message\":\"No.\"}}}".formatted(birds, D1));

    BulkDeleteResult result = lab.icr().repositories().delete(birds.toString());

    assertThat(result.deleted()).isEmpty();
    assertThat(result.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.image()).isEqualTo(birds.digest(D1));
              assertThat(failure.code()).contains("E");
              assertThat(failure.message()).isEqualTo("No.");
            });
  }

  @Test
  void aFailureInALaterRoundSaysHowFarItCame() {
    lab.answer(200, "[" + image(D1, 0, birds.toString(), "1") + "]")
        .answer(200, "{\"success\":[\"%s@%s\"]}".formatted(birds, D1))
        .answer(503, "busy");

    assertThatThrownBy(() -> lab.icr().repositories().delete(birds.toString()))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith(
            "Could not finish deleting %s, of which 1 image is gone: Could not delete %s",
            birds, birds);
  }

  @Test
  void publicRepositoriesOfIbmAndOthersAreNotDeleted() {
    assertThatThrownBy(() -> lab.icr().repositories().delete("icr.io/ibm/liberty"))
        .isInstanceOf(DeniedException.class)
        .hasMessage(
            "Could not delete icr.io/ibm/liberty: icr.io/ibm/liberty is a public repository of IBM,"
                + " which no account can change. Name an image in a namespace of the account");
    assertThatThrownBy(() -> lab.icr().repositories().delete("acme/web"))
        .isInstanceOf(UnsupportedException.class);
    assertThat(lab.requests).isEmpty();
  }

  private String body(int request) {
    return RegionsLab.body(lab.requests.get(request));
  }
}
