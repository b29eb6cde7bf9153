package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.examples.Script;
import dev.registrysdk.testing.IamKey;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which credentials are wrong: the exit code, and all that is said. */
class BadCredentialsTest {
  private static final String SIGN_IN =
      ". With cr: --username NAME --password-stdin, or REGISTRY_USERNAME and REGISTRY_PASSWORD,"
          + " or 'cr login HOST'";

  @TempDir private Path home;
  private final IbmCloud cloud = new IbmCloud();
  private final String host = cloud.icr.address();
  private final String iam = cloud.iam.url().getAuthority();

  @AfterEach
  void stop() {
    cloud.close();
  }

  private Shell shell() {
    return cloud.shell(home);
  }

  private void config(String json) throws IOException {
    Files.createDirectories(home.resolve(".docker"));
    Files.writeString(home.resolve(".docker/config.json"), json.replace('\'', '"'));
  }

  private String configFile() {
    return home.resolve(".docker/config.json").toString();
  }

  private void helper(String lines) throws IOException {
    Path program = Files.createDirectories(home.resolve("bin")).resolve("docker-credential-test");
    Script.write(program, lines);
    config("{'credHelpers':{'" + host + "':'test'}}");
  }

  private Shell.Run digestWithHelper() {
    return shellWithHelper().run("digest", cloud.image);
  }

  private Shell shellWithHelper() {
    return shell().variable("PATH", home.resolve("bin") + ":/usr/bin:/bin");
  }

  private static Shell.Run failed(int code, String message) {
    return new Shell.Run(code, "", "cr: " + message + "\n");
  }

  private static Shell.Run withoutRequestId(Shell.Run run) {
    return new Shell.Run(
        run.exitCode(), run.out(), run.err().replaceAll("request id [0-9a-f]+", "request id ID"));
  }

  private String refusedByIam(String code, String remedy) {
    return "Signing in to IBM Cloud: Could not get an access token of %s with an API key: %s. %s"
            .formatted(iam, code, remedy)
        + " (POST http://%s/identity/token answered 400, request id ID)".formatted(iam);
  }

  private String refusedByRegistry(String what, String query, String hint) {
    return ("%1$s: %2$s does not accept the credentials. Check the user name and the password or"
            + " key for %2$s, and that they have not expired (GET"
            + " http://%2$s/oauth/token?service=registry%3$s answered 400)%4$s")
        .formatted(what, host, query, hint.replace("HOST", host));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|The first line of standard input is empty",
        "~ ~|This API key of 1 characters begins or ends with white space, or has a line end in it;"
            + " one may have been read with it",
        "~key ~|This API key of 4 characters begins or ends with white space, or has a line end in"
            + " it; one may have been read with it",
        "{key}|This API key of 5 characters begins or ends with a brace or a quotation mark; it may"
            + " have been cut out of a template or of JSON",
        "\"key\"|This API key of 5 characters begins or ends with a brace or a quotation mark; it"
            + " may have been cut out of a template or of JSON"
      })
  void keysThatCannotBeOnes(String key, String message) {
    assertThat(shell().input(key + "\n").run("login", host, "--api-key-stdin"))
        .isEqualTo(failed(2, message));
    assertThat(home.resolve(".docker")).doesNotExist();
  }

  @Test
  void aKeyThatIsNotThere() {
    assertThat(shell().run("login", host, "--api-key-stdin"))
        .isEqualTo(failed(2, "There is no password on standard input"));
  }

  @Test
  void aTokenThatCannotBeOne() {
    assertThat(shell().input("a b").run("whoami", "--token-stdin"))
        .isEqualTo(
            failed(
                2,
                "A token is visible ASCII without white space; this bearer token of 3 characters is"
                    + " not: was a line end read with it?"));
  }

  @Test
  void twoSecretsInOneLine() {
    assertThat(shell().input("a").run("login", host, "--api-key-stdin", "--token-stdin"))
        .isEqualTo(
            failed(
                2,
                "There is one line to read: give one of --password-stdin, --api-key-stdin and"
                    + " --token-stdin"));
  }

  @Test
  void aWrongKeyAtTheRegistry() {
    assertThat(shell().input("wrong-key").run("login", host, "--api-key-stdin"))
        .isEqualTo(failed(3, refusedByRegistry("Could not reach " + host, "", "")));
  }

  @Test
  void aWrongKeyAtIam() {
    assertThat(withoutRequestId(shell().input("wrong-key").run("whoami", "--api-key-stdin")))
        .isEqualTo(
            failed(
                3,
                refusedByIam(
                    "BXNIM0415E: Provided API key could not be found",
                    ("Check that the API key is complete, was not deleted, and is one of %s:"
                            + " 'ibmcloud iam api-keys' and 'ibmcloud iam service-api-keys' list"
                            + " the keys that there are")
                        .formatted(iam))));
  }

  @Test
  void aRevokedKeyThatIsKept() {
    IamKey key = cloud.iam.addApiKey(cloud.ci, "old");
    shell().input(key.value()).run("login", host, "--api-key-stdin");
    cloud.iam.revoke(key);

    assertThat(shell().run("digest", cloud.image))
        .isEqualTo(
            failed(
                3,
                refusedByRegistry(
                    "Could not look up " + cloud.image,
                    "&scope=repository%3Aacme%2Fweb%3Apull",
                    SIGN_IN)));
  }

  @Test
  void aDisabledKey() {
    cloud.iam.disable(cloud.ciKey);

    assertThat(
            withoutRequestId(shell().input(cloud.ciKey.value()).run("whoami", "--api-key-stdin")))
        .isEqualTo(
            failed(
                3,
                refusedByIam(
                    "BXNIM0462E: Provided API key is disabled",
                    "Enable the API key in IBM Cloud, or use another one")));
  }

  @Test
  void anExpiredToken() {
    Instant past = Instant.parse("2020-01-01T00:00:00Z");
    try (InMemoryIam old = InMemoryIam.builder().clock(Clock.fixed(past, ZoneOffset.UTC)).start()) {
      String token = old.accessToken(old.addAccount(InMemoryIcr.ACCOUNT, "owner@acme.test"));

      assertThat(shell().input(token).run("whoami", "--token-stdin"))
          .isEqualTo(
              failed(
                  3,
                  "Signing in to IBM Cloud: Could not go on with an access token: it expired at"
                      + " 2020-01-01T01:00:00Z, and no refresh token was given with it. Pass a new"
                      + " one, as 'ibmcloud iam oauth-tokens' prints it, or credentials that are"
                      + " renewed by themselves: IamCredentials.apiKey(…). With cr:"
                      + " --api-key-stdin, or IBMCLOUD_API_KEY"));
      assertThat(shell().input(token).run("login", host, "--token-stdin"))
          .isEqualTo(failed(3, refusedByRegistry("Could not reach " + host, "", "")));
    }
  }

  @Test
  void aLockedServiceId() {
    cloud.iam.lock(cloud.ci);

    assertThat(
            shell()
                .input(cloud.ownerKey.value())
                .run("service-id-rm", cloud.ci.id(), "--api-key-stdin"))
        .isEqualTo(
            failed(
                8,
                ("Could not delete the service ID %1$s: it is locked; unlock it first: ibmcloud iam"
                        + " service-id-unlock %1$s. Read the current state, and try again")
                    .formatted(cloud.ci.id())));
  }

  @Test
  void nobodyWithoutPermissionCreatesServiceIds() {
    Shell.Run run =
        shell()
            .input(cloud.ciKey.value())
            .run("service-id-create", "web", "--role", "READER", "--api-key-stdin");

    assertThat(withoutRequestId(run))
        .isEqualTo(
            failed(
                3,
                ("Could not create the service ID web: BXNIM0513E: You are not authorized to use"
                        + " this API. Ask the owner of %1$s for the permission, or check that the"
                        + " name is the one you meant (POST http://%1$s/v1/serviceids/ answered 403,"
                        + " request id ID)")
                    .formatted(iam)));
  }

  @Test
  void nobodyWithoutPermissionTags() {
    assertThat(
            shell()
                .variable("IBMCLOUD_API_KEY", cloud.ciKey.value())
                .run("tag", cloud.image, "2.0"))
        .isEqualTo(
            failed(
                3,
                ("Could not write %1$s/acme/web:2.0: DENIED: You are not authorized to access the"
                        + " specified resource. Ask the owner of %1$s for the permission, or check"
                        + " that the name is the one you meant (PUT"
                        + " http://%1$s/v2/acme/web/manifests/2.0 answered 403)")
                    .formatted(host)));
  }

  @Test
  void nothingIsConfigured() {
    Shell.Run run = shell().run("whoami");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "cr: Could not find credentials for IBM Cloud: there are none in ibm-credentials.env")
        .endsWith(". With cr: --api-key-stdin, or IBMCLOUD_API_KEY\n");
    assertThat(shell().run("login", host))
        .isEqualTo(
            failed(
                2,
                "Who signs in? Give --username NAME --password-stdin; for IBM Cloud"
                    + " --api-key-stdin or --token-stdin"));
  }

  @Test
  void aFileThatIsNotJson() throws IOException {
    config("auths: secret-word");
    String message =
        "Could not read "
            + configFile()
            + ": it is not JSON: it does not follow the grammar. Repair the file, or remove the"
            + " entry and sign in again";

    assertThat(shell().run("digest", cloud.image))
        .isEqualTo(failed(7, message + ". With cr: --anonymous to do without"));
    assertThat(shell().input(cloud.ciKey.value()).run("login", host, "--api-key-stdin"))
        .isEqualTo(failed(7, message));
    assertThat(Path.of(configFile())).hasContent("auths: secret-word");
  }

  @Test
  void aFileThatIsDamagedIsNotLookedAtWhenNobodyShallSignIn() throws IOException {
    config("auths: secret-word");

    assertThat(shell().run("digest", cloud.image, "--anonymous").exitCode()).isEqualTo(3);
  }

  @Test
  void anEntryThatIsNotBase64() throws IOException {
    config("{'auths':{'" + host + "':{'auth':'secret word'}}}");

    assertThat(shell().run("digest", cloud.image))
        .isEqualTo(
            failed(
                7,
                "Could not read "
                    + configFile()
                    + ": in the entry of "
                    + host
                    + ", auth is not text in base64. Repair the file, or remove the entry and sign"
                    + " in again. With cr: --anonymous to do without"));
  }

  private String helperFailed(String reason, String remedy) {
    return "Could not get the credentials for %1$s from credential helper docker-credential-test: "
            .formatted(host)
        + reason
        + ". "
        + remedy.formatted(host)
        + ". With cr: --anonymous to do without";
  }

  @Test
  void aHelperThatIsMissing() throws IOException {
    config("{'credHelpers':{'" + host + "':'test'}}");

    assertThat(digestWithHelper())
        .isEqualTo(
            failed(
                3,
                helperFailed(
                    "docker-credential-test is not on the PATH",
                    "Install the helper, or take it out of the configuration and sign in to %s"
                        + " again")));
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @CsvSource(
      delimiter = '|',
      value = {
        "echo secret-word|it answered with something that is no JSON object",
        "echo secret-word; exit 3|it ended with code 3",
        "head -c 70000 /dev/zero|it said more than 65536 bytes",
        "echo '{\"Username\":1,\"Secret\":[]}'|it answered with something that is no credential"
      })
  void aHelperThatDoesNotDoItsWork(String lines, String reason) throws IOException {
    helper(lines);

    assertThat(digestWithHelper()).isEqualTo(failed(3, brokenHelper(reason)));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aHelperThatDoesNotAnswer() throws IOException {
    helper("exec sleep 60");

    assertThat(shellWithHelper().helperTimeout(Duration.ofSeconds(2)).run("digest", cloud.image))
        .isEqualTo(failed(3, brokenHelper("it did not answer within 2 s")));
  }

  private String brokenHelper(String reason) {
    return helperFailed(
        reason, "Run the helper by hand to see what is wrong, then sign in to %s again");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aHelperThatHasNothingMeansAnonymous() throws IOException {
    helper("echo 'credentials not found in native keychain'; exit 1");

    Shell.Run run = digestWithHelper();

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err().toLowerCase(Locale.ROOT)).contains("sign in: give the client credentials");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aHelperThatKnowsSignsIn() throws IOException {
    helper(
        "read key; echo \"{\\\"ServerURL\\\":\\\"$key\\\",\\\"Username\\\":\\\"iamapikey\\\","
            + "\\\"Secret\\\":\\\""
            + cloud.ciKey.value()
            + "\\\"}\"");

    assertThat(digestWithHelper()).isEqualTo(new Shell.Run(0, cloud.digest + "\n", ""));
  }
}
