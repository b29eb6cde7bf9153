package dev.registrysdk.icr.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.QuotaException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.ErrorAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcrErrorDecoderTest {
  private static final Map<String, Class<? extends RegistryException>> LEAVES =
      Map.of(
          "authentication", AuthenticationException.class,
          "denied", DeniedException.class,
          "notFound", NotFoundException.class,
          "conflict", ConflictException.class,
          "quota", QuotaException.class,
          "rateLimited", RateLimitedException.class,
          "rejected", RejectedException.class,
          "unsupported", UnsupportedException.class,
          "transport", TransportException.class);

  @ParameterizedTest
  @CsvSource({
    "400, rejected", "401, authentication", "402, rejected", "403, denied", "404, notFound",
    "405, unsupported", "408, transport", "409, conflict", "410, unsupported", "412, conflict",
    "415, unsupported", "422, rejected", "429, rateLimited", "500, transport", "501, unsupported",
    "502, transport", "503, transport", "599, transport", "302, rejected"
  })
  void theStatusDecides(int status, String leaf) {
    assertThat(decode(status, "")).isExactlyInstanceOf(LEAVES.get(leaf));
    assertThat(decode(status, error("CRX9999E", "x"))).isExactlyInstanceOf(LEAVES.get(leaf));
  }

  @ParameterizedTest
  @CsvSource({
    "400, CRI0106E, rejected, ASK_ITS_REGISTRY",
    "400, CRI0301E, unsupported, PUSH_AGAIN",
    "422, CRI0302E, unsupported, COPY_INSTEAD",
    "400, CRI0304E, rejected, COPY_INSTEAD",
    "404, CRI0304E, notFound, COPY_INSTEAD",
    "400, CRN0007E, rejected, FOLLOW_NAME_RULE",
    "403, CRN0008E, denied, USE_ANOTHER_NAME",
    "409, CRT0500E, conflict, RESTORE_BY_DIGEST",
    "400, CRT0500E, conflict, RESTORE_BY_DIGEST",
    "404, BXNVA0009E, notFound, AWAIT_SCAN",
    "400, BXNVA0009E, notFound, AWAIT_SCAN",
    "401, CRG0009E, authentication, CHECK_ACCOUNT",
    "401, CRG0014E, authentication, CHECK_CREDENTIALS",
    "403, CRG0020E, denied, GRANT_ROLE"
  })
  void aKnownCodeHasItsRemedy(int status, String code, String leaf, Remedy remedy) {
    RegistryException decoded = decode(status, error(code, "Words."));

    assertThat(decoded).isExactlyInstanceOf(LEAVES.get(leaf));
    assertThat(decoded.remedy()).isEqualTo(remedy);
    assertThat(decoded.failure().hasCode(code)).isTrue();
  }

  @Test
  void aWrongAccountIsNotBlamedOnThePassword() {
    RegistryException decoded =
        new IcrErrorDecoder()
            .decode(
                answer(401, error("CRG0009E", "You are not authorized to access the account."))
                    .remedy(Remedy.CHECK_CREDENTIALS)
                    .build());

    assertThat(decoded)
        .hasMessage(
            "Could not list: CRG0009E: You are not authorized to access the account. Check the"
                + " account: the one set with RegistryClient.builder().account(…) has to be the one"
                + " that the credentials for us.icr.io belong to (GET"
                + " https://us.icr.io/api/v1/images answered 401, request id 61373bca-f318)");
  }

  @Test
  void aStrangerIsToldToSignInWhateverTheAnswerSays() {
    RegistryException decoded =
        new IcrErrorDecoder()
            .decode(
                answer(401, error("CRG0009E", "You are not authorized."))
                    .reason("no credentials for us.icr.io")
                    .remedy(Remedy.SIGN_IN)
                    .build());

    assertThat(decoded)
        .hasMessageStartingWith(
            "Could not list: no credentials for us.icr.io. Sign in: give the client credentials for"
                + " us.icr.io (");
    assertThat(decoded.failure().hasCode("CRG0009E")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your account has exceeded its image storage quota",
        "Your account has exceeded its pull traffic quota for the current month.",
        "The storage quota was exceeded"
      })
  void aDenialThatMentionsAnExceededQuotaIsAboutThat(String message) {
    RegistryException decoded = decode(403, error("CRX0403E", message));

    assertThat(decoded).isExactlyInstanceOf(QuotaException.class);
    assertThat(decoded.remedy()).isEqualTo(Remedy.FREE_QUOTA);
  }

  @Test
  void aQuotaThatMayNotBeSetIsADenial() {
    assertThat(decode(403, error("CRG0020E", "You may not set the quota.")))
        .isExactlyInstanceOf(DeniedException.class);
  }

  @Test
  void anAccountThatIsForPrivateNetworksSaysHowToReachIt() {
    assertThat(
            decode(
                403,
                error(
                    "CRG0050E",
                    "Private-only access is enabled on this account, but this request was over the"
                        + " public network.")))
        .isExactlyInstanceOf(DeniedException.class)
        .hasMessage(
            "Could not list: CRG0050E: Private-only access is enabled on this account, but this"
                + " request was over the public network. Use the private network:"
                + " RegistryClient.builder().region(region.overPrivateNetwork()) and image names"
                + " with that domain, or have private-only access switched off (GET"
                + " https://us.icr.io/api/v1/images answered 403, request id 61373bca-f318)");
  }

  @Test
  void anUnknownCodeIsKept() {
    RegistryException decoded = decode(400, error("CRZ0001E", "Something new."));

    assertThat(decoded.failure().details())
        .singleElement()
        .satisfies(
            detail -> {
              assertThat(detail.code()).isEqualTo("CRZ0001E");
              assertThat(detail.message()).contains("Something new.");
            });
    assertThat(decoded.failure().requestId()).contains("61373bca-f318");
  }

  @Test
  void theIdOfTheBodyIsTheServicesOwn() {
    RegistryException decoded =
        new IcrErrorDecoder().decode(answer(500, error("C", "m")).requestId("proxy-1").build());

    assertThat(decoded.failure().requestId()).contains("61373bca-f318");
  }

  @Test
  void theIdOfAHeaderIsKeptWhenTheBodyHasNone() {
    RegistryException decoded =
        new IcrErrorDecoder().decode(answer(500, "oops").requestId("proxy-1").build());

    assertThat(decoded.failure().requestId()).contains("proxy-1");
  }

  @Test
  void anEmptyAnswerIsToldByItsStatus() {
    assertThat(decode(503, ""))
        .hasMessage(
            "Could not list: the registry answered 503. Try again; if it happens again, raise the"
                + " time-outs or check us.icr.io (GET https://us.icr.io/api/v1/images answered"
                + " 503)");
  }

  @Test
  void aPageOfHtmlIsNotRepeated() {
    assertThat(decode(502, "\n<!DOCTYPE html><html><title>Bad Gateway</title></html>"))
        .hasMessage(
            "Could not list: the registry answered 502 with a page of HTML. Try again; if it"
                + " happens again, raise the time-outs or check us.icr.io (GET"
                + " https://us.icr.io/api/v1/images answered 502)");
  }

  @Test
  void aRefusalInHtmlIsFromSomethingInBetween() {
    assertThat(decode(403, "<html>Blocked</html>"))
        .isExactlyInstanceOf(DeniedException.class)
        .hasMessage(
            "Could not list: the registry answered 403 with a page of HTML. Check the address of"
                + " us.icr.io and any proxy in between (GET https://us.icr.io/api/v1/images"
                + " answered 403)");
  }

  @Test
  void aConflictOfImagesIsNotAboutNames() {
    assertThat(decode(409, error("CRX0409E", "Changed.")).remedy()).isEqualTo(Remedy.READ_AGAIN);
  }

  private static String error(String code, String message) {
    return "{\"code\":\""
        + code
        + "\",\"message\":\""
        + message
        + "\",\"request-id\":\"61373bca-f318\",\"rc\":1}";
  }

  private static RegistryException decode(int status, String body) {
    return new IcrErrorDecoder().decode(answer(status, body).build());
  }

  private static ErrorAnswer.Builder answer(int status, String body) {
    return ErrorAnswer.builder()
        .what("Could not list")
        .registry("us.icr.io")
        .method("GET")
        .url("https://us.icr.io/api/v1/images")
        .status(status)
        .body(body);
  }
}
