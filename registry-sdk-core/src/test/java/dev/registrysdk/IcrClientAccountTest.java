package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.icr.model.Namespace;
import dev.registrysdk.icr.model.Plan;
import dev.registrysdk.icr.model.Quota;
import dev.registrysdk.icr.model.RetentionPolicy;
import dev.registrysdk.icr.va.ScanStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The groups of an account in a region, through the client. */
class IcrClientAccountTest {
  private final IcrStage stage = new IcrStage();
  private final RegistryClient client = stage.client;

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void namespaceIsCreatedFoundAssignedAndDeleted() {
    String group = stage.iam.defaultResourceGroup(IcrStage.ACCOUNT);

    assertThat(client.namespaces().create("birds")).isTrue();
    assertThat(client.namespaces().create("birds")).isFalse();
    assertThat(client.namespaces().list()).containsExactly("acme", "birds");
    client.namespaces().assign("birds", group);
    assertThat(client.namespaces().find("birds").flatMap(Namespace::resourceGroup)).contains(group);
    client.namespaces().delete("birds");
    assertThat(stage.us.namespaces(IcrStage.ACCOUNT)).containsExactly("acme");
    assertThat(client.namespaces().details()).extracting(Namespace::name).containsExactly("acme");
  }

  @Test
  void eachRegionHasNamespacesOfItsOwn() {
    client.namespaces().create("birds");

    try (RegistryClient there = stage.client(stage.de, stage.owner)) {
      assertThat(there.namespaces().list()).containsExactly("acme");
    }
  }

  @Test
  void trashIsListedAndRestored() {
    String digest = stage.image("1");
    client.images().delete(stage.web("1"));

    assertThat(client.trash().list("acme"))
        .extracting(trashed -> trashed.image().toString())
        .containsExactly(stage.us.address() + "/acme/web@" + digest);
    client.trash().restore(stage.us.address() + "/acme/web@" + digest);
    assertThat(stage.us.tags("acme/web")).containsExactly("1");
  }

  @Test
  void retentionPolicyIsSetReadAndRun() {
    stage.us.putImage("acme/web", "old", IcrStage.BUILT.minusSeconds(60));
    stage.image("new");

    client.retention().set("acme", 1);

    RetentionPolicy policy = client.retention().get("acme");
    assertThat(policy.imagesPerRepository()).hasValue(1);
    assertThat(client.retention().list()).containsKey("acme");
    assertThat(client.retention().analyze("acme").values()).containsExactly(List.of("old"));
    assertThat(client.retention().run("acme").deleted()).hasSize(1);
    assertThat(stage.us.tags("acme/web")).containsExactly("new");
  }

  @Test
  void quotaPlanAndSettingsAreReadAndChanged() {
    client.plan().upgrade();
    client.quota().setStorage(500L << 20);
    client.settings().setPlatformMetrics(true);

    Quota quota = client.quota().get();
    assertThat(quota.storageLimit()).hasValue(524_288_000L);
    assertThat(client.plan().get()).isEqualTo(Plan.STANDARD);
    assertThat(client.settings().get().platformMetrics()).contains(true);
    assertThat(client.settings().authOptions().privateOnly()).contains(false);
  }

  @Test
  void noMessageIsAnAnswerToo() {
    assertThat(client.messages().current()).isEmpty();
  }

  @Test
  void imageThatNobodyHasScannedIsUnscanned() {
    stage.image("1");

    assertThat(client.vulnerabilities().status(stage.web("1")).status())
        .isEqualTo(ScanStatus.UNSCANNED);
  }
}
