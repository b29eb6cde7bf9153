package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.icr.model.Plan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlansTest {
  private final IcrLab lab = new IcrLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource({"Free, Free", "free, Free", "Standard, Standard", "STANDARD, Standard", "Gold, Gold"})
  void tellsThePlan(String told, String name) {
    lab.answer(200, "{\"plan\": \"" + told + "\"}");

    Plan plan = lab.icr().plan().get();

    assertThat(plan.name()).isEqualTo(name);
    assertThat(plan.equals(Plan.FREE)).isEqualTo(name.equals("Free"));
    assertThat(plan.equals(Plan.STANDARD)).isEqualTo(name.equals("Standard"));
    assertThat(lab.request()).isEqualTo("GET /api/v1/plans");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void aPlanThatIsNotToldIsAnError() {
    lab.answer(200, "{\"plan\": null}");

    assertThatThrownBy(() -> lab.icr().plan().get())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("'plan' is missing at path $");
  }

  @Test
  void aPlanWithoutANameIsAnError() {
    lab.answer(200, "{\"plan\": \"\"}");

    assertThatThrownBy(() -> lab.icr().plan().get())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("A plan has a name: '' at path $.plan");
  }

  @Test
  void upgradesToTheStandardPlan() {
    lab.answer(200, "");

    lab.icr().plan().upgrade();

    assertThat(lab.request()).isEqualTo("PATCH /api/v1/plans");
    assertThat(lab.body()).isEqualTo("{\"plan\":\"Standard\"}");
    assertThat(lab.header("Content-Type")).isEqualTo("application/json");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
  }

  @Test
  void upgradesToAPlanThatThisVersionDoesNotKnow() {
    lab.answer(200, "");

    lab.icr().plan().upgrade(request -> request.plan(new Plan("Gold")));

    assertThat(lab.body()).isEqualTo("{\"plan\":\"Gold\"}");
  }

  @Test
  void anAccountThatMayNotUpgradeIsDenied() {
    lab.answer(403, "{\"code\":\"CRP0001E\",\"message\":\"Lite accounts cannot upgrade.\"}");

    assertThatThrownBy(() -> lab.icr().plan().upgrade())
        .isInstanceOf(DeniedException.class)
        .hasMessageStartingWith(
            "Could not upgrade the plan of "
                + lab.host()
                + " to Standard: CRP0001E: Lite accounts cannot upgrade. ");
  }
}
