package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The command line against Distribution, whatever the sign-in. */
@Interop
@ParameterizedClass
@EnumSource
class CommandLineIT {
  private static final Map<String, String> LOGIN =
      Map.of("REGISTRY_USERNAME", Distribution.USER, "REGISTRY_PASSWORD", Distribution.PASSWORD);

  private final SignIn signIn;
  private final Peers peers;
  private final Fixtures fixtures;

  CommandLineIT(SignIn signIn, Peers peers, Fixtures fixtures) {
    this.signIn = signIn;
    this.peers = peers;
    this.fixtures = fixtures;
  }

  @Test
  void whatIsPushedAndPulledIsTheSameForSkopeo(@TempDir Path server, @TempDir Path home) {
    try (Distribution registry = Distribution.start(server, signIn)) {
      Cr cr = Cr.in(home, LOGIN);
      Path layout = home.resolve("layout");
      String image = registry.name("team/app:1.0");

      cr.run("push", "oci:" + fixtures.index().directory() + ":index", image).succeeded();
      cr.run("pull", image, "oci:" + layout + ":1.0").succeeded();

      assertThat(peers.digest(registry, "team/app:1.0")).isEqualTo(fixtures.index().digest());
      assertThat(new LayoutImage(layout, "1.0").digest()).isEqualTo(fixtures.index().digest());
      assertThat(cr.run("tags", registry.name("team/app")).succeeded().strip()).isEqualTo("1.0");
      assertThat(cr.run("digest", image).succeeded().strip()).isEqualTo(fixtures.index().digest());
    }
  }

  @Test
  void aMissingImageEndsWithAStatusThatIsNotZeroAndOneMessage(
      @TempDir Path server, @TempDir Path home) {
    try (Distribution registry = Distribution.start(server, signIn)) {
      String image = registry.name("team/missing:1.0");

      String errors = Cr.in(home, LOGIN).run("digest", image).failed();

      assertThat(errors).contains(image).doesNotContain("\tat ");
    }
  }
}
