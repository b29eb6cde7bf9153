package dev.registrysdk.icr.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.error.ErrorDetail;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"code\":\"C1\",\"message\":\"m\",\"request-id\":\"r\"} | C1: m | r",
        "{\"errors\":[{\"code\":\"C1\",\"message\":\"m\",\"request-id\":\"r\"}]} | C1: m | r",
        "{\"errors\":[{\"code\":\"C1\"},{\"message\":\"m\"}]} | C1; UNKNOWN: m |",
        "{\"errors\":[\"x\",null,{\"code\":\"C1\"}],\"request_id\":\"r\"} | C1 | r",
        "{\"errors\":null,\"error\":\"m\"} | UNKNOWN: m |",
        "{\"errors\":{},\"code\":404,\"error\":\"m\"} | 404: m |",
        "{\"error\":{\"code\":\"C1\",\"message\":\"m\",\"requestId\":\"r\"}} | C1: m | r",
        "{\"errorCode\":\"BXN1\",\"errorMessage\":\"m\"} | BXN1: m |",
        "{\"message\":{\"text\":\"m\"},\"code\":\"C1\"} | C1 |",
        "{\"message\":\" \",\"errorMessage\":\" m \"} | UNKNOWN: m |",
        "{\"code\":null,\"message\":null} | '' |",
        "{\"new\":[1]} | '' |",
        "{} | '' |",
        "[] | '' |",
        "null | '' |",
        "Internal Error | UNKNOWN: Internal Error |",
        "[1] | UNKNOWN: [1] |",
        "<html>no</html> | '' |",
        "{broken | UNKNOWN: {broken |"
      })
  void readsWhatServicesAndProxiesSay(String body, String details, String requestId) {
    ErrorText text = ErrorText.read(body);

    assertThat(String.join("; ", text.details().stream().map(ErrorDetail::text).toList()))
        .isEqualTo(details);
    assertThat(text.requestId().orElse(null)).isEqualTo(requestId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\t<?xml version=\"1.0\"?>"})
  void noWordsAreNoDetails(String body) {
    assertThat(ErrorText.read(body).details()).isEmpty();
  }

  @Test
  void textOfAMegabyteIsCut() {
    ErrorText text = ErrorText.read("x".repeat(1 << 20));

    assertThat(text.details()).hasSize(1);
    assertThat(text.details().get(0).message().orElse("")).hasSize(2_001).endsWith("x…");
    assertThat(text.details().get(0).text()).hasSizeLessThan(600);
  }

  @Test
  void whatIsCutOffKeepsItsCode() {
    String body = "{\"request-id\":\"r\",\"code\":\"CRG0020E\",\"message\":\"" + "x".repeat(65_000);

    ErrorText text = ErrorText.read(body);

    assertThat(text.details()).containsExactly(ErrorDetail.builder().code("CRG0020E").build());
    assertThat(text.requestId()).contains("r");
  }

  @Test
  void aListOfErrorsIsBounded() {
    String body = "{\"errors\":[" + "{\"code\":\"C\"},".repeat(500) + "{}]}";

    assertThat(ErrorText.read(body).details()).hasSize(20);
  }

  @Test
  void deepNestingIsNoHarm() {
    assertThat(ErrorText.read("{\"code\":\"C\",\"x\":" + "[".repeat(5_000)).details())
        .containsExactly(ErrorDetail.builder().code("C").build());
    assertThat(
            ErrorText.read("{\"errors\":[".repeat(100) + "{\"code\":\"C\"}" + "]}".repeat(100))
                .details())
        .isEmpty();
  }

  @Property
  void anyTextIsRead(@ForAll String body) {
    assertThat(ErrorText.read(body).details()).hasSizeLessThan(21);
  }
}
