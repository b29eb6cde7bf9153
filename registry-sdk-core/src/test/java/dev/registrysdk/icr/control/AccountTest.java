package dev.registrysdk.icr.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
  private static final String HOST = "us.icr.io";
  private static final String WHAT = "Could not list";

  @Test
  void theTokenNamesTheAccount() {
    assertThat(id(Optional.empty(), token("{\"iss\":\"x\",\"account\":{\"bss\":\"a1\"}}")))
        .isEqualTo("a1");
  }

  @Test
  void whatTheProviderKnowsCountsMoreThanTheToken() {
    CredentialProvider provider =
        new CredentialProvider() {
          @Override
          public Optional<Credentials> credentials(AuthTarget target) {
            return token("{\"account\":{\"bss\":\"a1\"}}").credentials(target);
          }

          @Override
          public Optional<String> account(AuthTarget target) {
            return target.equals(AuthTarget.control(HOST)) ? Optional.of("a2") : Optional.empty();
          }
        };

    assertThat(id(Optional.empty(), provider)).isEqualTo("a2");
  }

  @Test
  void whatWasSetCountsMost() {
    assertThat(id(Optional.of("a3"), token("{\"account\":{\"bss\":\"a1\"}}"))).isEqualTo("a3");
    assertThat(id(Optional.of("a3"), CredentialProvider.anonymous())).isEqualTo("a3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}", "{\"account\":null}", "{\"account\":{}}", "{\"account\":{\"bss\":null}}",
        "{\"account\":{\"bss\":\"\"}}", "{\"account\":\"a1\"}", "[]", "not JSON"
      })
  void aTokenWithoutAnAccountIsNotEnough(String claims) {
    assertUnknown(token(claims));
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b", "a.!.c", "a..c", "a.b.c.d"})
  void aTokenThatIsNoJwtIsNotEnough(String token) {
    assertUnknown(CredentialProvider.of(HOST, Credentials.bearerToken(token)));
  }

  private static void assertUnknown(CredentialProvider credentials) {
    assertThatThrownBy(() -> id(Optional.empty(), credentials))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not list: the account is not known, and the credentials do not tell it. Set the"
                + " account: RegistryClient.builder().account(…) with the 32 hex digits that"
                + " 'ibmcloud account show' prints");
  }

  @Test
  void withoutCredentialsSomeoneHasToSignIn() {
    assertThatThrownBy(() -> id(Optional.empty(), CredentialProvider.anonymous()))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not list: no credentials for us.icr.io. Sign in: give the client credentials for"
                + " us.icr.io");
  }

  @Test
  void aUserNameAndPasswordAreNoToken() {
    CredentialProvider basic =
        CredentialProvider.of(HOST, Credentials.basic("iamapikey", "s3cret"));

    assertNoToken(Optional.of("a1"), basic);
    assertNoToken(Optional.empty(), basic);
    assertNoToken(
        Optional.empty(), CredentialProvider.of(HOST, Credentials.identityToken("refresh")));
  }

  private static void assertNoToken(Optional<String> configured, CredentialProvider credentials) {
    assertThatThrownBy(() -> id(configured, credentials))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not list: the control plane takes an IAM access token, not a user name and"
                + " password. Give the client IamCredentials of registry-sdk-auth for us.icr.io:"
                + " they turn an API key into access tokens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/1100", "Jane's Account", "1100\n", "crn:v1:bluemix"})
  void anAccountIsGivenByItsId(String account) {
    assertThatThrownBy(() -> new Account(Optional.of(account), CredentialProvider.anonymous()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An account is given by its id, 32 hex digits and nothing around them, as 'ibmcloud"
                + " account show' prints it: '"
                + account
                + "'");
  }

  private static String id(Optional<String> configured, CredentialProvider credentials) {
    return new Account(configured, credentials).id(WHAT, HOST);
  }

  private static CredentialProvider token(String claims) {
    String payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return CredentialProvider.of(HOST, Credentials.bearerToken("h." + payload + ".s"));
  }
}
