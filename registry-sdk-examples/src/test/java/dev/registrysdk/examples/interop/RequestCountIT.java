package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.local.OciLayout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How many requests the everyday tasks take against Distribution; signing in is not counted. */
@Interop
@ParameterizedClass
@EnumSource
class RequestCountIT {
  private static final int N = Fixtures.LAYERS;

  private final SignIn signIn;
  private final Fixtures fixtures;
  private final Wire wire = new Wire();
  private Distribution registry;
  private RegistryClient client;

  RequestCountIT(SignIn signIn, Fixtures fixtures) {
    this.signIn = signIn;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path directory) {
    registry = Distribution.start(directory, signIn);
    client = registry.client(http -> http.callListener(wire));
    client.images().push(fixtures.layered().place(), registry.name("team/app:1.0"));
    wire.take();
  }

  @AfterEach
  void stopRegistry() {
    client.close();
    registry.close();
  }

  @Test
  void aFirstPushTakesTwoRequestsForEachBlobAndTwoForTheManifest() {
    client.images().push(fixtures.layered().place(), registry.name("fresh/app:1.0"));

    assertThat(taken("first push")).hasSize(2 * N + 4);
  }

  @Test
  void pushingTheSameAgainTakesOneRequest() {
    client.images().push(fixtures.layered().place(), registry.name("team/app:1.0"));

    assertThat(taken("push again")).hasSize(1);
  }

  @Test
  void pushingTheSameUnderAnotherTagTakesOneRequestForEachBlob() {
    client.images().push(fixtures.layered().place(), registry.name("team/app:1.1"));

    assertThat(taken("push under another tag")).hasSizeLessThanOrEqualTo(N + 3);
  }

  @Test
  void aPullTakesOneRequestForTheManifestAndEachBlob(@TempDir Path target) {
    client.images().pull(registry.name("team/app:1.0"), OciLayout.at(target).image("1.0"));

    assertThat(taken("pull")).hasSize(N + 2);
  }

  @Test
  void pullingTheSameAgainTakesOneRequest(@TempDir Path target) {
    OciLayout layout = OciLayout.at(target).image("1.0");
    client.images().pull(registry.name("team/app:1.0"), layout);
    wire.take();

    client.images().pull(registry.name("team/app:1.0"), layout);

    assertThat(taken("pull again")).hasSize(1);
  }

  @Test
  void aCopyToAnotherRepositoryTakesOneRequestForEachBlobAndThreeForTheManifest() {
    client.images().copy(registry.name("team/app:1.0"), registry.name("release/app:1.0"));

    assertThat(taken("copy to another repository")).hasSizeLessThanOrEqualTo(N + 4);
  }

  @Test
  void readingADigestTakesOneRequest() {
    client.images().digest(registry.name("team/app:1.0"));

    assertThat(taken("digest")).hasSize(1);
  }

  private List<String> taken(String task) {
    List<String> requests = wire.take();
    System.out.println(
        "Requests, sign-in " + signIn + ", " + N + " layers, " + task + ": " + requests.size());
    return requests;
  }
}
