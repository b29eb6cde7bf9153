package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.icr.model.RetentionPolicy;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RetentionJsonTest {
  @Property
  void aPolicyThatIsWrittenAndReadIsTheSame(@ForAll("policies") RetentionPolicy policy)
      throws Exception {
    RetentionJson json = new RetentionJson("deletion_threshold_days");

    assertThat(json.policy(policy.namespace()).read(json.write(policy))).isEqualTo(policy);
  }

  @Property
  void theNameOfTheThresholdDoesNotMatter(@ForAll("policies") RetentionPolicy policy)
      throws Exception {
    RetentionJson json = new RetentionJson("threshold");

    assertThat(json.policy(policy.namespace()).read(json.write(policy))).isEqualTo(policy);
  }

  @Provide
  Arbitrary<RetentionPolicy> policies() {
    Arbitrary<Map<String, String>> others =
        Arbitraries.maps(
                Arbitraries.strings().alpha().ofLength(5),
                Arbitraries.of("1", "\"a\"", "[1, {}]", "{\"x\":null}", "true"))
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.integers().between(-1, 500),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(-1, 500),
            others)
        .as(
            (images, untagged, days, other) -> {
              RetentionPolicy.Builder policy = RetentionPolicy.builder().namespace("birds");
              if (images >= 0) {
                policy.imagesPerRepository(images);
              }
              if (days >= 0) {
                policy.deletionThresholdDays(days);
              }
              return policy.retainUntagged(untagged).putAllOtherFields(other).build();
            });
  }
}
