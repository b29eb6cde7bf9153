package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.oci.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigTest {
  private static final String ANN = "{'auth':'" + Lab.base64("ann:s3cr3t") + "'}";
  private static final String BOB = "{'auth':'" + Lab.base64("bob:s3cr3t") + "'}";
  private static final Credentials ANNS = Credentials.basic("ann", "s3cr3t");
  private static final Credentials BOBS = Credentials.basic("bob", "s3cr3t");

  @TempDir Path directory;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(directory);
  }

  @Test
  void withoutFilesThereAreNoCredentials() {
    assertThat(find("us.icr.io")).isEmpty();
  }

  @Test
  void anEmptyFileHasNoCredentials() {
    lab.write("\n");

    assertThat(find("us.icr.io")).isEmpty();
  }

  @Test
  void theControlPlaneGetsNothing() {
    lab.write(auths("us.icr.io", ANN));

    assertThat(lab.config().credentials(AuthTarget.control("us.icr.io"))).isEmpty();
    assertThat(find("us.icr.io")).contains(ANNS);
  }

  @ParameterizedTest
  @CsvSource({
    "us.icr.io, us.icr.io",
    "https://us.icr.io, us.icr.io",
    "https://us.icr.io/v1/, us.icr.io",
    "http://localhost:5000/v2/, localhost:5000",
    "https://index.docker.io/v1/, docker.io",
    "docker.io, docker.io",
    "registry.hub.docker.com, docker.io",
    "index.docker.io, registry-1.docker.io"
  })
  void keysHaveManySpellings(String key, String host) {
    lab.write(auths(key, ANN));

    assertThat(find(host)).contains(ANNS);
  }

  @ParameterizedTest
  @CsvSource({
    "us.icr.io, private.us.icr.io",
    "us.icr.io, icr.io",
    "icr.io, us.icr.io",
    "*.icr.io, us.icr.io",
    "us.icr.io, us.icr.io.evil.example",
    "us.icr.io, us.icr.io:443",
    "localhost:5000, localhost:5001",
    "us.icr.i, us.icr.io",
    "us.icr.io@evil.example, us.icr.io"
  })
  void aKeyIsForItsHostAndNoOther(String key, String host) {
    lab.write(auths(key, ANN));

    assertThat(find(host)).isEmpty();
  }

  @Test
  void theSpellingOfDockerComesFirst() {
    lab.write(auths("https://us.icr.io", BOB, "us.icr.io", ANN));

    assertThat(find("us.icr.io")).contains(ANNS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'username':'ann','password':'s3cr3t'} | ann",
        "{'username':'bob','password':'x','auth':'YW5uOnMzY3IzdA=='} | ann",
        "{'auth':'YW5uOnMzY3IzdAAA'} | ann",
        "{'auth':'YW5uOnMzY3IzdA'} | ann"
      })
  void passwordsComeInSeveralForms(String entry, String user) {
    lab.write(auths("us.icr.io", entry));

    assertThat(find("us.icr.io")).contains(Credentials.basic(user, "s3cr3t"));
  }

  @Test
  void aPasswordMayHaveColons() {
    lab.write(auths("us.icr.io", "{'auth':'" + Lab.base64("ann:a:b:c") + "'}"));

    assertThat(find("us.icr.io")).contains(Credentials.basic("ann", "a:b:c"));
  }

  @Test
  void tokensGoBeforePasswords() {
    lab.write(
        auths(
            "us.icr.io",
            "{'auth':'PHRva2VuPjo=','identitytoken':'id'}",
            "de.icr.io",
            "{'registrytoken':'ready','identitytoken':'id'}"));

    assertThat(find("us.icr.io")).contains(Credentials.identityToken("id"));
    assertThat(find("de.icr.io")).contains(Credentials.bearerToken("ready"));
  }

  @Test
  void filesAreLookedAtOneAfterTheOther() {
    lab.write(auths("us.icr.io", ANN));
    lab.write(lab.runtime(), auths("us.icr.io", BOB, "de.icr.io", ANN));
    lab.write(lab.user(), auths("de.icr.io", BOB, "uk.icr.io", BOB));
    lab.write(lab.home.resolve(".dockercfg"), "{'jp.icr.io':" + ANN + "}");

    assertThat(find("us.icr.io")).contains(ANNS);
    assertThat(find("de.icr.io")).contains(ANNS);
    assertThat(find("uk.icr.io")).contains(BOBS);
    assertThat(find("jp.icr.io")).contains(ANNS);
  }

  @Test
  void registryAuthFileIsTheOnlyOne() {
    lab.write(auths("us.icr.io", ANN));
    Path other = lab.write(directory.resolve("other.json"), auths("de.icr.io", BOB));
    lab.variables.put("REGISTRY_AUTH_FILE", other.toString());

    assertThat(find("us.icr.io")).isEmpty();
    assertThat(find("de.icr.io")).contains(BOBS);
    assertThat(lab.config().files()).containsExactly(other);
  }

  @Test
  void theVariableWithTheContentGoesFirst() {
    lab.write(auths("us.icr.io", ANN, "de.icr.io", ANN));
    lab.variables.put("DOCKER_AUTH_CONFIG", auths("us.icr.io", BOB).replace('\'', '"'));

    assertThat(find("us.icr.io")).contains(BOBS);
    assertThat(find("de.icr.io")).contains(ANNS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t",
        "{'auths':{}} {}",
        "{'auths':{'us.icr.io':{'auth':'Ym9iOnMzY3IzdA=='}},'credsStore':'x'}",
        "{'auths':{'us.icr.io':{'auth':'Ym9iOnMzY3IzdA==','email':'x'}}}",
        "{'auths':{'us.icr.io':{}}}"
      })
  void aVariableThatDockerLeavesAsideIsLeftAside(String content) {
    lab.write(auths("us.icr.io", ANN));
    lab.variables.put("DOCKER_AUTH_CONFIG", content.replace('\'', '"'));

    assertThat(find("us.icr.io")).contains(ANNS);
  }

  @Test
  void theMostSpecificKeyIsForARepository() {
    lab.write(lab.user(), auths("us.icr.io", ANN, "us.icr.io/acme", BOB));
    DockerConfig config = lab.config();

    assertThat(config.credentials(AuthTarget.data("us.icr.io"))).contains(ANNS);
    assertThat(of(config, "us.icr.io/acme/web")).contains(BOBS);
    assertThat(of(config, "us.icr.io/acme2/web")).contains(ANNS);
    assertThat(
            config
                .forRepository(Repository.parse("us.icr.io/acme/web"))
                .credentials(AuthTarget.data("de.icr.io")))
        .isEmpty();
  }

  @Test
  void aKeyWithAPathIsForTheHostIfItIsTheOnlyOne() {
    lab.write(auths("us.icr.io/acme", ANN, "de.icr.io/one", ANN, "de.icr.io/two", BOB));

    assertThat(find("us.icr.io")).contains(ANNS);
    assertThat(find("de.icr.io")).isEmpty();
    assertThat(of(lab.config(), "us.icr.io/other/web")).isEmpty();
  }

  @Test
  void aChangedFileIsReadAgain() throws IOException {
    lab.clock.set(Instant.now());
    lab.write(auths("us.icr.io", ANN));
    DockerConfig config = lab.config();
    assertThat(config.credentials(AuthTarget.data("us.icr.io"))).contains(ANNS);

    lab.write(auths("us.icr.io", BOB));
    assertThat(config.credentials(AuthTarget.data("us.icr.io"))).contains(BOBS);

    Files.delete(lab.docker());
    assertThat(config.credentials(AuthTarget.data("us.icr.io"))).isEmpty();
  }

  @Test
  void anOldFileThatHasNotChangedIsNotReadAgain() throws IOException {
    Path file = lab.write(auths("us.icr.io", ANN));
    FileTime time = Files.getLastModifiedTime(file);
    DockerConfig config = lab.config();
    assertThat(config.credentials(AuthTarget.data("us.icr.io"))).contains(ANNS);

    lab.write(auths("us.icr.io", BOB));
    Files.setLastModifiedTime(file, time);

    assertThat(config.credentials(AuthTarget.data("us.icr.io"))).contains(ANNS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3cr3t | it is not JSON: it does not follow the grammar",
        "['s3cr3t'] | it is not a JSON object",
        "{'auths':{'us.icr.io':{'auth':'s3cr3t' | it is not JSON: it ends early, in"
            + " auths[\"us.icr.io\"]",
        "{'auths':{'us.icr.io':{'auth':'s3cr3t',s3cr3t}}} | it is not JSON: it does not follow the"
            + " grammar, in auths[\"us.icr.io\"]",
        "{'auths':{},'auths':{}} | a member is there twice, in auths",
        "{'auths':{}} s3cr3t | it is not JSON: it does not follow the grammar",
        "{'auths':{}} {} | it is not JSON: it does not follow the grammar",
        "{'auths':['s3cr3t']} | auths is not an object",
        "{'auths':{'us.icr.io':'s3cr3t'}} | us.icr.io is not an object",
        "{'auths':{'us.icr.io':{'auth':'s3cr3t!'}}} | in the entry of us.icr.io, auth is not text"
            + " in base64",
        "{'auths':{'us.icr.io':{'auth':'czNjcjN0'}}} | in the entry of us.icr.io, auth is not the"
            + " base64 of a user name, a colon and a password",
        "{'auths':{'us.icr.io':{'auth':'OnMzY3IzdA=='}}} | in the entry of us.icr.io, auth is not"
            + " the base64 of a user name, a colon and a password",
        "{'auths':{'us.icr.io':{'auth':5}}} | in the entry of us.icr.io, auth is not a text",
        "{'auths':{'us.icr.io':{'username':'a:s3cr3t','password':'s3cr3t'}}} | in the entry of"
            + " us.icr.io, username has a colon",
        "{'auths':{'us.icr.io':{'identitytoken':'s3cr3t s3cr3t'}}} | in the entry of us.icr.io,"
            + " identitytoken holds no token: a token is visible ASCII without white space"
      })
  void aBrokenFileIsNamedAndNotQuoted(String content, String reason) {
    Path file = lab.write(content);

    assertThatThrownBy(() -> find("us.icr.io"))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read "
                + file
                + ": "
                + reason
                + ". Repair the file, or remove the entry and sign in again")
        .hasNoCause()
        .extracting(e -> ((StorageException) e).remedy())
        .isEqualTo(Remedy.REPAIR_LOGIN_FILE);
  }

  @Test
  void aBrokenEntryHarmsNoOther() {
    lab.write(auths("us.icr.io", ANN, "de.icr.io", "{'auth':'?'}", "uk.icr.io", "'?'"));

    assertThat(find("us.icr.io")).contains(ANNS);
  }

  @Test
  void aDirectoryInPlaceOfAFileIsAnError() {
    Lab.make(lab.docker());

    assertThatThrownBy(() -> find("us.icr.io"))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Could not read " + lab.docker() + ": ");
  }

  @Test
  void hugeAndDeepFilesAreRefused() {
    lab.write("{'a':" + "[".repeat(100_000));
    assertThatThrownBy(() -> find("us.icr.io")).hasMessageContaining("it is nested too deep, in a");

    lab.write(" ".repeat(Json.MAX_BYTES) + "{}");
    assertThatThrownBy(() -> find("us.icr.io"))
        .hasMessageContaining("is larger than 1048576 bytes");
  }

  @Test
  void itsTextShowsTheFilesOnly() {
    lab.write(auths("us.icr.io", ANN));
    lab.variables.put("DOCKER_AUTH_CONFIG", auths("us.icr.io", BOB).replace('\'', '"'));
    DockerConfig config = DockerConfig.at(lab.docker());

    assertThat(config).hasToString("credentials in [" + lab.docker() + "]");
    assertThat(config.forRepository(Repository.parse("us.icr.io/acme/web")))
        .hasToString("credentials for us.icr.io/acme/web");
  }

  private Optional<Credentials> find(String host) {
    return lab.config().credentials(AuthTarget.data(host));
  }

  private static Optional<Credentials> of(DockerConfig config, String repository) {
    Repository parsed = Repository.parse(repository);
    return config.forRepository(parsed).credentials(AuthTarget.data(parsed.registry()));
  }

  private static String auths(String... keysAndEntries) {
    StringBuilder text = new StringBuilder("{'auths':{");
    for (int i = 0; i < keysAndEntries.length; i += 2) {
      text.append(i == 0 ? "'" : ",'").append(keysAndEntries[i]).append("':");
      text.append(keysAndEntries[i + 1]);
    }
    return text.append("}}").toString();
  }
}
