package dev.registrysdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  @Test
  void theirTextNeverShowsTheSecret() {
    assertThat(Credentials.basic("iamapikey", "s3cr3t"))
        .hasToString("Basic[username=iamapikey, password=[redacted]]");
    assertThat(Credentials.identityToken("s3cr3t")).hasToString("IdentityToken[token=[redacted]]");
    assertThat(Credentials.bearerToken("s3cr3t")).hasToString("BearerToken[token=[redacted]]");
  }

  @Test
  void theyAreEqualWhenTheyHoldTheSame() {
    assertThat(Credentials.basic("a", "b"))
        .isEqualTo(Credentials.basic("a", "b"))
        .isNotEqualTo(Credentials.basic("a", "c"));
    assertThat(Credentials.bearerToken("t")).isNotEqualTo(Credentials.identityToken("t"));
  }

  @Test
  void aUserNameHasNoColonAndThePasswordBehindItIsNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.basic("iamapikey:s3cr3t", ""))
        .withMessage(
            "A user name has no colon (RFC 7617); pass the password on its own:"
                + " iamapikey:[redacted]");
  }

  @Test
  void aPasswordMayBeAnything() {
    assertThat(Credentials.basic("ann", "a:b \u00e9\n"))
        .isEqualTo(new Credentials.Basic("ann", "a:b \u00e9\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "s3cr3t\n", " s3cr3t", "s3 cr3t", "s3cr\u00e9t", "s3cr\u00003t"})
  void aTokenIsOneVisibleWord(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.bearerToken(token))
        .withMessage(
            "A token is visible ASCII without white space; this bearer token of "
                + token.length()
                + " characters is not: was a line end read with it?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credentials.identityToken(token))
        .withMessageContaining("this identity token of");
  }
}
