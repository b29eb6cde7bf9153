package dev.registrysdk.testing;

import static dev.registrysdk.testing.PresetServer.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryPresetTest {
  private static final String NAMES =
      "oci11, distribution28, distribution3, docker-hub, icr, ecr, artifact-registry, acr, ghcr,"
          + " quay, harbor, artifactory, gitlab, zot";

  @RegisterExtension private final PresetServer server = new PresetServer();

  @Test
  void everyPresetHasANameOfItsOwn() {
    assertThat(RegistryPreset.all()).extracting(RegistryPreset::name).doesNotHaveDuplicates();
    assertThat(RegistryPreset.all().toString()).isEqualTo("[" + NAMES + "]");
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void aPresetIsFoundByItsName(RegistryPreset preset) {
    RegistryPreset found = RegistryPreset.named(preset.name());

    assertThat(found.title()).isEqualTo(preset.title());
    assertThat(found.differences()).isEqualTo(preset.differences()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void everyDifferenceButASignInChangesSomething(RegistryPreset preset) {
    assertThat(preset.settings()).isNotEqualTo(Settings.everything());
    assertThat(preset.differences()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void theSampleRepositoryCanBePushedToOnceItIsThere(RegistryPreset preset) {
    Client client = server.start(preset);
    server.registry().createRepository(preset.sampleRepository());

    assertThat(client.openUpload(preset.sampleRepository())).startsWith("http://127.0.0.1:");
  }

  @Test
  void aNameInCapitalsIsFoundToo() {
    assertThat(RegistryPreset.named("GHCR")).hasToString("ghcr");
  }

  @Test
  void aMisspelledNameIsToldTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegistryPreset.named("dockerhub"))
        .withMessage(
            "There is no preset 'dockerhub': did you mean 'docker-hub'? There are " + NAMES);
  }

  @Test
  void aNameLikeNoneIsToldAllOfThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegistryPreset.named("nexus"))
        .withMessage("There is no preset 'nexus'. There are " + NAMES);
  }

  @Test
  void aFeatureCanBeSwitchedOnAfterAPreset() {
    Client client =
        server.start(RegistryPreset.distribution28Like(), builder -> builder.with(Feature.DELETE));
    String digest = server.putImage("acme/web", "1.0");

    assertThat(client.send("DELETE", "/v2/acme/web/manifests/" + digest, Client.NOTHING))
        .returns(202, response -> response.statusCode());
  }

  @Test
  void aFeatureCanBeSwitchedOffAfterAPreset() {
    Client client =
        server.start(RegistryPreset.oci11(), builder -> builder.without(Feature.DELETE));
    server.putImage("acme/web", "1.0");

    assertThat(client.send("DELETE", "/v2/acme/web/manifests/1.0", Client.NOTHING).statusCode())
        .isEqualTo(405);
  }

  @Test
  void aPresetForgetsWhatWasSwitchedBefore() {
    try (InMemoryRegistry registry =
        InMemoryRegistry.builder()
            .without(Feature.DELETE)
            .preset(RegistryPreset.acrLike())
            .start()) {
      registry.putBlob("acme/web", Client.bytes("x"));

      assertThat(
              new Client(registry)
                  .send("DELETE", "/v2/acme/web/blobs/" + Client.digest("x"), Client.NOTHING)
                  .statusCode())
          .isEqualTo(202);
    }
  }

  @Test
  void aPresetStartsWithoutABuilder() {
    try (InMemoryRegistry registry = InMemoryRegistry.start(RegistryPreset.dockerHubLike())) {
      assertThat(said(new Client(registry).get("/v2/_catalog")))
          .isEqualTo(PresetServer.error(401, "UNAUTHORIZED", "authentication required"));
    }
  }

  @Test
  void aLimitBelowZeroIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InMemoryRegistry.builder().limit(Limit.PULLS, -1))
        .withMessage("PULLS is at least 0, not -1");
  }
}
