package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class HelperLoginTest {
  private static final Credentials ANN = Credentials.basic("ann", "s3cr3t");

  @TempDir Path directory;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(directory);
    lab.write("{'credsStore':'test','credHelpers':{'de.icr.io':'mine'}}");
  }

  @Test
  void theHelperKeepsTheSecretAndTheFileAMark() {
    lab.keepingHelper("test");

    lab.config().login("us.icr.io", ANN);

    assertThat(lab.log("test"))
        .containsExactly(
            "store {\"ServerURL\":\"us.icr.io\",\"Username\":\"ann\",\"Secret\":\"s3cr3t\"}");
    assertThat(Lab.read(lab.docker()).replaceAll("\\s", ""))
        .isEqualTo(
            "{'credsStore':'test','credHelpers':{'de.icr.io':'mine'},'auths':{'us.icr.io':{}}}"
                .replace('\'', '"'));
    assertThat(lab.config().credentials(AuthTarget.data("us.icr.io"))).contains(ANN);
  }

  @Test
  void aSecretThatWasInTheFileLeavesIt() {
    lab.keepingHelper("test");
    lab.write("{'credsStore':'test','auths':{'us.icr.io':{'auth':'Ym9iOng='}}}");

    lab.config().login("us.icr.io", ANN);

    assertThat(Lab.read(lab.docker())).doesNotContain("Ym9iOng=");
  }

  @Test
  void theHelperOfTheRegistryKeepsIdentityTokens() {
    lab.keepingHelper("mine");

    lab.config().login("de.icr.io", Credentials.identityToken("refresh"));

    assertThat(lab.log("mine"))
        .containsExactly(
            "store {\"ServerURL\":\"de.icr.io\",\"Username\":\"<token>\",\"Secret\":\"refresh\"}");
    assertThat(lab.config().credentials(AuthTarget.data("de.icr.io")))
        .contains(Credentials.identityToken("refresh"));
  }

  @Test
  void readyTokensAreKeptInTheFile() {
    lab.config().login("us.icr.io", Credentials.bearerToken("ready"));

    assertThat(lab.config().credentials(AuthTarget.data("us.icr.io")))
        .contains(Credentials.bearerToken("ready"));
  }

  @Test
  void logoutErasesWhatTheHelperKeeps() {
    lab.keepingHelper("test");
    lab.config().login("docker.io", ANN);

    assertThat(lab.config().logout("docker.io")).isTrue();
    assertThat(lab.config().logout("docker.io")).isFalse();
    assertThat(lab.log("test"))
        .filteredOn(line -> line.startsWith("erase"))
        .containsExactly("erase https://index.docker.io/v1/");
    assertThat(lab.config().credentials(AuthTarget.data("docker.io"))).isEmpty();
  }

  @Test
  void aHelperIsAskedByTheNameInTheConfiguration() {
    lab.keepingHelper("mine");
    lab.write("{'credHelpers':{'docker.io':'mine'}}");

    lab.config().login("docker.io", ANN);

    assertThat(lab.log("mine").get(0)).startsWith("store {\"ServerURL\":\"docker.io\",");
    assertThat(lab.config().credentials(AuthTarget.data("docker.io"))).contains(ANN);
    assertThat(lab.config().logout("docker.io")).isTrue();
    assertThat(lab.log("mine")).contains("get docker.io", "erase docker.io");
  }

  @Test
  void whatWasKeptUnderAnotherSpellingIsFound() {
    lab.keepingHelper("test");
    new CredentialHelper("test", lab.environment(), lab.timeout).store("https://us.icr.io", ANN);
    lab.write("{'credsStore':'test','auths':{'https://us.icr.io':{}}}");

    assertThat(lab.config().credentials(AuthTarget.data("us.icr.io"))).contains(ANN);
    assertThat(lab.config().logout("us.icr.io")).isTrue();
    assertThat(lab.log("test")).contains("erase https://us.icr.io");
  }

  @Test
  void anEmptyHelperMeansTheFile() {
    lab.write("{'credsStore':'test','credHelpers':{'us.icr.io':''}}");

    lab.config().login("us.icr.io", ANN);

    assertThat(Lab.read(lab.docker())).contains("YW5uOnMzY3IzdA==");
    assertThat(lab.config().credentials(AuthTarget.data("us.icr.io"))).contains(ANN);
    assertThat(lab.config().logout("us.icr.io")).isTrue();
  }

  @Test
  void aStoreThatWasGuessedIsWrittenDown() {
    lab.detectStore = true;
    lab.variables.put("PATH", lab.bin + ":/usr/bin:/bin");
    lab.keepingHelper("secretservice");
    lab.keepingHelper("pass"); // for a machine that has the program of this name
    lab.write("{}");

    lab.config().login("us.icr.io", ANN);
    lab.detectStore = false;

    assertThat(Lab.read(lab.docker())).contains("\"credsStore\": \"").doesNotContain("YW5uOn");
    assertThat(lab.config().credentials(AuthTarget.data("us.icr.io"))).contains(ANN);
  }

  @Test
  void whatAHelperRefusesToKeepIsNotWritten() {
    lab.helper("test", "cat; exit 1");
    String before = Lab.read(lab.docker());

    assertThatThrownBy(() -> lab.config().login("us.icr.io", ANN))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not give the credentials for us.icr.io to credential helper"
                + " docker-credential-test: it ended with code 1. Run the helper by hand to see what"
                + " is wrong, then sign in to us.icr.io again");
    assertThat(lab.docker()).hasContent(before);
  }

  @Test
  void theListHasNamesAndNoSecrets() {
    lab.keepingHelper("test");
    lab.write(
        "{'auths':{'https://index.docker.io/v1/':{},'uk.icr.io':{'auth':'Ym9iOnMzY3IzdA=='},"
            + "'jp.icr.io':{'identitytoken':'s3cr3t'}},'credsStore':'test',"
            + "'credHelpers':{'de.icr.io':'mine'}}");
    lab.write(lab.user(), "{'auths':{'us.icr.io/acme':{'auth':'Ym9iOnMzY3IzdA=='},'mark':{}}}");

    assertThat(lab.config().logins())
        .extracting(
            login ->
                login.registry()
                    + " "
                    + login.username().orElse("-")
                    + " "
                    + login.helper().orElse("-"))
        .containsExactly(
            "docker.io hubuser test",
            "uk.icr.io bob -",
            "jp.icr.io - -",
            "de.icr.io - mine",
            "us.icr.io iamapikey test",
            "us.icr.io/acme bob -");
    assertThat(lab.config().logins().toString())
        .doesNotContain("s3cr3t")
        .contains(lab.user().toString());
  }
}
