package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageChangesTest {
  private final Cloud cloud = new Cloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void anImageIsTaggedWithoutATransfer() {
    assertThat(cloud.out("image-tag", cloud.web + ":1.0", cloud.icr.address() + "/acme/app:7"))
        .isEqualTo("CURRENT\n");
    assertThat(cloud.icr.tags("acme/app")).containsExactly("7");
    assertThat(cloud.out("image-tag", cloud.web + ":1.0", cloud.web + ":stable", "--json"))
        .isEqualTo(
            "{\"image\":\"HOST/acme/web:1.0\",\"tag\":\"HOST/acme/web:stable\","
                + "\"digest\":\"CURRENT\"}\n");
  }

  @Test
  void aTagIsMovedOnlyWhenToldTo() {
    Shell.Run refused = cloud.cr("image-tag", cloud.web + ":0.9", cloud.web + ":1.0");

    assertThat(refused.exitCode()).isEqualTo(8);
    assertThat(refused.err()).endsWith(". With cr: --move\n");
    assertThat(cloud.out("image-tag", cloud.web + ":0.9", cloud.web + ":1.0", "--move"))
        .isEqualTo("OLD\n");
  }

  @Test
  void aTagInAnotherRegionIsAdvisedAsACommand() {
    Shell.Run refused = cloud.cr("image-tag", "us.icr.io/acme/web:1", "de.icr.io/acme/web:1");

    assertThat(refused)
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: A tag stays in the registry of its image: de.icr.io/acme/web:1 is not in"
                    + " us.icr.io; to give the image a name elsewhere, copy it: cr copy"
                    + " us.icr.io/acme/web:1 de.icr.io/acme/web:1\n"));
  }

  @Test
  void tagsAreRemovedAndTheImagesStay() {
    assertThat(cloud.out("image-untag", cloud.web + ":0.9", cloud.web + ":1.0", "--json"))
        .isEqualTo("{\"tags\":[\"HOST/acme/web:0.9\",\"HOST/acme/web:1.0\"]}\n");
    assertThat(cloud.out("repository-list")).contains("HOST/acme/web   2        2 ");
  }

  @Test
  void nothingIsDeletedWithoutATerminal() {
    assertThat(cloud.cr("image-rm", cloud.web + ":1.0"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Delete the images? There is no terminal to ask on, so nothing was changed. Give --force to"
                    + " do it without asking\n"));
    assertThat(cloud.icr.tags("acme/web")).containsExactly("0.9", "1.0");
  }

  @Test
  void everyTagThatGoesIsShownFirst() {
    cloud.out("image-tag", cloud.web + ":1.0", cloud.web + ":stable");

    Shell.Run run = cloud.answered("yes", "image-rm", cloud.web + ":1.0");

    assertThat(Cloud.bars(run.err()))
        .isEqualTo(
            """
            Image|Tags
            HOST/acme/web@CURRENT|1.0, stable
            Images: 1, tags: 2
            Delete these images? [y/N]\s""");
    assertThat(run.out())
        .isEqualTo("HOST/acme/web:1.0\nHOST/acme/web:stable\nHOST/acme/web@CURRENT\n");
    assertThat(cloud.icr.tags("acme/web")).containsExactly("0.9");
  }

  @Test
  void severalImagesAreDeletedAtOnce() {
    assertThat(cloud.out("image-rm", cloud.web + ":1.0", cloud.web + ":0.9", "-f", "--json"))
        .isEqualTo(
            "{\"deleted\":[{\"image\":\"HOST/acme/web@CURRENT\",\"tags\":[\"1.0\"]},"
                + "{\"image\":\"HOST/acme/web@OLD\",\"tags\":[\"0.9\"]}],\"failures\":[]}\n");
    assertThat(cloud.icr.trash(cloud.account)).hasSize(2);
  }

  @Test
  void nothingIsDeletedWhenOneIsNotThere() {
    Shell.Run run = cloud.cr("image-rm", cloud.web + ":1.0", cloud.web + ":7", "-f");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(cloud.plain(run.err()))
        .startsWith(
            "cr: Could not delete HOST/acme/web:7: the registry has no such tag or digest; nothing"
                + " was deleted. Check the repository");
    assertThat(cloud.icr.tags("acme/web")).containsExactly("0.9", "1.0");
  }

  @Test
  void whatTheServiceRefusesIsAnErrorBehindWhatIsGone() {
    cloud.icr.intercept(
        (request, next) ->
            request.path().endsWith("/bulkdelete")
                ? Reply.status(200)
                    .withHeader("Content-Type", "application/json")
                    .withBody(
                        "{\"success\":[],\"error\":{\"%s@%s\":{\"code\":\"CRI0001E\","
                                .formatted(cloud.web, cloud.current)
                            + "\"message\":\"It is kept.\"}}}")
                : next.proceed());

    Shell.Run run = cloud.cr("image-rm", cloud.web + ":1.0", "-f");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(cloud.plain(run.err()))
        .startsWith("cr: Could not delete all images: 1 are still there: HOST/acme/web@CURRENT");
  }

  @Test
  void imagesWithoutATagArePruned() {
    cloud.out("image-untag", cloud.web + ":0.9");

    Shell.Run run = cloud.answered("y", "image-prune-untagged", "--restrict", "acme/web");

    assertThat(run)
        .isEqualTo(
            new Shell.Run(
                0,
                "HOST/acme/web@OLD\n",
                """
                HOST/acme/web@OLD
                Images without a tag: 1; kept as parts of an index: 0
                Delete these images? [y/N]\s"""));
    assertThat(cloud.icr.tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void pruningAsksToo() {
    cloud.out("image-untag", cloud.web + ":0.9");

    assertThat(cloud.cr("image-prune-untagged").exitCode()).isEqualTo(2);
    assertThat(cloud.icr.trash(cloud.account)).isEmpty();
    assertThat(cloud.out("image-prune-untagged", "-f", "--restrict", "acme", "--json"))
        .isEqualTo(
            "{\"kept\":[],\"deleted\":[{\"image\":\"HOST/acme/web@OLD\",\"tags\":[]}],"
                + "\"failures\":[]}\n");
  }

  @Test
  void whatWasDeletedIsListedAndComesBack() {
    cloud.out("image-rm", cloud.web + ":0.9", "-f");

    assertThat(cloud.out("trash-list", "--restrict", "acme/web", "--json"))
        .isEqualTo(
            "{\"trash\":[{\"image\":\"HOST/acme/web@OLD\",\"daysUntilExpiry\":30,"
                + "\"tags\":[\"0.9\"]}]}\n");
    assertThat(cloud.cells("trash-list"))
        .isEqualTo("Digest|Days until expiry|Tags\nHOST/acme/web@OLD|30|0.9\n");
    assertThat(cloud.out("trash-list", "--restrict", "acme/other").lines()).hasSize(1);
    assertThat(cloud.out("image-restore", cloud.web + "@" + cloud.old))
        .isEqualTo("HOST/acme/web:0.9\nHOST/acme/web@OLD\n");
    assertThat(cloud.icr.tags("acme/web")).containsExactly("0.9", "1.0");
  }

  @Test
  void aTagIsRestoredByItself() {
    cloud.out("image-rm", cloud.web + ":0.9", "-f");

    assertThat(cloud.out("image-restore", cloud.web + ":0.9", "--json"))
        .startsWith("{\"image\":\"HOST/acme/web")
        .endsWith("\"restored\":[\"0.9\"],\"notRestored\":[]}\n");
  }

  @Test
  void aTagThatIsTakenStaysWhereItIs() {
    cloud.out("image-rm", cloud.web + ":0.9", "-f");
    cloud.out("image-tag", cloud.web + ":1.0", cloud.web + ":0.9");

    Shell.Run run = cloud.cr("image-restore", cloud.web + "@" + cloud.old);

    assertThat(cloud.plain(run.out())).isEqualTo("HOST/acme/web@OLD\n");
    assertThat(run.err())
        .isEqualTo("Other images have these tags now, so they did not come back: 0.9\n");
  }

  @Test
  void aRepositoryIsDeletedWithAllThatIsInIt() {
    assertThat(cloud.cr("repository-rm", cloud.web).exitCode()).isEqualTo(2);
    Shell.Run run = cloud.answered("y", "repository-rm", cloud.web);

    assertThat(run.err())
        .contains("Images: 2, tags: 2\n")
        .endsWith("Delete the repository HOST/acme/web? [y/N] ");
    assertThat(run.out().lines()).hasSize(4);
    assertThat(cloud.icr.tags("acme/web")).isEmpty();
  }

  @Test
  void aRepositoryThatIsEmptyIsNotThere() {
    Shell.Run run = cloud.cr("repository-rm", cloud.icr.address() + "/acme/none", "-f");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(cloud.plain(run.err()))
        .startsWith("cr: Could not delete the repository HOST/acme/none: there is no image in it.");
  }
}
