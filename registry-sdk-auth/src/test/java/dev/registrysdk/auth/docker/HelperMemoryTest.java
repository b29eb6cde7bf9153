package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class HelperMemoryTest {
  private static final AuthTarget TARGET = AuthTarget.data("us.icr.io");

  @TempDir Path directory;
  private Lab lab;
  private Path runs;

  @BeforeEach
  void open() {
    lab = new Lab(directory);
    lab.write("{'credsStore':'test'}");
    runs = directory.resolve("runs");
    // Gives the content of a file as the secret.
    lab.helper(
        "test",
        "echo run >> '" + runs + "'",
        "if [ -f '" + directory + "/secret' ]; then",
        "echo \"{\\\"Username\\\":\\\"ann\\\",\\\"Secret\\\":\\\"$(cat '"
            + directory
            + "/secret')\\\"}\"",
        "else echo 'credentials not found in native keychain'; exit 1; fi");
  }

  @Test
  void aHelperIsNotAskedForEveryRequest() {
    secret("one");
    DockerConfig config = lab.config();

    assertThat(config.credentials(TARGET)).contains(login("one"));
    secret("two");
    lab.clock.forward(Duration.ofMinutes(5).minusMillis(1));
    assertThat(config.credentials(TARGET)).contains(login("one"));
    assertThat(count()).isEqualTo(1);

    lab.clock.forward(Duration.ofMillis(1));
    assertThat(config.credentials(TARGET)).contains(login("two"));
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void thatThereIsNothingIsRememberedForHalfAMinute() {
    DockerConfig config = lab.config();

    assertThat(config.credentials(TARGET)).isEmpty();
    secret("one");
    assertThat(config.credentials(TARGET)).isEmpty();
    lab.clock.forward(Duration.ofSeconds(30));
    assertThat(config.credentials(TARGET)).contains(login("one"));
  }

  @Test
  void afterARefusalAHelperIsAskedOnceMore() {
    secret("old");
    DockerConfig config = lab.config();
    assertThat(config.credentials(TARGET)).contains(login("old"));

    secret("new");
    config.refused(TARGET, login("old"));
    assertThat(config.credentials(TARGET)).contains(login("new"));

    assertThat(count()).isEqualTo(2);
  }

  @Test
  void aHelperThatInsistsIsNotAskedAgain() {
    secret("old");
    DockerConfig config = lab.config();

    for (int i = 0; i < 5; i++) {
      assertThat(config.credentials(TARGET)).contains(login("old"));
      config.refused(TARGET, login("old"));
    }

    assertThat(count()).isEqualTo(2);
  }

  @Test
  void theRefusalOfOtherCredentialsSaysNothing() {
    secret("one");
    DockerConfig config = lab.config();
    assertThat(config.credentials(TARGET)).contains(login("one"));

    config.refused(TARGET, login("other"));
    config.refused(AuthTarget.data("de.icr.io"), login("one"));
    config.refused(AuthTarget.control("us.icr.io"), login("one"));

    assertThat(config.credentials(TARGET)).contains(login("one"));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void aChangedFileLetsTheHelperBeAskedAgain() {
    secret("one");
    DockerConfig config = lab.config();
    assertThat(config.credentials(TARGET)).contains(login("one"));

    secret("two");
    lab.write("{'credsStore':'test','auths':{'us.icr.io':{}}}");

    assertThat(config.credentials(TARGET)).contains(login("two"));
  }

  @Test
  void manyThreadsWaitForOneRun() {
    secret("one");
    DockerConfig config = lab.config();
    ExecutorService threads = Executors.newFixedThreadPool(8);

    List<CompletableFuture<Optional<Credentials>>> all =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> config.credentials(TARGET), threads))
            .limit(32)
            .toList();

    assertThat(all).allSatisfy(one -> assertThat(one.join()).contains(login("one")));
    assertThat(count()).isEqualTo(1);
    threads.shutdown();
  }

  @Test
  void manyRegistriesDoNotFillTheMemory() {
    HelperAnswers answers = new HelperAnswers(lab.clock, Duration.ofMinutes(5));
    AuthDocument document = AuthDocument.parse(new byte[0]);

    for (int i = 0; i < 1000; i++) {
      HelperAnswers.Question question = new HelperAnswers.Question("file", "test", "host" + i);
      assertThat(answers.get(question, document, () -> Optional.of(login("x")))).isPresent();
    }

    assertThat(answers.size()).isLessThanOrEqualTo(256);
  }

  @Test
  void timesHaveLimits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DockerConfigOptions.builder().helperTimeout(Duration.ZERO).build())
        .withMessage("A helper's time-out is positive and at most a day, not PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DockerConfigOptions.builder().helperMemory(Duration.ofDays(2)).build())
        .withMessage(
            "Helpers' answers are kept for no less than nothing and at most a day, not PT48H");
  }

  private static Credentials login(String secret) {
    return Credentials.basic("ann", secret);
  }

  private void secret(String text) {
    lab.write(directory.resolve("secret"), text);
  }

  private long count() {
    return Files.exists(runs) ? Lab.read(runs).lines().count() : 0;
  }
}
