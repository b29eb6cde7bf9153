package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private final IcrLab lab = new IcrLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void tellsTheMessageOfTheDay() {
    lab.answer(200, "\"Hello, world!\"");

    assertThat(lab.icr().messages().current()).contains("Hello, world!");
    assertThat(lab.request()).isEqualTo("GET /api/v1/messages");
    assertThat(lab.header("Account")).isEqualTo("null");
    assertThat(lab.header("Authorization")).isEqualTo("null");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void aStatusOf204MeansThatThereIsNone() {
    lab.answer(new MockResponse.Builder().code(204).build());

    assertThat(lab.icr().messages().current()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\""})
  void anEmptyMessageIsNone(String answer) {
    lab.answer(200, answer);

    assertThat(lab.icr().messages().current()).isEmpty();
  }

  @Test
  void anEmptyAnswerOfUnknownLengthIsNone() {
    lab.answer(new MockResponse.Builder().chunkedBody("", 1).build());

    assertThat(lab.icr().messages().current()).isEmpty();
  }

  @Test
  void worksWhileNoCredentialsCanBeHad() {
    lab.answer(200, "\"Hello\"");
    CredentialProvider broken =
        target -> {
          throw new IllegalStateException("must not be asked");
        };

    try (HttpPipeline pipeline = HttpPipeline.create(HttpOptions.defaults(), broken)) {
      Icr icr = Icr.of(pipeline, broken, Region.at(lab.host()), Optional.empty());

      assertThat(icr.messages().current()).contains("Hello");
    }
  }

  @Test
  void anAnswerThatIsNoTextIsAnError() {
    lab.answer(200, "<html>Sign in to the network</html>");

    assertThatThrownBy(() -> lab.icr().messages().current())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not get the message of the day of %s: the answer is not what it should be: it is"
                + " not JSON, at path $. Check the address of %s and any proxy in between",
            lab.host(), lab.host());
  }

  @Test
  void aRefusalSaysWhatCouldNotBeDone() {
    lab.answer(400, "");

    assertThatThrownBy(() -> lab.icr().messages().current())
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Could not get the message of the day of %1$s: the registry answered 400. Check the"
                + " content and the names; %1$s does not accept them as they are (GET"
                + " http://%1$s/api/v1/messages answered 400)",
            lab.host());
  }
}
