package dev.registrysdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What IAM's answers outside 2xx mean, and answers that are none of IAM's. */
class IamErrorsTest {
  private static final String KEY = "planted-api-key";

  private final IamLab iam = new IamLab();
  private final IamCredentials credentials = iam.open(IamIdentity.apiKey(KEY));

  @AfterEach
  void close() {
    credentials.close();
    iam.close();
  }

  private RegistryException failure(MockResponse answer) {
    iam.answering(request -> answer);
    try {
      credentials.accessToken();
    } catch (RegistryException e) {
      return e;
    }
    throw new AssertionError("it did not fail");
  }

  private String trail() {
    return "(POST http://" + iam.host() + "/identity/token answered ";
  }

  private String start() {
    return "Signing in to IBM Cloud: Could not get an access token of "
        + iam.host()
        + " with an API key: ";
  }

  @Test
  void aWrongKeyIsSaidToBeOneAlthoughTheStatusIs400() {
    RegistryException e =
        failure(IamLab.error(400, "BXNIM0415E", "Provided API key could not be found."));

    assertThat(e)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            start()
                + "BXNIM0415E: Provided API key could not be found. Check that the API key is"
                + " complete, was not deleted, and is one of "
                + iam.host()
                + ": 'ibmcloud iam api-keys' and 'ibmcloud iam service-api-keys' list the keys that"
                + " there are "
                + trail()
                + "400, request id tx-1)");
    assertThat(e.status()).contains(400);
    assertThat(e.failure().hasCode("BXNIM0415E")).isTrue();
    assertThat(e.failure().requestId()).contains("tx-1");
  }

  @ParameterizedTest
  @CsvSource({
    "400, BXNIM0415E, CHECK_API_KEY",
    "400, BXNIM0462E, ENABLE_API_KEY",
    "400, BXNIM0408E, LOG_IN_AGAIN",
    "401, BXNIM0439E, LOG_IN_AGAIN",
    "400, BXNIM0407E, LOG_IN_AGAIN",
    "400, BXNIM0421E, LOG_IN_AGAIN",
    "400, BXNIM0401E, PASS_NEW_TOKEN",
    "400, BXNIM0405E, PASS_NEW_TOKEN",
    "400, BXNIM0139E, CHECK_CLIENT",
    "400, BXNIM0400E, USE_API_KEY",
    "400, BXNIM0410E, ASK_ACCOUNT_OWNER",
    "401, BXNIM0436E, ASK_ACCOUNT_OWNER",
    "403, BXNIM0141E, ASK_ACCOUNT_OWNER",
    "400, BXNIM0113E, CHECK_PROFILE",
    "401, BXNIM9999E, CHECK_CREDENTIALS"
  })
  void theCodeDecidesWhatToDo(int status, String code, Remedy remedy) {
    RegistryException e = failure(IamLab.error(status, code, "words that change"));

    assertThat(e).isInstanceOf(AuthenticationException.class);
    assertThat(e.remedy()).isEqualTo(remedy);
    assertThat(iam.requests).hasSize(1);
  }

  @Test
  void aMissingRightIsADenial() {
    RegistryException e = failure(IamLab.error(403, "BXNIM0513E", "not authorized"));
    assertThat(e).isInstanceOf(DeniedException.class);
    assertThat(e.remedy()).isEqualTo(Remedy.ASK_FOR_ACCESS);
  }

  @Test
  void aBodyThatWasLostOnTheWayIsBlamedOnTheWay() {
    RegistryException e = failure(IamLab.error(400, "BXNIM0109E", "grant_type is empty"));
    assertThat(e).isInstanceOf(RejectedException.class);
    assertThat(e.remedy()).isEqualTo(Remedy.CHECK_PROXY);
  }

  @Test
  void aSecondFactorIsAnsweredWithTheAdviceToUseAKey() {
    RegistryException e =
        failure(
            IamLab.json(
                400,
                "{'errorCode':'BXNIM0999E','errorMessage':'MFA','requirements':"
                    + "{'code':'VERISIGN','error':'needed'}}"));
    assertThat(e).isInstanceOf(AuthenticationException.class);
    assertThat(e.remedy()).isEqualTo(Remedy.USE_API_KEY);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aServiceThatIsBusyIsAskedAgain(int status) {
    iam.answering(
        request ->
            iam.requests.size() == 1
                ? IamLab.error(status, "BXNIM0415E", "whatever")
                : IamLab.tokens("token", 3600));
    assertThat(credentials.accessToken().token()).isEqualTo("token");
  }

  @Test
  void tooManyRequestsSayHowLongToWait() {
    RegistryException e =
        failure(new MockResponse.Builder().code(429).setHeader("Retry-After", "90").build());

    assertThat(e)
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("Wait 90 s, then try again");
    assertThat(iam.requests).hasSize(1);
  }

  @Test
  void aServiceThatFailsIsAFailureOfTheWay() {
    assertThat(failure(IamLab.error(501, "BXNIM0415E", "x")))
        .isInstanceOf(TransportException.class);
    assertThat(iam.requests).hasSize(1);
  }

  @Test
  void aRefusalThatIsNoneOfIamsIsBlamedOnWhatIsInBetween() {
    RegistryException e =
        failure(new MockResponse.Builder().code(403).body("<html>" + KEY + "</html>").build());

    assertThat(e)
        .isInstanceOf(DeniedException.class)
        .hasMessage(
            start()
                + "the answer is not in a form of IBM Cloud's. Check the address of "
                + iam.host()
                + " and any proxy in between "
                + trail()
                + "403)");
  }

  @Test
  void theFormOfOtherServicesIsUnderstood() {
    RegistryException e =
        failure(
            new MockResponse.Builder()
                .code(404)
                .body(
                    "{'context':{'transaction_id':'ctx-2'},'errors':[{'code':'not_found',"
                            .replace('\'', '"')
                        + "'message':'no such key'}]}".replace('\'', '"'))
                .build());

    assertThat(e.failure().hasCode("not_found")).isTrue();
    assertThat(e.failure().requestId()).isEqualTo(Optional.of("ctx-2"));
  }

  @Test
  void aSecretThatTheServiceRepeatsIsTakenOut() {
    RegistryException e = failure(IamLab.error(400, "BXNIM0415E", "No key " + KEY + " here"));

    assertThat(e).hasMessageContaining("No key [redacted] here").hasMessageNotContaining(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'access_token':''}",
        "{'access_token':'planted secret'}",
        "{'access_token':{'planted':1}}",
        "{'access_token':'t','expires_in':'planted'}",
        "planted",
        ""
      })
  void anAnswerWithoutAUsableTokenIsNotQuoted(String body) {
    RegistryException e = failure(IamLab.json(200, body));

    assertThat(e)
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Signing in to IBM Cloud: Could not get an access token of "
                + iam.host()
                + " with an API key: the answer is not one of IBM Cloud's. Check the address of "
                + iam.host()
                + " and any proxy in between");
    assertThat(e.getCause()).hasNoCause();
  }

  @Test
  void anAnswerThatIsLargerThanAnyTokenIsNotRead() {
    RegistryException e = failure(IamLab.json(200, "x".repeat((64 << 10) + 1)));

    assertThat(e)
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("the answer is larger than the limit of 65536 bytes");
  }

  @Test
  void aKeyIsNotHandedOnToWhereARedirectLeads() {
    try (IamLab thief = new IamLab()) {
      RegistryException e =
          failure(
              new MockResponse.Builder()
                  .code(307)
                  .setHeader("Location", "http://" + thief.host() + "/identity/token")
                  .build());

      assertThat(e)
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("it redirects what is secret to another host, 127.0.0.1");
      assertThat(thief.requests).isEmpty();
    }
  }

  @Test
  void closedCredentialsSaySo() {
    credentials.close();
    assertThatThrownBy(credentials::accessToken)
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("closed");
  }
}
