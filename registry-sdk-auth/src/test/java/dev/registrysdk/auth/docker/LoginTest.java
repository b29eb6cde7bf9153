package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  private static final Credentials ANN = Credentials.basic("ann", "s3cr3t");

  @TempDir Path directory;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(directory);
  }

  @Test
  void theFirstLoginMakesTheFile() {
    lab.config().login("us.icr.io", ANN);

    assertThat(lab.docker())
        .hasContent(
            """
            {
            \t"auths": {
            \t\t"us.icr.io": {
            \t\t\t"auth": "YW5uOnMzY3IzdA=="
            \t\t}
            \t}
            }
            """);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerMayReadTheFile() throws IOException {
    lab.config().login("us.icr.io", ANN);

    assertThat(mode(lab.docker())).isEqualTo("rw-------");
    assertThat(mode(lab.docker().resolveSibling(""))).isEqualTo("rwx------");
    assertThat(mode(lab.docker().resolveSibling("config.json.lock"))).isEqualTo("rw-------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatOthersCouldReadIsClosedToThem() throws IOException {
    lab.write("{}");
    Files.setPosixFilePermissions(lab.docker(), PosixFilePermissions.fromString("rw-r--r--"));

    lab.config().login("us.icr.io", ANN);

    assertThat(mode(lab.docker())).isEqualTo("rw-------");
  }

  @Test
  void everythingElseStaysAsItIs() {
    lab.write(
        "{'z':1.0,'big':123456789012345678901234567890,'e':1E400,'auths':{'b.example':{'x':[null,"
            + "true,-0]},'a.example':{'auth':'?'}},'half':'\\ud800','HttpHeaders':{'A':'é'}}");

    lab.config().login("us.icr.io", ANN);

    assertThat(Lab.read(lab.docker()).replaceAll("\\s", "").replace('"', '\''))
        .isEqualTo(
            "{'z':1.0,'big':123456789012345678901234567890,'e':1E400,'auths':{'b.example':{'x':["
                + "null,true,-0]},'a.example':{'auth':'?'},'us.icr.io':{'auth':'YW5uOnMzY3IzdA=='}},"
                + "'half':'\\ud800','HttpHeaders':{'A':'é'}}");
  }

  @Test
  void aNewLoginTakesThePlaceOfTheOldInAllItsSpellings() {
    lab.write(
        "{'auths':{'https://us.icr.io/v1/':{'auth':'Ym9iOng=','email':'e'},'us.icr.io/acme':{}}}");

    lab.config().login("US.icr.io", Credentials.identityToken("refresh"));

    assertThat(Lab.read(lab.docker()).replaceAll("\\s", ""))
        .isEqualTo(
            "{'auths':{'us.icr.io/acme':{},'us.icr.io':{'email':'e','auth':'PHRva2VuPjo=',"
                    .replace('\'', '"')
                + "\"identitytoken\":\"refresh\"}}}");
    assertThat(find("us.icr.io")).isEqualTo(Credentials.identityToken("refresh"));
  }

  @Test
  void aBrokenEntryCanBeReplaced() {
    lab.write("{'auths':{'us.icr.io':'?','de.icr.io':{'auth':'?'}}}");

    lab.config().login("us.icr.io", ANN);
    lab.config().login("de.icr.io", ANN);

    assertThat(find("us.icr.io")).isEqualTo(ANN);
    assertThat(find("de.icr.io")).isEqualTo(ANN);
  }

  @Test
  void dockerHubIsWrittenAsDockerWritesIt() {
    lab.config().login("docker.io", ANN);

    assertThat(Lab.read(lab.docker())).contains("\"https://index.docker.io/v1/\": {");
    assertThat(find("docker.io")).isEqualTo(ANN);
    assertThat(lab.config().logout("index.docker.io")).isTrue();
    assertThat(lab.config().credentials(AuthTarget.data("docker.io"))).isEmpty();
  }

  @Test
  void everyKindOfCredentialsIsReadAgain() {
    for (Credentials credentials :
        List.of(
            Credentials.basic("zoé", "a:b\"\\\n"),
            Credentials.identityToken("refresh"),
            Credentials.bearerToken("ready"))) {
      lab.config().login("localhost:5000", credentials);

      assertThat(find("localhost:5000")).isEqualTo(credentials);
    }
  }

  @Test
  void theSameLoginAgainChangesNothing() throws IOException {
    lab.config().login("us.icr.io", ANN);
    Object file = Files.readAttributes(lab.docker(), "*").get("fileKey");

    lab.config().login("us.icr.io", ANN);

    assertThat(Files.readAttributes(lab.docker(), "*").get("fileKey")).isEqualTo(file);
  }

  @Test
  void logoutTellsWhetherThereWasSomething() {
    lab.write("{'auths':{'us.icr.io':{},'https://us.icr.io':{},'us.icr.io/acme':{}},'x':1}");
    DockerConfig config = lab.config();

    assertThat(config.logout("de.icr.io")).isFalse();
    assertThat(config.logout("us.icr.io")).isTrue();
    assertThat(config.logout("us.icr.io")).isFalse();
    assertThat(Lab.read(lab.docker()).replaceAll("\\s", ""))
        .isEqualTo("{\"auths\":{\"us.icr.io/acme\":{}},\"x\":1}");
  }

  @Test
  void logoutWithoutAFileMakesNone() {
    assertThat(lab.config().logout("us.icr.io")).isFalse();
    assertThat(lab.docker().resolveSibling("")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3cr3t", "{'auths':['s3cr3t']}", "{'auths':{'x':'s3cr3t'", "{'a':1,'a':2}"})
  void aBrokenFileIsLeftAsItIs(String content) {
    Path file = lab.write(content);

    assertThatThrownBy(() -> lab.config().login("us.icr.io", ANN))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Could not read " + file + ": ")
        .hasMessageNotContaining("s3cr3t");
    assertThatThrownBy(() -> lab.config().logout("us.icr.io")).isInstanceOf(StorageException.class);
    assertThat(file).hasContent(content.replace('\'', '"'));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkStaysALink() throws IOException {
    Path real = Lab.make(directory.resolve("dotfiles")).resolve("docker.json");
    Lab.make(lab.docker().resolveSibling(""));
    Files.createSymbolicLink(lab.docker(), Path.of("../../dotfiles/docker.json"));

    lab.config().login("us.icr.io", ANN);
    lab.config().login("de.icr.io", ANN);

    assertThat(lab.docker()).isSymbolicLink();
    assertThat(Lab.read(real)).contains("us.icr.io", "de.icr.io");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksInACircleAreAnError() throws IOException {
    Lab.make(lab.docker().resolveSibling(""));
    Files.createSymbolicLink(lab.docker(), lab.docker().resolveSibling("other"));
    Files.createSymbolicLink(lab.docker().resolveSibling("other"), lab.docker());

    assertThatThrownBy(() -> lab.config().login("us.icr.io", ANN))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void nothingButTheFileAndItsLockIsLeft() throws IOException {
    lab.config().login("us.icr.io", ANN);
    lab.config().logout("us.icr.io");

    try (Stream<Path> files = Files.list(lab.docker().resolveSibling(""))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("config.json", "config.json.lock");
    }
  }

  @Test
  void loginsAtTheSameTimeAllCount() {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 24)
            .mapToObj(i -> CompletableFuture.runAsync(() -> lab.config().login("r:" + i, ANN)))
            .toList();

    all.forEach(CompletableFuture::join);

    assertThat(lab.config().logins()).hasSize(24);
  }

  @Test
  void anInterruptedThreadWritesNothing() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> lab.config().login("us.icr.io", ANN))
        .isInstanceOf(CancelledException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(lab.docker()).doesNotExist();
  }

  @Test
  void registryAuthFileIsWritten() {
    Path file = directory.resolve("new/auth.json");
    lab.variables.put("REGISTRY_AUTH_FILE", file.toString());

    lab.config().login("us.icr.io", ANN);

    assertThat(file).exists();
    assertThat(lab.docker()).doesNotExist();
    assertThat(DockerConfig.at(file).credentials(AuthTarget.data("us.icr.io"))).contains(ANN);
  }

  @Test
  void onlyRegistriesCanBeSignedInTo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lab.config().login("us.icr.io/acme", ANN))
        .withMessage(
            "Not a registry: 'us.icr.io/acme'; write its host, for example us.icr.io or"
                + " localhost:5000");
  }

  @Test
  void aLoginHasAUserName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lab.config().login("us.icr.io", Credentials.basic("", "s3cr3t")))
        .withMessage("A login has a user name; the one for us.icr.io is empty");
  }

  private Credentials find(String host) {
    return lab.config().credentials(AuthTarget.data(host)).orElseThrow();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
