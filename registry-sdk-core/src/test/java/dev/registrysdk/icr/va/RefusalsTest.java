package dev.registrysdk.icr.va;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of Vulnerability Advisor, with every status that it may be refused with. */
class RefusalsTest {
  private static final Map<Integer, Class<? extends RegistryException>> LEAVES =
      Map.of(
          400, RejectedException.class,
          401, AuthenticationException.class,
          403, DeniedException.class,
          404, NotFoundException.class,
          500, TransportException.class,
          503, TransportException.class);

  private final VaLab lab = new VaLab();
  private final VulnerabilityAdvisor advisor = lab.advisor();
  private final String image = lab.image("birds/a:1");
  private final Map<String, Consumer<Exemptions>> calls =
      Map.of(
          "list the exemptions of the account in ", Exemptions::all,
          "list the exemptions for ", exemptions -> exemptions.list("birds"),
          "list the exemptions that apply to ", exemptions -> exemptions.applying("birds"),
          "list the exemptions of 1 images in ", exemptions -> exemptions.ofImages(images()),
          "create the exemption of cve C for ", exemptions -> exemptions.create("*", "cve", "C"),
          "delete the exemption of cve C for ", exemptions -> exemptions.delete("*", "cve", "C"),
          "delete the exemptions of the account in ", Exemptions::deleteAll,
          "list the types of exemptions in ", Exemptions::types);
  private final Map<String, Consumer<VulnerabilityAdvisor>> questions =
      Map.of(
          "get the vulnerability report of ",
          advisor -> advisor.report(image),
          "get the vulnerability status of ",
          advisor -> advisor.status(image),
          "get the vulnerability reports of ",
          VulnerabilityAdvisor::reports,
          "get the vulnerability statuses of ",
          VulnerabilityAdvisor::statuses);

  @AfterEach
  void close() {
    lab.close();
  }

  private List<ImageReference> images() {
    return List.of(ImageReference.parse(image));
  }

  static Stream<Arguments> statuses() {
    return LEAVES.entrySet().stream().map(leaf -> Arguments.of(leaf.getKey(), leaf.getValue()));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void aRefusalTellsCallCodeAndRequest(int status, Class<? extends RegistryException> leaf) {
    calls.forEach((what, call) -> assertRefused(status, leaf, what, () -> call.accept(exempt())));
    questions.forEach(
        (what, call) -> assertRefused(status, leaf, what, () -> call.accept(advisor)));
  }

  private Exemptions exempt() {
    return advisor.exemptions();
  }

  private void assertRefused(
      int status, Class<? extends RegistryException> leaf, String what, Runnable call) {
    lab.answer(
        status,
        "{\"errors\":[{\"code\":\"BXNVA1234E\",\"message\":\"Not today.\",\"request-id\":\"r7\"}]}");

    assertThatThrownBy(call::run)
        .isExactlyInstanceOf(leaf)
        .hasMessageStartingWith("Could not " + what)
        .hasMessageContaining(": BXNVA1234E: Not today. ")
        .hasMessageEndingWith(" answered " + status + ", request id r7)");
    assertThat(List.of(lab.header("Account"), lab.header("Authorization")))
        .containsExactly(VaLab.ACCOUNT, "Bearer token");
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void lookingForAnExemptionFindsNoneWhereTheServiceKnowsNone(
      int status, Class<? extends RegistryException> leaf) {
    lab.answer(status, "{}");

    if (status == 404) {
      assertThat(exempt().find("birds", "cve", "C")).isEmpty();
    } else {
      assertThatThrownBy(() -> exempt().find("birds", "cve", "C"))
          .isExactlyInstanceOf(leaf)
          .hasMessageStartingWith(
              "Could not get the exemption of cve C for " + lab.host() + "/birds: the registry");
    }
  }
}
