package dev.registrysdk.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.http.ErrorAnswer;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class OciErrorDecoderTest {
  private static final String BODY =
      "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"authentication required\"}]}";
  private static final String INSUFFICIENT =
      "Bearer realm=\"https://r.example/token\",scope=\"repository:a/b:push\","
          + "error=\"insufficient_scope\"";

  @Test
  void aTokenThatDoesNotCoverTheCallMeansThatThePermissionIsMissing() {
    assertThat(
            new OciErrorDecoder()
                .decode(refusal(INSUFFICIENT).remedy(Remedy.CHECK_CREDENTIALS).build()))
        .isInstanceOf(DeniedException.class)
        .hasMessageStartingWith(
            "Could not push: the credentials do not give the permission. Ask the owner of r.example"
                + " for the permission");
  }

  @Test
  void aTokenThatIsNotValidMeansThatTheCredentialsAreWrong() {
    String invalid = INSUFFICIENT.replace("insufficient_scope", "invalid_token");

    assertThat(
            new OciErrorDecoder().decode(refusal(invalid).remedy(Remedy.CHECK_CREDENTIALS).build()))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("Check the user name and the password or key for r.example");
  }

  @Test
  void aStrangerIsToldToSignInWhateverTheChallengeSays() {
    assertThat(
            new OciErrorDecoder()
                .decode(
                    refusal(INSUFFICIENT).reason("no credentials").remedy(Remedy.SIGN_IN).build()))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("Sign in: give the client credentials for r.example");
  }

  private static ErrorAnswer.Builder refusal(String challenge) {
    return ErrorAnswer.builder()
        .what("Could not push")
        .registry("r.example")
        .method("POST")
        .url("https://r.example/v2/a/b/blobs/uploads/")
        .status(401)
        .headers(Headers.of("WWW-Authenticate", challenge))
        .body(BODY);
  }
}
