package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeletionFailure;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ImageInspection;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.RepositorySummary;
import dev.registrysdk.oci.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images and repositories of IBM Cloud, through the client. */
class IcrClientImagesTest {
  private final IcrStage stage = new IcrStage();
  private final RegistryClient client = stage.client;

  @AfterEach
  void stop() {
    stage.close();
  }

  private void tag(String image, String tag) {
    client.tags().add(stage.web(image), stage.web(tag));
  }

  @Test
  void imagesOfTheRegionAreListed() {
    String digest = stage.image("1");
    stage.de.putImage("acme/web", "elsewhere", IcrStage.BUILT);

    List<ImageSummary> images = client.images().list();

    assertThat(images).hasSize(1);
    assertThat(images.get(0).tags()).hasToString("[" + stage.web("1") + "]");
    assertThat(images.get(0).digests())
        .hasToString("[" + stage.us.address() + "/acme/web@" + digest + "]");
    assertThat(images.get(0).created()).contains(IcrStage.BUILT);
  }

  @Test
  void imagesOfANamespaceAreListed() {
    stage.image("1");
    stage.us.createNamespace(IcrStage.ACCOUNT, "other");

    assertThat(client.images().list("acme")).hasSize(1);
    assertThat(client.images().list("other")).isEmpty();
  }

  @Test
  void untaggedImagesAreAmongTheDigests() {
    String digest = stage.image("1");
    client.tags().remove(stage.web("1"));

    assertThat(client.images().list()).isEmpty();
    assertThat(client.images().digests())
        .extracting(ImageDigest::digest)
        .containsExactly(Digest.parse(digest));
  }

  @Test
  void serviceInspectsAnImage() {
    stage.image("1");

    ImageInspection inspection = client.images().inspection(stage.web("1"));

    assertThat(inspection.architecture()).contains("amd64");
    assertThat(inspection.created()).contains(IcrStage.BUILT);
  }

  @Test
  void manifestIsReadOverTheControlPlane() {
    String digest = stage.image("1");

    assertThat(client.images().manifest(stage.web("1")).digest()).hasToString(digest);
  }

  @Test
  void deletingMovesAnImageToTheTrashAndTellsAllItsTags() {
    String digest = stage.image("1");
    tag("1", "latest");

    DeleteResult result = client.images().delete(stage.web("1"));

    assertThat(result.digest()).hasToString(digest);
    assertThat(result.tags()).containsExactly("1", "latest");
    assertThat(stage.us.tags("acme/web")).isEmpty();
    assertThat(stage.us.trash(IcrStage.ACCOUNT))
        .isEqualTo(Map.of("acme/web@" + digest, List.of("1", "latest")));
  }

  @Test
  void deletingTakesTwoRequests() {
    String digest = stage.image("1");
    stage.us.registry().clearRequests();

    client.images().delete(stage.web("1"));

    assertThat(IcrStage.calls(stage.us))
        .containsExactly(
            "POST /api/v1/images/digests -> 200",
            "DELETE /api/v1/images/HOST/acme/web@" + digest + " -> 200");
  }

  @Test
  void deletingByDigestWithoutTagsTakesOneRequest() {
    String digest = stage.image("1");
    stage.us.registry().clearRequests();

    DeleteResult result =
        client
            .images()
            .delete(
                delete -> delete.image(stage.us.address() + "/acme/web@" + digest).findTags(false));

    assertThat(result.tags()).isEmpty();
    assertThat(IcrStage.calls(stage.us))
        .containsExactly("DELETE /api/v1/images/HOST/acme/web@" + digest + " -> 200");
  }

  @Test
  void deletingTellsTheDigestEvenIfTheListOfTheServiceLags() {
    String digest = stage.image("1");
    stage.us.intercept(
        (request, next) ->
            request.path().endsWith("/images/digests")
                ? next.proceed().withBody("[]")
                : next.proceed());

    DeleteResult result = client.images().delete(stage.web("1"));

    assertThat(result.digest()).hasToString(digest);
    assertThat(result.tags()).isEmpty();
  }

  @Test
  void deletingAMissingImageSendsNoDeletion() {
    assertThatThrownBy(() -> client.images().delete(stage.web("1")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith(
            "Could not delete "
                + stage.web("1")
                + ": CRI0404E: The image was not found. Check the repository, and the tag or digest; list the tags to see what is"
                + " there (GET ");
    assertThat(stage.us.requests(call -> call.method().equals("DELETE"))).isEmpty();
  }

  @Test
  void manyImagesAreDeletedAtOnceAndFailuresAreTold() {
    String digest = stage.image("1");
    String gone = stage.us.address() + "/acme/web@" + digest;
    String missing = stage.us.address() + "/acme/web@sha256:" + "0".repeat(64);

    BulkDeleteResult result =
        client.images().deleteAll(delete -> delete.addImage(gone).addImage(missing));

    assertThat(result.deleted()).hasToString("[" + gone + "]");
    assertThat(result.failures())
        .extracting(DeletionFailure::image)
        .hasToString("[" + missing + "]");
  }

  @Test
  void deletingNothingSendsNothing() {
    assertThat(client.images().deleteAll(delete -> {}).complete()).isTrue();
    assertThat(stage.us.requests()).isEmpty();
  }

  @Test
  void imagesOfTheRegionAndOfOthersAreNotMixedUpByTheirOrder() {
    String digest = stage.image("1");
    String ours = stage.us.address() + "/acme/web@" + digest;

    assertThatThrownBy(
            () ->
                client
                    .images()
                    .deleteAll(delete -> delete.addImage("ghcr.io/acme/web:1").addImage(ours)))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith(
            "Could not delete ghcr.io/acme/web:1: ghcr.io is not a registry of IBM Cloud, whose"
                + " service this is");
    assertThat(stage.us.tags("acme/web")).containsExactly("1");
  }

  @Test
  void deletedImageIsRestored() {
    stage.image("1");
    client.images().delete(stage.web("1"));

    client.images().restore(restore -> restore.image(stage.web("1")));

    assertThat(stage.us.tags("acme/web")).containsExactly("1");
  }

  @Test
  void untaggedImagesArePruned() {
    String digest = stage.image("1");
    client.tags().remove(stage.web("1"));
    stage.image("2");

    client.images().pruneUntagged(prune -> prune.addNamespaces("acme"));

    assertThat(stage.us.trash(IcrStage.ACCOUNT)).containsOnlyKeys("acme/web@" + digest);
  }

  @Test
  void repositoriesAreSummedUp() {
    stage.image("1");
    stage.image("2");

    List<RepositorySummary> summaries = client.repositories().summaries("acme");

    assertThat(summaries)
        .extracting(summary -> summary.repository().path(), RepositorySummary::images)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("acme/web", 2));
    assertThat(summaries.get(0).newest()).isEqualTo(Optional.of(IcrStage.BUILT));
  }

  @Test
  void imagesOfARepositoryAreListedAndDeleted() {
    Set<String> digests = Set.of(stage.image("1"), stage.image("2"));
    String repository = stage.us.address() + "/acme/web";

    assertThat(client.repositories().images(repository))
        .extracting(image -> image.digest().toString())
        .containsExactlyInAnyOrderElementsOf(digests);
    assertThat(client.repositories().delete(repository).complete()).isTrue();
    assertThat(client.repositories().images(repository)).isEmpty();
  }
}
