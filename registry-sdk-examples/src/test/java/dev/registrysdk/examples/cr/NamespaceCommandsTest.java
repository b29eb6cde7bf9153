package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamespaceCommandsTest {
  private final Cloud cloud = new Cloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void namespacesAreListedByName() {
    assertThat(cloud.out("namespace-list")).isEqualTo("Namespace\nacme\n");
    assertThat(cloud.out("namespaces", "--output", "json"))
        .isEqualTo("{\"namespaces\":[\"acme\"]}\n");
  }

  @Test
  void detailsNameTheResourceGroup() {
    cloud.out("namespace-add", "team-b", "-g", "Default");

    assertThat(cloud.out("namespace-list", "-v").replaceAll("20[0-9T:-]+Z", "TIME"))
        .isEqualTo(
            """
            Namespace   Resource Group   Created
            acme        -                TIME
            team-b      Default          TIME
            """);
    assertThat(cloud.out("namespace-list", "-v", "--json"))
        .contains("\"resourceGroupName\":\"Default\"")
        .contains("\"account\":\"" + cloud.account + "\"");
  }

  @Test
  void aNamespaceIsCreatedOnce() {
    assertThat(cloud.cr("namespace-add", "team-b"))
        .isEqualTo(new Shell.Run(0, "team-b\n", "Created\n"));
    assertThat(cloud.cr("namespace-add", "team-b"))
        .isEqualTo(new Shell.Run(0, "team-b\n", "The account has it already\n"));
    assertThat(cloud.out("namespace-add", "team-c", "-o", "json"))
        .isEqualTo("{\"namespace\":\"team-c\",\"created\":true}\n");
  }

  @Test
  void aResourceGroupThatIsNotThereIsToldTheOthers() {
    assertThat(cloud.cr("namespace-add", "team-b", "-g", "Nobodys"))
        .isEqualTo(
            new Shell.Run(
                2, "", "cr: The account has no resource group 'Nobodys'; there are Default\n"));
    assertThat(cloud.icr.namespaces(cloud.account)).containsExactly("acme");
  }

  @Test
  void aNamespaceIsAssignedByTheNameOfTheGroup() {
    String id = cloud.iam.defaultResourceGroup(cloud.account);

    assertThat(cloud.out("namespace-assign", "acme", "-g", "Default", "--json"))
        .isEqualTo("{\"namespace\":\"acme\",\"resourceGroup\":\"%s\"}\n".formatted(id));
    assertThat(cloud.out("namespace-list", "-v")).contains("acme        Default");
  }

  @Test
  void aNameAgainstTheRuleIsRefusedBeforeAnythingIsSent() {
    assertThat(cloud.cr("namespace-add", "No"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: A namespace has 4 to 30 characters of a-z, 0-9, '-' and '_', the first and the"
                    + " last a letter or digit: 'No'\n"));
    assertThat(cloud.icr.requests()).isEmpty();
  }

  @Test
  void nothingIsDeletedWithoutATerminal() {
    assertThat(cloud.cr("namespace-rm", "acme"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Delete the namespace acme for good? There is no terminal to ask on, so nothing"
                    + " was changed. Give --force to do it without asking\n"));
    assertThat(cloud.icr.requests()).isEmpty();
    assertThat(cloud.icr.namespaces(cloud.account)).containsExactly("acme");
  }

  @Test
  void whatANamespaceHoldsIsShownBeforeItGoes() {
    Shell.Run run = cloud.answered("y", "namespace-rm", "acme");

    assertThat(run.out()).isEqualTo("acme\n");
    assertThat(Cloud.bars(run.err()))
        .isEqualTo(
            """
            Repository|Images|Size
            HOST/acme/web|2|SIZE
            Images in the trash that cannot be restored then: 0
            Delete the namespace acme for good? [y/N]\s""");
    assertThat(cloud.icr.namespaces(cloud.account)).isEmpty();
  }

  @Test
  void anotherAnswerThanYesChangesNothing() {
    Shell.Run run = cloud.answered("no", "namespace-rm", "acme");

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.err()).contains("cr: Stopped: the answer was not yes, so nothing was changed.");
    assertThat(cloud.icr.namespaces(cloud.account)).containsExactly("acme");
  }

  @Test
  void forceAsksNothing() {
    assertThat(cloud.out("namespace-rm", "acme", "--force", "--json"))
        .isEqualTo("{\"namespace\":\"acme\"}\n");
    assertThat(cloud.icr.namespaces(cloud.account)).isEmpty();
  }
}
