package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.testing.RegistryRecording;
import dev.registrysdk.testing.RegistryReplay;
import dev.registrysdk.testing.RegistrySession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client did with a real registry is done again by it, and by others, without one. */
@Interop
class ReplayIT {
  @ParameterizedTest
  @EnumSource
  void skopeoDoesItsSessionAgain(
      SignIn signIn, @TempDir Path directory, Peers peers, Fixtures fixtures) throws IOException {
    Path file = directory.resolve("skopeo.recording");
    String pulled;
    try (Distribution registry = Distribution.start(directory, signIn);
        RegistryRecording recording =
            RegistryRecording.of(URI.create("http://" + registry.host())).to(file).start()) {
      pulled = pushAndPull(recording, peers, fixtures, signIn, directory.resolve("first"));
    }

    try (RegistryReplay replay = RegistryReplay.of(file).start()) {
      assertThat(pushAndPull(replay, peers, fixtures, signIn, directory.resolve("again")))
          .isEqualTo(pulled)
          .isEqualTo(fixtures.layered().digest());
      replay.verify();
    }
    assertThat(Files.readString(file)).doesNotContain(Distribution.PASSWORD);
  }

  @ParameterizedTest
  @EnumSource
  void whatSkopeoPulledThisSdkPullsFromTheRecording(
      SignIn signIn, @TempDir Path directory, Peers peers, Fixtures fixtures) {
    Path file = directory.resolve("skopeo.recording");
    try (Distribution registry = Distribution.start(directory, signIn);
        RegistryRecording recording =
            RegistryRecording.of(URI.create("http://" + registry.host())).to(file).start()) {
      pushAndPull(recording, peers, fixtures, signIn, directory.resolve("skopeo"));
    }

    OciLayout target = OciLayout.at(directory.resolve("ours"));
    try (RegistryReplay replay = RegistryReplay.of(file).lenient().start();
        RegistryClient client = client(replay, signIn)) {
      assertThat(client.images().pull(replay.address() + "/team/app:1.0", target).digest())
          .hasToString(fixtures.layered().digest());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatThisSdkPulledSkopeoPullsFromTheRecording(
      SignIn signIn, @TempDir Path directory, Peers peers, Fixtures fixtures) {
    Path file = directory.resolve("sdk.recording");
    try (Distribution registry = Distribution.start(directory, signIn)) {
      try (RegistryClient client = registry.client()) {
        client.images().push(fixtures.layered().place(), registry.name("team/app:1.0"));
      }
      try (RegistryRecording recording =
              RegistryRecording.of(URI.create("http://" + registry.host())).to(file).start();
          RegistryClient client = client(recording, signIn)) {
        client
            .images()
            .pull(recording.address() + "/team/app:1.0", OciLayout.at(directory.resolve("ours")));
      }
    }

    try (RegistryReplay replay = RegistryReplay.of(file).lenient().start()) {
      peers
          .skopeo(
              options(
                  "src-",
                  signIn,
                  "copy",
                  "docker://" + replay.address() + "/team/app:1.0",
                  "oci:" + directory.resolve("skopeo") + ":app"))
          .succeeded();
    }
  }

  private static String pushAndPull(
      RegistrySession session, Peers peers, Fixtures fixtures, SignIn signIn, Path target) {
    String name = "docker://" + session.address() + "/team/app:1.0";
    peers.skopeo(options("dest-", signIn, "copy", fixtures.layered().peerName(), name)).succeeded();
    peers.skopeo(options("src-", signIn, "copy", name, "oci:" + target + ":app")).succeeded();
    return peers
        .skopeo("inspect", "--format={{.Digest}}", "oci:" + target + ":app")
        .succeeded()
        .strip();
  }

  private static String[] options(String prefix, SignIn signIn, String... command) {
    String[] all = java.util.Arrays.copyOf(command, command.length + 2);
    all[command.length] = "--" + prefix + "tls-verify=false";
    all[command.length + 1] =
        signIn == SignIn.NONE
            ? "--" + prefix + "no-creds"
            : "--" + prefix + "creds=" + Distribution.USER + ":" + Distribution.PASSWORD;
    return all;
  }

  private static RegistryClient client(RegistrySession session, SignIn signIn) {
    CredentialProvider credentials =
        signIn == SignIn.NONE
            ? CredentialProvider.anonymous()
            : CredentialProvider.of(
                session.address(), Credentials.basic(Distribution.USER, Distribution.PASSWORD));
    return RegistryClient.builder().credentials(credentials).build();
  }
}
