package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A session that is closed leaves nothing but its recording. */
@Isolated("looks at every thread of this process")
final class SessionLifecycleTest {
  @TempDir Path directory;

  @Test
  void manySessionsLeaveNoThreadsAndNoFiles() throws Exception {
    Set<String> filesBefore = scratch();
    Set<Thread> before = threads();
    try (SessionStage stage =
        new SessionStage(directory, (request, next) -> Reply.status(200).withBody("x"))) {
      for (int i = 0; i < 20; i++) {
        try (RegistryRecording recording = stage.recording().overwrite().start()) {
          new Client(recording.url()).get("/v2/a/manifests/1");
        }
        try (RegistryReplay replay = RegistryReplay.of(stage.file).start()) {
          new Client(replay.url()).get("/v2/a/manifests/1");
        }
      }
    }

    assertThat(threads()).allMatch(thread -> before.contains(thread) || thread.isDaemon());
    assertThat(scratch()).isEqualTo(filesBefore);
  }

  @Test
  void closeGivesUpACallThatIsNotAnswered() throws Exception {
    try (SessionStage stage =
        new SessionStage(
            directory, (request, next) -> Reply.status(200).withEffect(Reply.Effect.STALL))) {
      RegistryRecording recording = stage.recording().start();
      Client client = new Client(recording.url());
      CompletableFuture<Boolean> ended =
          CompletableFuture.runAsync(() -> client.get("/v2/")).handle((answer, failure) -> true);
      while (stage.server().log().calls().isEmpty()) {
        Thread.onSpinWait();
      }
      recording.discard();

      assertThatCode(recording::close).doesNotThrowAnyException();

      // With the refusal of the recording or with a closed connection, whichever is faster.
      assertThat(ended.join()).isTrue();
    }
  }

  @Test
  void portThatIsTakenLeavesNothing() throws Exception {
    Set<String> filesBefore = scratch();
    try (ServerSocket taken = new ServerSocket(0)) {
      RegistryRecordingBuilder builder =
          RegistryRecording.of(URI.create("https://us.icr.io"))
              .to(directory.resolve("x"))
              .port(taken.getLocalPort());

      assertThatThrownBy(builder::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Cannot listen on port " + taken.getLocalPort());
    }
    assertThat(scratch()).isEqualTo(filesBefore);
  }

  /** A thread without a group is only just ending. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getThreadGroup() != null)
        .collect(Collectors.toSet());
  }

  /** What this process has in a directory that others use too. */
  private static Set<String> scratch() throws Exception {
    String ours = "registry-recording-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(ours))
          .collect(Collectors.toSet());
    }
  }
}
