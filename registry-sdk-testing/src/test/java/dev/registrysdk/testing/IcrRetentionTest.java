package dev.registrysdk.testing;

import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IcrRetentionTest {
  private static final String RETENTIONS = "/api/v1/retentions";
  private static final String ANALYZE = "/api/v1/retentions/analyze";

  private final MutableClock clock = new MutableClock();
  private final InMemoryIcr icr = InMemoryIcr.builder().clock(clock).start();
  private final IcrClient client = new IcrClient(icr);

  @BeforeEach
  void createNamespaces() {
    icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
    icr.createNamespace(InMemoryIcr.ACCOUNT, "fish");
  }

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void everyNamespaceHasAPolicy() {
    set("{\"namespace\":\"birds\",\"images_per_repo\":10,\"deletion_threshold_days\":365}");

    assertThat(answer(client.get(RETENTIONS)))
        .isEqualTo(
            "200 {\"birds\":{\"namespace\":\"birds\",\"account\":\"\",\"images_per_repo\":10,"
                + "\"deletion_threshold_days\":365,\"retain_untagged\":false},"
                + "\"fish\":{\"namespace\":\"fish\",\"account\":\"\",\"images_per_repo\":-1,"
                + "\"retain_untagged\":true}}");
  }

  @Test
  void policyIsSetAndRead() {
    assertThat(
            answer(
                client.post(
                    RETENTIONS,
                    "{\"namespace\":\"birds\",\"images_per_repo\":2,\"retain_untagged\":true}")))
        .isEqualTo("201 ");
    assertThat(answer(client.get(RETENTIONS + "/birds")))
        .isEqualTo("200 {\"namespace\":\"birds\",\"images_per_repo\":2,\"retain_untagged\":true}");
    assertError(
        client.get(RETENTIONS + "/trees"), 404, "CRN0404E", "The namespace trees was not found.");
  }

  @Test
  void badPolicyIsRefused() {
    String numbers =
        "images_per_repo must be -1 or more, and deletion_threshold_days must be 0 or more.";
    assertError(
        client.post(RETENTIONS, "{\"namespace\":\"birds\",\"images_per_repo\":-2}"),
        400,
        "CRR0400E",
        numbers);
    assertError(
        client.post(RETENTIONS, "{\"namespace\":\"birds\",\"images_per_repo\":\"two\"}"),
        400,
        "CRR0400E",
        numbers);
    assertError(
        client.post(RETENTIONS, "{\"images_per_repo\":1}"),
        400,
        "CRR0400E",
        "The retention policy must name its namespace.");
    assertError(
        client.post(RETENTIONS, "{\"namespace\":\"trees\"}"),
        403,
        "CRG0020E",
        "You are not authorized to access the specified resource.");
  }

  @Test
  void newestImagesOfEachRepositoryStay() {
    // Pushed in another order than built: the build date counts.
    icr.putImage("birds/bluebird", "new", built(2));
    String old = icr.putImage("birds/bluebird", "old", built(30));
    icr.putImage("birds/bluebird", "middle", built(10));
    icr.putImage("birds/pigeon", "only", built(300));
    icr.putImage("fish/carp", "other", built(300));

    assertThat(answer(client.post(ANALYZE, "{\"namespace\":\"birds\",\"images_per_repo\":2}")))
        .isEqualTo("200 {\"" + icr.domain() + "/birds/bluebird@" + old + "\":[\"old\"]}");
    set("{\"namespace\":\"birds\",\"images_per_repo\":2}");
    assertThat(icr.tags("birds/bluebird")).containsExactly("middle", "new", "old");

    assertThat(icr.runRetention()).containsExactly("birds/bluebird@" + old);
    assertThat(icr.tags("birds/bluebird")).containsExactly("middle", "new");
    assertThat(icr.trash(InMemoryIcr.ACCOUNT)).containsOnlyKeys("birds/bluebird@" + old);
    assertThat(icr.runRetention()).isEmpty();
  }

  @Test
  void untaggedImagesCountUnlessRetained() {
    String untagged = icr.putImage("birds/bluebird", "1", built(5));
    icr.putImage("birds/bluebird", "1", built(6));

    assertThat(answer(client.post(ANALYZE, "{\"namespace\":\"birds\",\"images_per_repo\":0}")))
        .contains(untagged + "\":[]");
    assertThat(
            answer(
                client.post(
                    ANALYZE,
                    "{\"namespace\":\"birds\",\"images_per_repo\":0,\"retain_untagged\":true}")))
        .doesNotContain(untagged)
        .contains("[\"1\"]");
  }

  @Test
  void youngImagesStay() {
    icr.putImage("birds/bluebird", "young", built(9));
    icr.putImage("birds/bluebird", "old", built(11));

    assertThat(
            answer(
                client.post(
                    ANALYZE,
                    "{\"namespace\":\"birds\",\"images_per_repo\":0,"
                        + "\"deletion_threshold_days\":10}")))
        .contains("[\"old\"]")
        .doesNotContain("young");
  }

  @Test
  void listsAndImagesWithoutRealDateAreNeitherCountedNorDeleted() {
    IcrImagesFixture images = new IcrImagesFixture(icr.registry());
    String child = icr.putImage("birds/bluebird", "dated", built(1));
    images.index("birds/bluebird", "list", child);
    images.image("birds/bluebird", "undated", "{}", "layer");
    icr.putImage("birds/bluebird", "fixed", Instant.parse("2013-01-19T00:13:38Z"));
    icr.putImage("birds/bluebird", "first", Instant.parse("2013-01-19T00:13:39Z"));

    assertThat(answer(client.post(ANALYZE, "{\"namespace\":\"birds\",\"images_per_repo\":1}")))
        .contains("[\"first\"]")
        .doesNotContain("list", "undated", "fixed", "\"dated");
  }

  @Test
  void keepingAllDeletesNothing() {
    icr.putImage("birds/bluebird", "1", built(500));

    assertThat(answer(client.post(ANALYZE, "{\"namespace\":\"birds\",\"images_per_repo\":-1}")))
        .isEqualTo("200 {}");
  }

  @Test
  void newPolicyCanRunAtOnce() {
    try (InMemoryIcr eager = InMemoryIcr.builder().runRetentionWhenSet().start()) {
      eager.createNamespace(InMemoryIcr.ACCOUNT, "birds");
      eager.putImage("birds/bluebird", "1", built(5));
      new IcrClient(eager).post(RETENTIONS, "{\"namespace\":\"birds\",\"images_per_repo\":0}");

      assertThat(eager.tags("birds/bluebird")).isEmpty();
      assertThat(eager.trash(InMemoryIcr.ACCOUNT)).hasSize(1);
    }
  }

  private void set(String policy) {
    assertThat(client.post(RETENTIONS, policy).statusCode()).isEqualTo(201);
  }

  private Instant built(int daysAgo) {
    return clock.instant().minus(Duration.ofDays(daysAgo));
  }
}
