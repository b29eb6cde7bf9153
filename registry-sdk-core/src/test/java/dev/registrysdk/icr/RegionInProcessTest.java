package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.icr.model.AccountSettings;
import dev.registrysdk.icr.model.Namespace;
import dev.registrysdk.icr.model.Plan;
import dev.registrysdk.icr.model.RetentionPolicy;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.testing.InMemoryIcr;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The account's half against a region that keeps what it is told. */
class RegionInProcessTest {
  private static final Instant BUILT = Instant.parse("2024-05-14T09:21:33Z");

  private final InMemoryIcr region = InMemoryIcr.start();
  private final CredentialProvider credentials =
      CredentialProvider.of(region.address(), Credentials.bearerToken("token"));
  private final HttpPipeline pipeline = HttpPipeline.create(HttpOptions.defaults(), credentials);
  private final Icr icr = icr(InMemoryIcr.ACCOUNT);

  private Icr icr(String account) {
    return Icr.of(pipeline, credentials, Region.at(region.address()), Optional.of(account));
  }

  @AfterEach
  void close() {
    pipeline.close();
    region.close();
  }

  @Test
  void aNamespaceComesAndGoes() {
    assertThat(icr.namespaces().create("birds")).isTrue();
    assertThat(icr.namespaces().create("birds")).isFalse();
    icr.namespaces().assign("birds", "aabbccddeeff00112233445566778899");

    assertThat(icr.namespaces().list()).containsExactly("birds");
    assertThat(icr.namespaces().find("birds").flatMap(Namespace::resourceGroup))
        .contains("aabbccddeeff00112233445566778899");
    assertThat(icr.namespaces().find("birds").flatMap(Namespace::created)).isPresent();
    assertThat(icr.namespaces().find("birds").flatMap(Namespace::crn)).isPresent();

    icr.namespaces().delete("birds");
    assertThat(icr.namespaces().details()).isEmpty();
  }

  @Test
  void aReservedNameIsToldToBeOne() {
    assertThatThrownBy(() -> icr.namespaces().create("ibmcloud"))
        .isInstanceOfSatisfying(
            DeniedException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.USE_ANOTHER_NAME));
  }

  @Test
  void aWrongAccountIsToldFromAWrongToken() {
    assertThatThrownBy(() -> icr("ffffffffffffffffffffffffffffffff").namespaces().list())
        .isInstanceOfSatisfying(
            AuthenticationException.class,
            e -> assertThat(e.remedy()).isEqualTo(Remedy.CHECK_ACCOUNT));
  }

  @Test
  void aPolicyIsSetAnalyzedRunAndTakenAway() {
    icr.namespaces().create("birds");
    String older = region.putImage("birds/bluebird", "1", BUILT);
    region.putImage("birds/bluebird", "2", BUILT.plusSeconds(60));
    ImageReference doomed = ImageReference.parse(region.address() + "/birds/bluebird@" + older);
    RetentionPolicy policy =
        RetentionPolicy.builder().namespace("birds").imagesPerRepository(1).build();

    assertThat(icr.retention().get("birds")).isEqualTo(RetentionPolicy.keepAll("birds"));
    assertThat(icr.retention().analyze(policy)).containsExactly(Map.entry(doomed, List.of("1")));
    icr.retention().set(policy);
    assertThat(icr.retention().list()).containsExactly(Map.entry("birds", policy));
    assertThat(icr.retention().run("birds").deleted()).containsExactly(doomed);
    assertThat(region.tags("birds/bluebird")).containsExactly("2");
    assertThat(icr.retention().run("birds").deleted()).isEmpty();

    icr.retention().set(RetentionPolicy.keepAll("birds"));
    assertThat(icr.retention().get("birds")).isEqualTo(RetentionPolicy.keepAll("birds"));
  }

  @Test
  void aThresholdIsKept() {
    icr.namespaces().create("birds");

    icr.retention().set(p -> p.namespace("birds").imagesPerRepository(1).deletionThresholdDays(9));

    assertThat(icr.retention().get("birds").deletionThresholdDays()).hasValue(9);
  }

  @Test
  void aNamespaceThatIsNotThereHasNoPolicy() {
    assertThatThrownBy(() -> icr.retention().get("birds")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aQuotaIsReadInBytesAsItWasSet() {
    icr.namespaces().create("birds");
    region.putImage("birds/bluebird", "1", BUILT);
    region.addPulledBytes(InMemoryIcr.ACCOUNT, 7);

    icr.quota().set(quota -> quota.storage(104_857_600).traffic(209_715_200));

    assertThat(icr.quota().get().storageLimit()).hasValue(104_857_600);
    assertThat(icr.quota().get().trafficLimit()).hasValue(209_715_200);
    assertThat(icr.quota().get().storageUsed())
        .isEqualTo(region.storedBytes(InMemoryIcr.ACCOUNT))
        .isPositive();
    assertThat(icr.quota().get().trafficUsed()).isEqualTo(7);
  }

  @Test
  void theStandardPlanMayBeUnlimited() {
    assertThat(icr.plan().get()).isEqualTo(Plan.FREE);

    icr.plan().upgrade();
    icr.quota().unlimited();

    assertThat(icr.plan().get()).isEqualTo(Plan.STANDARD);
    assertThat(icr.quota().get().storageLimit()).isEmpty();
    assertThat(icr.quota().get().trafficLimit()).isEmpty();
  }

  @Test
  void settingsAreKept() {
    icr.settings().setPlatformMetrics(true);
    icr.settings().setPrivateOnly(true);

    assertThat(icr.settings().get())
        .isEqualTo(AccountSettings.builder().platformMetrics(true).build());
    assertThat(icr.settings().authOptions().privateOnly()).contains(true);
    assertThat(icr.settings().authOptions().iamAuthorization()).contains(true);
  }

  @Test
  void theMessageOfTheDayIsTold() {
    assertThat(icr.messages().current()).isEmpty();

    region.message("Hello, world!");

    assertThat(icr.messages().current()).contains("Hello, world!");
  }
}
