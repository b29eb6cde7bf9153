package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in to IBM Cloud, and what is done with its identities. */
class IbmCloudLoginTest {
  @TempDir private Path home;
  private final IbmCloud cloud = new IbmCloud();
  private final String host = cloud.icr.address();

  @AfterEach
  void stop() {
    cloud.close();
  }

  private Shell shell() {
    return cloud.shell(home);
  }

  private Shell.Run asOwner(String... args) {
    return shell().variable("IBMCLOUD_API_KEY", cloud.ownerKey.value()).run(args);
  }

  @Test
  void anApiKeyIsKeptAndPulls() {
    Shell.Run login =
        shell().input(cloud.ciKey.value() + "\n").run("login", host, "--api-key-stdin", "--json");

    assertThat(login.exitCode()).isZero();
    assertThat(login.out()).contains("\"username\":\"iamapikey\"");
    assertThat(shell().run("digest", cloud.image))
        .isEqualTo(new Shell.Run(0, cloud.digest + "\n", ""));
  }

  @Test
  void anAccessTokenIsKeptAndPullsForAWhile() {
    Shell.Run login =
        shell()
            .input("Bearer " + cloud.iam.accessToken(cloud.ci))
            .run("login", host, "--token-stdin");

    assertThat(login.exitCode()).isZero();
    assertThat(login.err())
        .startsWith("Signed in to " + host + " as iambearer; kept in ")
        .endsWith("The access token ends within the hour; an API key (--api-key-stdin) lasts\n");
    assertThat(shell().run("digest", cloud.image).exitCode()).isZero();
  }

  @Test
  void theKeyOfTheEnvironmentPullsWithoutALogin() {
    assertThat(asOwner("digest", cloud.image)).isEqualTo(new Shell.Run(0, cloud.digest + "\n", ""));
  }

  @Test
  void aKeyOfIbmCloudIsNotShownToOthers() {
    assertThat(shell().input("k").run("login", "docker.io", "--api-key-stdin"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: docker.io is no registry of IBM Cloud, and gets no secret of it; if it is one"
                    + " in front of it, use --username iamapikey --password-stdin\n"));
  }

  @Test
  void registryTokensAreGone() {
    assertThat(
            shell().input("k").run("login", "us.icr.io", "--username", "token", "--password-stdin"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: IBM Cloud has no registry tokens any more, so nobody can be 'token': use"
                    + " --api-key-stdin\n"));
  }

  @Test
  void whoamiTellsTheServiceIdBehindAKey() {
    Shell.Run run = shell().input(cloud.ciKey.value()).run("whoami", "--api-key-stdin");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().replaceAll("[0-9T:-]+Z", "TIME"))
        .isEqualTo(
            "Identity: service ID ci (%s)\nAccount: %s\nToken expires: TIME\nAPI key: ci-key (%s)\n"
                    .formatted(cloud.ci.iamId(), cloud.ci.account(), cloud.ciKey.id())
                + "API key expires: never\n");
  }

  @Test
  void whoamiTellsTheUserBehindAToken() {
    Shell.Run run =
        shell().input(cloud.iam.accessToken(cloud.owner)).run("whoami", "--token-stdin", "--json");

    assertThat(run.out().replaceAll("[0-9T:-]+Z", "TIME"))
        .isEqualTo(
            ("{\"kind\":\"user\",\"name\":\"owner User\",\"email\":\"owner@acme.test\","
                    + "\"iamId\":\"%s\",\"account\":\"%s\",\"tokenExpires\":\"TIME\"}\n")
                .formatted(cloud.owner.iamId(), cloud.owner.account()));
  }

  @Test
  void whoamiTellsWhoSignsInAtARegistry() {
    shell().input(cloud.ciKey.value()).run("login", host, "--api-key-stdin");

    assertThat(shell().run("whoami", host).out()).startsWith("Identity: service ID ci (");
  }

  @Test
  void whoamiTellsTheUserNameAtOtherRegistries() {
    shell()
        .input("word")
        .run("login", "a.example", "--username", "bob", "--password-stdin", "--no-check");

    assertThat(shell().run("whoami", "a.example"))
        .isEqualTo(new Shell.Run(0, "a.example: bob\n", ""));
    assertThat(shell().run("whoami", "a.example", "--json").out())
        .isEqualTo("{\"registry\":\"a.example\",\"username\":\"bob\"}\n");
  }

  @Test
  void aProgramGetsAccessAndItsKeyPulls() {
    Shell.Run created =
        asOwner(
            "service-id-create",
            "web",
            "--role",
            "reader",
            "--namespace",
            "acme",
            "--region",
            "us-south",
            "--description",
            "pulls",
            "--quiet");

    assertThat(created.exitCode()).isZero();
    assertThat(created.err()).isEmpty();
    assertThat(
            shell()
                .variable("IBMCLOUD_API_KEY", created.out().strip())
                .run("digest", cloud.image)
                .exitCode())
        .isZero();
  }

  @Test
  void aRoleInOneNamespaceDoesNotReachAnother() {
    Shell.Run created =
        asOwner("service-id-create", "web", "--role", "READER", "--namespace", "other");

    Shell.Run pull =
        shell().variable("IBMCLOUD_API_KEY", created.out().strip()).run("digest", cloud.image);

    assertThat(pull.exitCode()).isEqualTo(3);
  }

  @Test
  void aKeyCanGoToAFileOfItsOwn() throws IOException {
    Path file = home.resolve("web.key");

    Shell.Run created =
        asOwner(
            "service-id-create",
            "web",
            "--role",
            "READER",
            "--key-file",
            file.toString(),
            "--json");

    assertThat(created.out())
        .contains("\"keyFile\":\"" + file + "\"")
        .doesNotContain(Files.readString(file).strip());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(
            shell().variable("IBMCLOUD_API_KEY", "@" + file).run("digest", cloud.image).exitCode())
        .isZero();
  }

  @Test
  void aFileThatIsThereIsNotWrittenOverAndNothingIsCreated() throws IOException {
    Path file = Files.writeString(home.resolve("web.key"), "precious");

    assertThat(
            asOwner("service-id-create", "web", "--role", "READER", "--key-file", file.toString()))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: "
                    + file
                    + " is there already, and is not written over: give --key-file a new name\n"));
    assertThat(file).hasContent("precious");
    assertThat(asOwner("service-id-list").out()).doesNotContain("web");
  }

  @Test
  void aGrantThatFailsLeavesNoFile() {
    Path file = home.resolve("web.key");

    Shell.Run run =
        shell()
            .variable("IBMCLOUD_API_KEY", cloud.ciKey.value())
            .run("service-id-create", "web", "--role", "READER", "--key-file", file.toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(file).doesNotExist();
  }

  @Test
  void aResourceGroupIsNamed() {
    assertThat(
            asOwner("service-id-create", "web", "--role", "READER", "--resource-group", "Default")
                .exitCode())
        .isZero();
    assertThat(asOwner("service-id-create", "web", "--role", "READER", "--resource-group", "Nope"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: There is no resource group 'Nope' in the account; there are [Default]\n"));
  }

  @Test
  void anUnknownRoleIsAUsageError() {
    assertThat(asOwner("service-id-create", "web", "--role", "boss"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Invalid value for option '--role' (ROLE): expected READER, WRITER, MANAGER or"
                    + " ADMINISTRATOR, but was 'boss'. Try 'cr service-id-create --help'\n"));
  }

  @Test
  void serviceIdsAreListed() {
    assertThat(asOwner("service-id-list").out()).isEqualTo(cloud.ci.id() + " ci\n");
    assertThat(asOwner("service-id-list", "--json").out())
        .startsWith(
            "{\"serviceIds\":[{\"id\":\"%s\",\"iamId\":\"%s\",\"name\":\"ci\",\"locked\":false,"
                .formatted(cloud.ci.id(), cloud.ci.iamId()));
  }

  @Test
  void aServiceIdIsRemovedByNameOrId() {
    assertThat(asOwner("service-id-rm", "ci"))
        .isEqualTo(
            new Shell.Run(
                0, cloud.ci.id() + "\n", "Deleted service ID ci with its API keys and policies\n"));
    assertThat(asOwner("service-id-rm", "ci"))
        .isEqualTo(
            new Shell.Run(
                2, "", "cr: There is no service ID called 'ci'; 'cr service-id-list' shows all\n"));
  }

  @Test
  void aNameOfTwoIsNotAGuess() {
    String other = cloud.iam.addServiceId(cloud.owner.account(), "ci").id();

    assertThat(asOwner("service-id-rm", "ci"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Several service IDs are called 'ci'; give the id of one: [%s, %s]\n"
                    .formatted(cloud.ci.id(), other)));
    assertThat(asOwner("service-id-rm", other).exitCode()).isZero();
  }

  @Test
  void anApiKeyIsReplacedByANewOne() {
    Shell.Run run = asOwner("api-key-rotate", cloud.ciKey.id());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains(" for " + cloud.ciKey.id() + ", which is deleted\n");
    assertThat(shell().input(run.out()).run("whoami", "--api-key-stdin").exitCode()).isZero();
    assertThat(shell().input(cloud.ciKey.value()).run("whoami", "--api-key-stdin").exitCode())
        .isEqualTo(3);
  }

  @Test
  void theOldKeyCanStayForAWhile() {
    assertThat(asOwner("api-key-rotate", cloud.ciKey.id(), "--keep-old", "--json").out())
        .contains(
            "\"replaced\":\"" + cloud.ciKey.id() + "\",\"replacedDeleted\":false,\"apiKey\":");
    assertThat(shell().input(cloud.ciKey.value()).run("whoami", "--api-key-stdin").exitCode())
        .isZero();
  }

  @Test
  void aKeyWhereItsIdIsWantedIsNotRepeated() {
    assertThat(asOwner("api-key-rotate", cloud.ciKey.value()))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: The id of an API key starts with ApiKey-, and this does not. It is not"
                    + " repeated, as it could be the key itself: 'cr whoami' tells the id of a key\n"));
  }

  @Test
  void aPullSecretHoldsTheKeyForEachRegistry() {
    Shell.Run run =
        shell()
            .input("abc\n")
            .run("pull-secret", "acme", "us.icr.io", "de.icr.io", "--namespace", "apps", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(dev.registrysdk.auth.docker.PullSecret.parse(run.out()).registries().keySet())
        .containsExactlyInAnyOrder("us.icr.io", "de.icr.io");
    assertThat(shell().input("abc").run("pull-secret", "acme", "us.icr.io").out())
        .startsWith("apiVersion: v1\nkind: Secret\nmetadata:\n  name: \"acme\"\n")
        .doesNotContain("abc");
  }

  @Test
  void aTokenThatDiesSoonIsNoPullSecret() {
    Shell.Run run =
        shell().input("abc").run("pull-secret", "acme", "us.icr.io", "--username", "iambearer");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("iambearer").doesNotContain("abc");
  }
}
