package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class CredentialHelperTest {
  private static final String ANSWER =
      "echo '{\"ServerURL\":\"x\",\"Username\":\"ann\",\"Secret\":\"s3cr3t\"}'";
  private static final String ADVICE =
      ". Run the helper by hand to see what is wrong, then sign in to us.icr.io again";
  private static final String WHAT =
      "Could not get the credentials for us.icr.io from credential helper docker-credential-test: ";

  @TempDir Path directory;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(directory);
    lab.write("{'credsStore':'test'}");
  }

  @Test
  void aHelperGetsTheHostAndAnswersWithALogin() {
    lab.helper("test", "cat > '" + directory + "/in'", ANSWER);

    assertThat(find("us.icr.io")).contains(Credentials.basic("ann", "s3cr3t"));
    assertThat(directory.resolve("in")).hasContent("us.icr.io");
  }

  @Test
  void dockerHubHasItsOldName() {
    lab.helper("test", "cat > '" + directory + "/in'", ANSWER);

    assertThat(find("docker.io")).isPresent();
    assertThat(directory.resolve("in")).hasContent("https://index.docker.io/v1/");
  }

  @Test
  void theUserTokenMeansAnIdentityToken() {
    lab.helper("test", "echo '{\"Username\":\"<token>\",\"Secret\":\"refresh\"}'");

    assertThat(find("us.icr.io")).contains(Credentials.identityToken("refresh"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'credentials not found in native keychain'; exit 1",
        "printf ' credentials not found in native keychain\\n\\n'; exit 1",
        "echo '{\"Username\":\"\",\"Secret\":\"\"}'",
        "echo '{}'"
      })
  void aHelperMayHaveNothing(String line) {
    lab.helper("test", line);

    assertThat(find("us.icr.io")).isEmpty();
  }

  @Test
  void aHelperOfARegistryGoesBeforeTheStore() {
    lab.helper("test", ANSWER);
    lab.helper("mine", "echo '{\"Username\":\"mine\",\"Secret\":\"x\"}'");
    lab.write("{'credsStore':'test','credHelpers':{'de.icr.io':'mine','docker.io':'mine'}}");

    assertThat(find("de.icr.io")).contains(Credentials.basic("mine", "x"));
    assertThat(find("docker.io")).contains(Credentials.basic("mine", "x"));
    assertThat(find("us.icr.io")).contains(Credentials.basic("ann", "s3cr3t"));
    assertThat(find("private.de.icr.io")).contains(Credentials.basic("ann", "s3cr3t"));
  }

  @Test
  void aHelperGoesBeforeTheEntryAndAReadyTokenBeforeTheHelper() {
    lab.helper("test", ANSWER);
    lab.write(
        "{'credsStore':'test','auths':{'us.icr.io':{'auth':'Ym9iOng='},"
            + "'de.icr.io':{'registrytoken':'ready'}}}");

    assertThat(find("us.icr.io")).contains(Credentials.basic("ann", "s3cr3t"));
    assertThat(find("de.icr.io")).contains(Credentials.bearerToken("ready"));
  }

  @Test
  void whereTheHelperHasNothingTheEntryCountsThenTheNextFile() {
    lab.helper("test", "echo 'credentials not found in native keychain'; exit 1");
    lab.write("{'credsStore':'test','auths':{'us.icr.io':{'auth':'Ym9iOng='},'de.icr.io':{}}}");
    lab.write(lab.user(), "{'auths':{'de.icr.io':{'auth':'Ym9iOng='}}}");

    assertThat(find("us.icr.io")).contains(Credentials.basic("bob", "x"));
    assertThat(find("de.icr.io")).contains(Credentials.basic("bob", "x"));
  }

  @Test
  void aMissingHelperIsNamed() {
    assertThatThrownBy(() -> find("us.icr.io"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            WHAT
                + "docker-credential-test is not on the PATH. Install the helper, or take it out of"
                + " the configuration and sign in to us.icr.io again")
        .extracting(e -> ((RegistryException) e).remedy())
        .isEqualTo(Remedy.INSTALL_HELPER);
  }

  @Test
  void relativeDirectoriesOfThePathAreNotLookedAt() {
    lab.helper("test", ANSWER);
    Path here = Path.of("").toAbsolutePath();
    lab.variables.put("PATH", ".::" + here.relativize(lab.bin));

    assertThatThrownBy(() -> find("us.icr.io")).hasMessageContaining("is not on the PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../test", "a/b", "a;b", "a.b", "-x y", "%2e"})
  void aHelpersNameCannotLeaveTheDirectory(String name) {
    lab.write("{'credsStore':'" + name + "'}");

    assertThatThrownBy(() -> find("us.icr.io"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("a helper's name has letters, digits, _ and - only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo s3cr3t; echo s3cr3t >&2; exit 3 | it ended with code 3",
        "echo 'no credentials server URL'; exit 1 | it ended with code 1: no credentials server URL",
        "echo 'no credentials username'; exit 1 | it ended with code 1: no credentials username",
        "echo s3cr3t | it answered with something that is no JSON object",
        "true | it answered with something that is no JSON object",
        "echo '[\"s3cr3t\"]' | it answered with something that is no JSON object",
        "echo '{\"Username\":5,\"Secret\":\"s3cr3t\"}' | it answered with something that is no"
            + " credential",
        "echo '{\"Username\":\"a:s3cr3t\",\"Secret\":\"s3cr3t\"}' | it answered with something that"
            + " is no credential",
        "echo '{\"Username\":\"<token>\",\"Secret\":\"s3 cr3t\"}' | it answered with something that"
            + " is no credential",
        "yes s3cr3t | it said more than 65536 bytes"
      })
  void aFailingHelperIsNotQuoted(String line, String reason) {
    lab.helper("test", line);

    assertThatThrownBy(() -> find("us.icr.io"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(WHAT + reason + ADVICE)
        .hasNoCause();
  }

  @Test
  void aFailingHelperLetsNothingElseAnswer() {
    lab.helper("test", "exit 1");
    lab.write("{'credsStore':'test','auths':{'us.icr.io':{'auth':'Ym9iOng='}}}");

    assertThatThrownBy(() -> find("us.icr.io")).isInstanceOf(AuthenticationException.class);
  }

  @Test
  void aHelperThatHangsIsKilledWithWhatItStarted() throws Exception {
    lab.timeout = Duration.ofMillis(2500);
    lab.helper("test", "sleep 1000 & echo $! > '" + directory + "/child'", "wait");

    assertThatThrownBy(() -> find("us.icr.io"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(WHAT + "it did not answer within 2500 ms" + ADVICE);
    assertGone(child());
  }

  @Test
  void anInterruptKillsTheHelperAndIsKept() throws Exception {
    Path child = directory.resolve("child");
    lab.helper(
        "test",
        "sleep 1000 & echo $! > '" + child + ".new'",
        "mv '" + child + ".new' '" + child + "'",
        "wait");
    Thread caller = Thread.currentThread();
    CompletableFuture<Void> interrupter =
        CompletableFuture.runAsync(
            () -> {
              while (!Files.exists(child)) {
                Thread.onSpinWait();
              }
              caller.interrupt();
            });

    CancelledException cancelled =
        catchThrowableOfType(CancelledException.class, () -> find("us.icr.io"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(cancelled)
        .hasMessage(WHAT + "the thread was interrupted. Nothing half-written was left behind");
    interrupter.get();
    assertGone(child());
  }

  private long child() {
    return Long.parseLong(Lab.read(directory.resolve("child")).strip());
  }

  private static void assertGone(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatAHelperLeavesRunningIsNotWaitedFor() {
    lab.helper("test", "sleep 30 &", "echo $! > '" + directory + "/child'", ANSWER);

    assertThat(find("us.icr.io")).isPresent();

    ProcessHandle.of(child()).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void muchNoiseAndUnreadInputDoNotStopAHelper() {
    lab.helper(
        "test",
        "exec 0<&-",
        "head -c 1000000 /dev/zero >&2",
        "head -c 60000 /dev/zero | tr '\\0' ' '",
        ANSWER);

    assertThat(find("us.icr.io")).contains(Credentials.basic("ann", "s3cr3t"));
  }

  @Test
  void aHelperRunsWithTheEnvironmentThatWasGiven() {
    lab.variables.put("WHO", "zoe");
    lab.helper("test", "echo \"{\\\"Username\\\":\\\"$WHO$HOME\\\",\\\"Secret\\\":\\\"x\\\"}\"");

    assertThat(find("us.icr.io")).contains(Credentials.basic("zoe", "x"));
  }

  @Test
  void theUsualStoreIsUsedOnlyIfWanted() throws Exception {
    Files.delete(lab.docker());
    lab.helper("secretservice", ANSWER);
    lab.variables.put("PATH", lab.bin.toString());
    assertThat(find("us.icr.io")).isEmpty();

    lab.detectStore = true;
    assertThat(find("us.icr.io")).contains(Credentials.basic("ann", "s3cr3t"));

    lab.write("{}");
    assertThat(find("us.icr.io")).contains(Credentials.basic("ann", "s3cr3t"));

    lab.write("{'auths':{'de.icr.io':{}}}");
    assertThat(find("us.icr.io")).isEmpty();
  }

  private Optional<Credentials> find(String host) {
    return lab.config().credentials(AuthTarget.data(host));
  }
}
