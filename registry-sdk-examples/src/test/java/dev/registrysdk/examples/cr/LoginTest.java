package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.examples.SampleImage;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RecordedCall;
import dev.registrysdk.testing.RegistryAuth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
  @TempDir private Path home;
  private final InMemoryRegistry registry =
      InMemoryRegistry.builder().auth(RegistryAuth.token("alice", "pass")).start();
  private final String host = registry.address();
  private final String image = host + "/acme/web:1.0";
  private final String digest = SampleImage.store(registry, "acme/web", "1.0") + "\n";

  @AfterEach
  void stop() {
    registry.close();
  }

  private Shell shell() {
    return new Shell().home(home);
  }

  private Path config() {
    return home.resolve(".docker/config.json");
  }

  private Shell.Run login(String... more) {
    String[] args = new String[more.length + 5];
    args[0] = "login";
    args[1] = host;
    args[2] = "--username";
    args[3] = "alice";
    args[4] = "--password-stdin";
    System.arraycopy(more, 0, args, 5, more.length);
    return shell().input("pass\n").run(args);
  }

  @Test
  void whatIsKeptSignsLaterCommandsIn() {
    assertThat(login())
        .isEqualTo(
            new Shell.Run(
                0,
                "",
                "Signed in to %s as alice; kept in %s, or in the credential helper that it names%n"
                    .formatted(host, config())));
    assertThat(shell().run("digest", image)).isEqualTo(new Shell.Run(0, digest, ""));
  }

  @Test
  void theFileIsDockersAndForItsOwnerOnly() throws IOException {
    login();

    String auth = Base64.getEncoder().encodeToString("alice:pass".getBytes(StandardCharsets.UTF_8));
    assertThat(Files.readString(config()).replaceAll("\\s", ""))
        .isEqualTo("{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(host, auth));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config())))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsInTheFileStaysThere() throws IOException {
    Files.createDirectories(config().getParent());
    Files.writeString(config(), "{\"HttpHeaders\":{\"X\":\"1\"},\"auths\":{\"a.example\":{}}}");

    login();

    assertThat(Files.readString(config()))
        .contains("\"HttpHeaders\"", "\"X\": \"1\"", "\"a.example\"", host);
  }

  @Test
  void podmansFileIsWrittenWhenItIsNamed() {
    Path file = home.resolve("auth.json");

    assertThat(login("--authfile", file.toString(), "--json"))
        .isEqualTo(
            new Shell.Run(
                0,
                "{\"registry\":\"%s\",\"username\":\"alice\",\"checked\":true,\"file\":\"%s\"}%n"
                    .formatted(host, file),
                ""));
    assertThat(config()).doesNotExist();
    assertThat(shell().variable("REGISTRY_AUTH_FILE", file.toString()).run("digest", image).out())
        .isEqualTo(digest);
  }

  @Test
  void theEnvironmentSignsInToo() {
    assertThat(
            shell()
                .variable("REGISTRY_USERNAME", "alice")
                .variable("REGISTRY_PASSWORD", "pass")
                .run("login", host, "--quiet"))
        .isEqualTo(new Shell.Run(0, "", ""));
  }

  @Test
  void aWrongPasswordIsRefusedAndNotKept() {
    Shell.Run run =
        shell().input("nope").run("login", host, "--username", "alice", "--password-stdin");

    assertThat(run)
        .isEqualTo(
            new Shell.Run(
                3,
                "",
                ("cr: Could not reach %1$s: %1$s does not accept the credentials. Check the user"
                        + " name and the password or key for %1$s, and that they have not expired"
                        + " (GET http://%1$s/token?service=in-memory-registry answered 401)%n")
                    .formatted(host)));
    assertThat(config()).doesNotExist();
  }

  @Test
  void nothingIsSentWithoutACheck() {
    Shell.Run run =
        shell()
            .input("nope")
            .run("login", host, "--username", "al", "--password-stdin", "--no-check", "--quiet");

    assertThat(run).isEqualTo(new Shell.Run(0, "", ""));
    assertThat(registry.requests()).isEmpty();
    assertThat(config()).exists();
  }

  @Test
  void signingOutRemovesWhatIsKept() throws IOException {
    login();

    assertThat(shell().run("logout", host))
        .isEqualTo(new Shell.Run(0, "", "Signed out of " + host + "\n"));
    assertThat(Files.readString(config())).doesNotContain(host);
    assertThat(shell().run("digest", image).exitCode()).isEqualTo(3);
  }

  @Test
  void signingOutTwiceDoesNoHarm() {
    assertThat(shell().run("logout", host))
        .isEqualTo(new Shell.Run(0, "", "Nobody was signed in to " + host + "\n"));
    assertThat(shell().run("logout", host, "--json").out())
        .isEqualTo("{\"registry\":\"%s\",\"removed\":false}%n".formatted(host));
  }

  @Test
  void signingOutOfPodmansFileLeavesDockersAlone() throws IOException {
    login();
    Path file = home.resolve("auth.json");
    login("--authfile", file.toString());

    shell().run("logout", host, "--authfile", file.toString());

    assertThat(Files.readString(file)).doesNotContain(host);
    assertThat(Files.readString(config())).contains(host);
  }

  @Test
  void anonymousSignsInNowhere() {
    login();
    registry.clearRequests();

    assertThat(shell().run("digest", image, "--anonymous").exitCode()).isEqualTo(3);
    assertThat(registry.requests(RecordedCall::authorized)).isEmpty();
  }

  @Test
  void anonymousAndAUserNameExcludeEachOther() {
    assertThat(shell().run("digest", image, "--anonymous", "--username", "alice"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: --anonymous is to sign in as nobody: leave out --username and"
                    + " --password-stdin\n"));
    assertThat(shell().run("copy", image, "oci:web", "--anonymous", "--source-username", "a"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: --anonymous is to sign in as nobody: leave out the user names and"
                    + " --password-stdin\n"));
  }

  @Test
  void theCommandLineGoesBeforeWhatIsKept() {
    login();

    Shell.Run run =
        shell().input("wrong").run("digest", image, "--username", "alice", "--password-stdin");

    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void theEnvironmentGoesBeforeWhatIsKept() {
    login();

    Shell.Run run =
        shell()
            .variable("REGISTRY_USERNAME", "alice")
            .variable("REGISTRY_PASSWORD", "wrong")
            .run("digest", image);

    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void copyFindsWhatIsKeptForBothSides() {
    try (InMemoryRegistry other =
        InMemoryRegistry.builder().auth(RegistryAuth.basic("bob", "word")).start()) {
      login();
      shell()
          .input("word")
          .run("login", other.address(), "--username", "bob", "--password-stdin", "--quiet");

      assertThat(shell().run("copy", image, other.address() + "/acme/web:1.0", "--quiet"))
          .isEqualTo(new Shell.Run(0, digest, ""));
    }
  }

  @Test
  void podmansKeyForANamespaceGoesBeforeThatOfTheRegistry() throws IOException {
    String right =
        Base64.getEncoder().encodeToString("alice:pass".getBytes(StandardCharsets.UTF_8));
    String wrong = Base64.getEncoder().encodeToString("alice:no".getBytes(StandardCharsets.UTF_8));
    Path file = home.resolve("auth.json");
    Files.writeString(
        file,
        "{\"auths\":{\"%1$s\":{\"auth\":\"%2$s\"},\"%1$s/acme\":{\"auth\":\"%3$s\"}}}"
            .formatted(host, wrong, right));

    assertThat(shell().variable("REGISTRY_AUTH_FILE", file.toString()).run("digest", image).out())
        .isEqualTo(digest);
  }
}
