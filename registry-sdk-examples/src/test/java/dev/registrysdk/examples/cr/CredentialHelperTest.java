package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** This program as a credential helper of docker. */
class CredentialHelperTest {
  @TempDir private Path home;

  private Shell.Run helper(String input, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "credential-helper";
    System.arraycopy(args, 0, all, 1, args.length);
    return new Shell().home(home).input(input).run(all);
  }

  private Shell.Run store(String key, String user, String secret) {
    return helper(
        "{\"ServerURL\":\"%s\",\"Username\":\"%s\",\"Secret\":\"%s\"}".formatted(key, user, secret),
        "store");
  }

  @Test
  void whatIsStoredIsGiven() {
    assertThat(store("a.example:5000", "ann", "word")).isEqualTo(new Shell.Run(0, "", ""));
    assertThat(helper("a.example:5000\n", "get"))
        .isEqualTo(
            new Shell.Run(
                0,
                "{\"ServerURL\":\"a.example:5000\",\"Username\":\"ann\",\"Secret\":\"word\"}\n",
                ""));
  }

  @Test
  void dockerHubIsKnownByItsUrl() {
    store("https://index.docker.io/v1/", "ann", "word");

    assertThat(helper("https://index.docker.io/v1/", "get").out()).contains("\"word\"");
    assertThat(helper("unused", "list").out())
        .isEqualTo("{\"https://index.docker.io/v1/\":\"ann\"}\n");
  }

  @Test
  void anIdentityTokenComesBackAsOne() {
    store("a.example", "<token>", "refresh-me");

    assertThat(helper("a.example", "get").out())
        .isEqualTo(
            "{\"ServerURL\":\"a.example\",\"Username\":\"<token>\",\"Secret\":\"refresh-me\"}\n");
    assertThat(helper("", "list").out()).isEqualTo("{\"a.example\":\"<token>\"}\n");
  }

  @Test
  void whatIsErasedIsGone() {
    store("a.example", "ann", "word");

    assertThat(helper("a.example", "erase")).isEqualTo(new Shell.Run(0, "", ""));
    assertThat(helper("a.example", "get"))
        .isEqualTo(new Shell.Run(1, "credentials not found in native keychain\n", ""));
    assertThat(helper("a.example", "erase")).isEqualTo(new Shell.Run(0, "", ""));
    assertThat(helper("", "list")).isEqualTo(new Shell.Run(0, "{}\n", ""));
  }

  @Test
  void theStoreIsAFileForItsOwnerOnlyBesideDockers() throws IOException {
    store("a.example", "ann", "word");

    Path file = home.resolve(".docker/cr-credentials.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(home.resolve(".docker/config.json")).doesNotExist();
  }

  @Test
  void ibmCloudGetsTheKeyOfTheEnvironment() {
    store("us.icr.io", "iamapikey", "stored");
    Shell shell = new Shell().home(home).variable("IBMCLOUD_API_KEY", "of-environment");

    assertThat(shell.input("us.icr.io").run("credential-helper", "get").out())
        .isEqualTo(
            "{\"ServerURL\":\"us.icr.io\",\"Username\":\"iamapikey\","
                + "\"Secret\":\"of-environment\"}\n");
    assertThat(helper("us.icr.io", "get").out()).contains("\"Secret\":\"stored\"");
  }

  @ParameterizedTest
  @CsvSource({"a.example", "dd0.icr.io", "cp.icr.io", "us.icr.io.example"})
  void othersDoNotGetTheKeyOfTheEnvironment(String host) {
    Shell shell = new Shell().home(home).variable("IBMCLOUD_API_KEY", "of-environment");

    assertThat(shell.input(host).run("credential-helper", "get"))
        .isEqualTo(new Shell.Run(1, "credentials not found in native keychain\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "get|~~|no credentials server URL",
        "erase|~ ~|no credentials server URL",
        "store|{\"Username\":\"ann\",\"Secret\":\"word\"}|no credentials server URL",
        "store|{\"ServerURL\":\"a.example\",\"Secret\":\"word\"}|no credentials username",
        "store|word|The input is not a JSON object with ServerURL, Username and Secret",
        "store|{\"ServerURL\":[\"word\"]}"
            + "|The input is not a JSON object with ServerURL, Username and Secret",
        "jump|~~|Not an action: 'jump'; there are get, store, erase, list and version"
      })
  void badInputIsSaidOnStandardOutput(String action, String input, String message) {
    assertThat(helper(input, action)).isEqualTo(new Shell.Run(1, message + "\n", ""));
  }

  @Test
  void aKeyWithALineEndInItIsRefused() {
    assertThat(helper("a.example\nb.example", "get"))
        .isEqualTo(new Shell.Run(1, "The name of the registry has control characters\n", ""));
  }

  @Test
  void aStoreThatIsDamagedIsNamedWithoutItsContent() throws IOException {
    Path file = home.resolve(".docker/cr-credentials.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "secret-word");

    assertThat(helper("a.example", "get"))
        .isEqualTo(
            new Shell.Run(
                1,
                "Could not read "
                    + file
                    + ": it is not JSON: it does not follow the grammar. Repair the file, or remove"
                    + " the entry and sign in again\n",
                ""));
  }

  @Test
  void versionNamesTheProgram() {
    assertThat(helper("", "version").out()).startsWith("docker-credential-cr (cr ");
  }
}
