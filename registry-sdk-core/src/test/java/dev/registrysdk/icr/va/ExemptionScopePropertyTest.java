package dev.registrysdk.icr.va;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExemptionScopePropertyTest {
  @Property
  void whatTheServiceCallsAScopeIsReadAsThatScope(@ForAll("resources") String resource) {
    ExemptionScope scope = ExemptionScope.parse(resource);

    assertThat(scope.resource()).contains(resource);
    assertThat(ExemptionScope.parse("us.icr.io/" + resource))
        .isEqualTo(ExemptionScope.builder().from(scope).registry("us.icr.io").build());
  }

  @Property
  void anyOtherTextIsRefusedAsAnArgument(@ForAll String text) {
    try {
      assertThat(ExemptionScope.parse(text).type()).isNotEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("registry.invalid");
    }
  }

  @Property
  void aResourceHasNoBlanks(@ForAll("resources") String resource) {
    assertThatThrownBy(() -> ExemptionScope.parse(resource + " x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("registry.invalid");
  }

  @Provide
  Arbitrary<String> resources() {
    Arbitrary<String> name =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> path =
        name.list().ofMaxSize(3).map(names -> names.isEmpty() ? "" : "/" + String.join("/", names));
    Arbitrary<String> selector =
        Arbitraries.of("", ":1.0", ":Latest_1", "@sha256:" + "0123456789abcdef".repeat(4));
    return Combinators.combine(name, path, selector)
        .as((namespace, rest, end) -> namespace + rest + (rest.isEmpty() ? "" : end));
  }
}
