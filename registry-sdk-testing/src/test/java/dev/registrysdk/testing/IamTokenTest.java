package dev.registrysdk.testing;

import static dev.registrysdk.testing.IamClient.GRANT;
import static dev.registrysdk.testing.IamClient.claims;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.IamClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IamTokenTest {
  private static final String APIKEY = GRANT + "apikey";
  private static final String WRONG_KEY = "400 BXNIM0415E Provided API key could not be found.";

  private final MutableClock clock = new MutableClock();
  private final InMemoryIam iam =
      InMemoryIam.builder()
          .clock(clock)
          .tokenLifetime(Duration.ofMinutes(15))
          .refreshTokenLifetime(Duration.ofHours(2))
          .start();
  private final IamSubject owner = iam.addAccount("owner@acme.test");
  private final IamSubject ci = iam.addServiceId(owner.account(), "ci");
  private final IamKey key = iam.addApiKey(ci, "ci-key");
  private final IamClient client = new IamClient(iam);

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void apiKeyGivesATokenThatCannotBeRefreshed() {
    Answer answer = client.token("grant_type", APIKEY, "apikey", key.value());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Transaction-Id")).matches("[0-9a-f]{32}");
    assertThat(answer.json().keySet())
        .isEqualTo(
            Set.of(
                "access_token",
                "refresh_token",
                "token_type",
                "expires_in",
                "expiration",
                "scope"));
    assertThat(answer.text("refresh_token")).isEqualTo("not_supported");
    assertThat(answer.text("token_type")).isEqualTo("Bearer");
    assertThat(answer.text("scope")).isEqualTo("ibm openid");
  }

  @Test
  void lifetimeIsInSecondsAndItsEndInSecondsOfTheEpoch() {
    String body = client.token("grant_type", APIKEY, "apikey", key.value()).response().body();

    assertThat(body)
        .contains("\"expires_in\":900,\"expiration\":" + (clock.instant().getEpochSecond() + 900));
  }

  @Test
  void userIsAlsoKnownByANumber() {
    String own = iam.addApiKey(owner, "own").value();

    assertThat(client.token("grant_type", APIKEY, "apikey", own).json().get("ims_user_id"))
        .isInstanceOf(Double.class);
  }

  @Test
  void clientWithAnIdGetsARefreshToken() {
    Answer answer = client.tokenAs("bx", "grant_type", APIKEY, "apikey", key.value());

    assertThat(answer.text("refresh_token")).isNotEmpty().isNotEqualTo("not_supported");
    assertThat(answer.text("session_id")).startsWith("C-");
    assertThat(claims(answer.text("access_token")).get("client_id")).isEqualTo("bx");
  }

  @Test
  void scopeThatIsAskedForIsGranted() {
    Answer answer =
        client.token("grant_type", APIKEY, "apikey", key.value(), "scope", "ibm special");

    assertThat(answer.text("scope")).isEqualTo("ibm special");
    assertThat(claims(answer.text("access_token")).get("scope")).isEqualTo("ibm special");
  }

  @Test
  void wrongApiKeyIsABadRequestWithAContext() {
    Answer answer = client.token("grant_type", APIKEY, "apikey", "no such key");

    assertThat(answer.tokenError()).isEqualTo(WRONG_KEY);
    Map<?, ?> context = answer.object("context");
    assertThat(context.get("requestId")).isEqualTo(answer.header("Transaction-Id"));
    assertThat(context.get("requestType")).isEqualTo("incoming.Identity_Token");
    assertThat(context.get("startTime")).isEqualTo("01.01.2030 00:00:00:000 UTC");
    assertThat(context.get("locale")).isEqualTo("en_US");
  }

  @Test
  void missingPropertyIsNamed() {
    assertThat(client.token("grant_type", APIKEY).tokenError())
        .isEqualTo("400 BXNIM0109E Property missing or empty: apikey");
    assertThat(client.token("apikey", key.value()).tokenError())
        .isEqualTo("400 BXNIM0109E Property missing or empty: grant_type");
  }

  @Test
  void unknownResponseTypeIsRefused() {
    assertThat(
            client
                .token("grant_type", APIKEY, "apikey", key.value(), "response_type", "uaa")
                .tokenError())
        .isEqualTo(
            "400 BXNIM0106E Validation of property 'response_type' with value 'uaa' failed."
                + " Valid values: 'cloud_iam, delegated_refresh_token'");
  }

  @Test
  void unknownGrantIsRefused() {
    assertThat(client.token("grant_type", "magic").text("errorCode")).isEqualTo("BXNIM0106E");
  }

  @Test
  void tokenIsOnlyGivenToPost() {
    assertThat(client.get("/identity/token").tokenError())
        .isEqualTo("405 BXNIM0060E Method 'GET' is not supported by this endpoint");
  }

  @Test
  void unknownPathIsNotFound() {
    assertThat(client.get("/identity/nothing").status()).isEqualTo(404);
  }

  @Test
  void disabledApiKeyGivesNoTokenUntilItIsEnabled() {
    iam.disable(key);
    assertThat(client.token("grant_type", APIKEY, "apikey", key.value()).tokenError())
        .isEqualTo("400 BXNIM0462E Provided API key is disabled.");

    iam.enable(key);
    assertThat(client.token("grant_type", APIKEY, "apikey", key.value()).status()).isEqualTo(200);
  }

  @Test
  void apiKeyExpiresByTheClock() {
    IamKey brief = iam.addApiKey(ci, "brief", clock.instant().plusSeconds(60));
    clock.advance(Duration.ofSeconds(59));
    assertThat(client.token("grant_type", APIKEY, "apikey", brief.value()).status()).isEqualTo(200);

    clock.advance(Duration.ofSeconds(1));
    assertThat(client.token("grant_type", APIKEY, "apikey", brief.value()).tokenError())
        .isEqualTo(WRONG_KEY);
  }

  @Test
  void revokedApiKeyIsNotFound() {
    iam.revoke(key);

    assertThat(client.token("grant_type", APIKEY, "apikey", key.value()).tokenError())
        .isEqualTo(WRONG_KEY);
  }

  @Test
  void keysOfARemovedServiceIdAreGone() {
    iam.remove(ci);

    assertThat(client.token("grant_type", APIKEY, "apikey", key.value()).tokenError())
        .isEqualTo(WRONG_KEY);
  }

  @Test
  void suspendedUserIsUnauthorized() {
    IamSubject user = iam.addUser(owner.account(), "user@acme.test");
    String own = iam.addApiKey(user, "own").value();
    iam.suspend(user);

    assertThat(client.token("grant_type", APIKEY, "apikey", own).tokenError())
        .isEqualTo("401 BXNIM0436E User is suspended in the requested account");
  }

  @Test
  void passcodeWorksOnce() {
    String[] fields = {"grant_type", GRANT + "passcode", "passcode", iam.passcode(owner)};

    Answer first = client.tokenAs("bx", fields);
    assertThat(claims(first.text("access_token")).get("sub")).isEqualTo("owner@acme.test");
    assertThat(client.tokenAs("bx", fields).tokenError())
        .isEqualTo("400 BXNIM0407E Provided passcode is invalid or was used before");
  }

  @Test
  void passcodeIsForClientsWithAnId() {
    String passcode = iam.passcode(owner);

    assertThat(client.token("grant_type", GRANT + "passcode", "passcode", passcode).tokenError())
        .isEqualTo("400 BXNIM0109E Property missing or empty: client_id");
  }

  @Test
  void refreshTokenGivesAPasscode() {
    Answer answer =
        new IamClient(iam, "Authorization", IamClient.BX)
            .form(
                "/identity/passcode",
                "grant_type",
                "refresh_token",
                "refresh_token",
                iam.refreshToken(owner),
                "response_type",
                "cloud_iam");

    assertThat(answer.json().keySet()).isEqualTo(Set.of("passcode"));
    assertThat(
            client
                .tokenAs(
                    "bx", "grant_type", GRANT + "passcode", "passcode", answer.text("passcode"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void passwordGivesAToken() {
    iam.password(owner, "secret");

    assertThat(password("secret").status()).isEqualTo(200);
    assertThat(password("wrong").status()).isEqualTo(400);
    assertThat(password("wrong").response().body()).doesNotContain("secret");
  }

  @Test
  void userWithoutAPasswordIsFederated() {
    assertThat(password("secret").tokenError())
        .isEqualTo(
            "400 BXNIM0400E External authentication failed: use a one-time passcode or an API key");
  }

  private Answer password(String password) {
    return client.tokenAs(
        "bx", "grant_type", "password", "username", "owner@acme.test", "password", password);
  }

  @Test
  void everyTransactionHasAnIdOfItsOwn() {
    List<String> ids =
        List.of(
            client.get("/identity/keys").header("Transaction-Id"),
            client.get("/identity/keys").header("Transaction-Id"));

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.length() == 32);
  }
}
