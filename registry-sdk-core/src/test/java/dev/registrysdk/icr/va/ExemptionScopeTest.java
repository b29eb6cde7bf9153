package dev.registrysdk.icr.va;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionScopeTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "*, account, , ",
    "birds, namespace, , birds",
    "birds/bluebird, repository, , birds/bluebird",
    "birds/a/b, repository, , birds/a/b",
    "birds/bluebird:1.0, image, , birds/bluebird:1.0",
    "us.icr.io/birds, namespace, us.icr.io, birds",
    "us.icr.io/birds/bluebird, repository, us.icr.io, birds/bluebird",
    "' us.icr.io/birds/bluebird:1 ', image, us.icr.io, birds/bluebird:1",
    "127.0.0.1:5000/birds/bluebird:1, image, 127.0.0.1:5000, birds/bluebird:1"
  })
  void readsWhatTheCommandLineWrites(String text, String type, String registry, String resource) {
    ExemptionScope scope = ExemptionScope.parse(text);

    assertThat(scope.type()).isEqualTo(type);
    assertThat(scope.registry().orElse(null)).isEqualTo(registry);
    assertThat(scope.resource().orElse(null)).isEqualTo(resource);
  }

  @Test
  void aDigestNamesAnImage() {
    ExemptionScope scope = ExemptionScope.parse("birds/bluebird:1@" + DIGEST);

    assertThat(scope.digest()).contains(Digest.parse(DIGEST));
    assertThat(scope.tag()).isEmpty();
    assertThat(scope.resource()).contains("birds/bluebird@" + DIGEST);
  }

  @Test
  void factoriesAndTextsAgree() {
    assertThat(ExemptionScope.account()).isEqualTo(ExemptionScope.parse("*"));
    assertThat(ExemptionScope.namespace("birds")).isEqualTo(ExemptionScope.parse("birds"));
    assertThat(ExemptionScope.repository(Repository.parse("us.icr.io/birds/a")))
        .isEqualTo(ExemptionScope.parse("us.icr.io/birds/a"));
    assertThat(ExemptionScope.image(ImageReference.parse("us.icr.io/birds/a:1")))
        .isEqualTo(ExemptionScope.parse("us.icr.io/birds/a:1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "**",
        "/",
        "Birds",
        "birds/",
        "birds:1",
        "birds//a",
        "us.icr.io",
        "us.icr.io/",
        "birds/a:",
        "birds/a@sha256:1",
        "../birds"
      })
  void otherTextsAreNoScopes(String text) {
    assertThatThrownBy(() -> ExemptionScope.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMessageTellsTheForms() {
    assertThatThrownBy(() -> ExemptionScope.namespace("birds:1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A scope is '*', a namespace, namespace/repository, or an image of one, not"
                + " 'birds:1'");
  }

  @Test
  void aRepositoryOutsideANamespaceIsNone() {
    assertThatThrownBy(() -> ExemptionScope.repository(Repository.parse("us.icr.io/birds")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A repository of the service is in a namespace: us.icr.io/birds");
  }

  @Test
  void aScopeThatLacksSomethingIsNotTakenForAWiderOne() {
    for (ExemptionScope scope :
        new ExemptionScope[] {
          ExemptionScope.builder().type("account").namespace("birds").build(),
          ExemptionScope.builder().type("namespace").build(),
          ExemptionScope.builder().type("repository").namespace("birds").build(),
          ExemptionScope.builder().type("image").namespace("birds").repository("a").build(),
          ExemptionScope.builder().type("image").namespace("birds").tag("1").build(),
          ExemptionScope.builder().type("label").namespace("birds").build()
        }) {
      assertThatThrownBy(scope::resource)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The service cannot be asked for the scope " + scope);
    }
  }
}
