package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionCommandsTest {
  private final Cloud cloud = new Cloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aPolicyThatDeletesAsksFirst() {
    assertThat(cloud.cr("retention-policy-set", "acme", "--images", "1").err())
        .isEqualTo(
            "cr: Set the policy, which deletes these? There is no terminal to ask on, so nothing was"
                + " changed. Give --force to do it without asking\n");
    assertThat(cloud.out("retention-policy-list")).contains("acme        All ");

    Shell.Run run = cloud.answered("y", "retention-policy-set", "acme", "--images", "1");

    assertThat(run.err()).contains("HOST/acme/web@OLD   0.9\nImages: 1, tags: 1\n");
    assertThat(run.out())
        .isEqualTo(
            """
            Namespace   Images to retain   Retain all untagged   Deletion threshold (days)
            acme        1                  false                 -
            """);
  }

  @Test
  void aPolicyThatDeletesNothingAsksNothing() {
    assertThat(
            cloud.out(
                "retention-policy-set",
                "acme",
                "--images",
                "10",
                "--retain-untagged",
                "--deletion-threshold-days",
                "30",
                "--json"))
        .isEqualTo(
            "{\"namespace\":\"acme\",\"imagesPerRepository\":10,\"retainUntagged\":true,"
                + "\"deletionThresholdDays\":30,\"deletes\":[]}\n");
    assertThat(cloud.out("retention-policy-list", "--json"))
        .isEqualTo(
            "{\"policies\":[{\"namespace\":\"acme\",\"imagesPerRepository\":10,"
                + "\"retainUntagged\":true,\"deletionThresholdDays\":30}]}\n");
  }

  @Test
  void allKeepsEveryTaggedImage() {
    assertThat(cloud.out("retention-policy-set", "acme", "--images", "All"))
        .contains("acme        All                false");
  }

  @Test
  void aPolicyOfNothingIsRefused() {
    assertThat(cloud.cr("retention-policy-set", "acme"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: What is to be kept? Give --images N, --images All, --retain-untagged or"
                    + " --deletion-threshold-days DAYS\n"));
  }

  @Test
  void aNumberOfImagesIsANumber() {
    assertThat(cloud.cr("retention-run", "acme", "--images", "few").err())
        .isEqualTo(
            "cr: Invalid value for option '--images': expected a number, or All, but was 'few'. Try"
                + " 'cr retention-run --help'\n");
  }

  @Test
  void aRunDeletesNowAndSetsNothing() {
    assertThat(cloud.cr("retention-run", "acme", "--images", "1").exitCode()).isEqualTo(2);
    Shell.Run run = cloud.cr("retention-run", "acme", "--images", "1", "--force");

    assertThat(run.err()).isEqualTo("Found 1 images to delete\n");
    assertThat(cloud.plain(run.out())).isEqualTo("HOST/acme/web:0.9\nHOST/acme/web@OLD\n");
    assertThat(cloud.icr.tags("acme/web")).containsExactly("1.0");
    assertThat(cloud.out("retention-policy-list")).contains("acme        All ");
  }

  @Test
  void aRunWithoutOptionsUsesThePolicyOfTheNamespace() {
    cloud.out("retention-policy-set", "acme", "--images", "1", "--force");

    assertThat(cloud.out("retention-run", "acme", "--force", "--json"))
        .isEqualTo(
            "{\"namespace\":\"acme\",\"imagesPerRepository\":1,\"retainUntagged\":false,"
                + "\"deleted\":[{\"image\":\"HOST/acme/web@OLD\",\"tags\":[\"0.9\"]}],"
                + "\"failures\":[]}\n");
  }

  @Test
  void aRunThatFindsNothingDeletesNothing() {
    assertThat(cloud.cr("retention-run", "acme", "-f"))
        .isEqualTo(new Shell.Run(0, "", "Found 0 images to delete\n"));
  }
}
