package dev.registrysdk.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.error.ErrorDetail;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ErrorJsonTest {
  @Test
  void errorsOfTheSpecificationAreRead() {
    assertThat(
            ErrorJson.read(
                "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\",\"detail\":[{\"Action\":\"delete\"}]},"
                    + "{\"code\":\"UNKNOWN\"}]}"))
        .containsExactly(
            ErrorDetail.builder()
                .code("DENIED")
                .message("no")
                .detail("[{\"Action\":\"delete\"}]")
                .build(),
            ErrorDetail.builder().code("UNKNOWN").build());
  }

  @Test
  void singleMessagesOfOtherRegistriesAreRead() {
    assertThat(ErrorJson.read("{\"details\":\"invalid repository name\"}"))
        .extracting(ErrorDetail::text)
        .containsExactly("UNKNOWN: invalid repository name");
    assertThat(ErrorJson.read("{\"message\":\"not today\",\"status\":400}"))
        .extracting(ErrorDetail::text)
        .containsExactly("UNKNOWN: not today");
  }

  @Test
  void whatWasUnderstoodBeforeTheAnswerBrokeOffIsTold() {
    assertThat(ErrorJson.read("{\"errors\":[{\"code\":\"DENIED\"},{\"code\":"))
        .extracting(ErrorDetail::code)
        .containsExactly("DENIED");
  }

  @Test
  void pagesForPeopleAreNoErrors() {
    assertThat(ErrorJson.read("<html><body>502 Bad Gateway</body></html>")).isEmpty();
  }

  @Property(tries = 500)
  void noAnswerMakesTheReaderFail(@ForAll String body) {
    List<ErrorDetail> details = ErrorJson.read("{\"errors\":[" + body);

    assertThat(details).isNotNull();
  }
}
