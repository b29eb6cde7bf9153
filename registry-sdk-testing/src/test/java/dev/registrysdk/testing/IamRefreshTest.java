package dev.registrysdk.testing;

import static dev.registrysdk.testing.IamClient.GRANT;
import static dev.registrysdk.testing.IamClient.claims;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.IamClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IamRefreshTest {
  private final MutableClock clock = new MutableClock();
  private final InMemoryIam iam =
      InMemoryIam.builder().clock(clock).refreshTokenLifetime(Duration.ofHours(2)).start();
  private final IamSubject owner = iam.addAccount("owner@acme.test");
  private final IamClient client = new IamClient(iam);
  private final String refresh = iam.refreshToken(owner);

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void refreshTokenGivesTokensOfTheSameSession() {
    Answer first = refresh("bx", refresh);
    Answer second = refresh("bx", first.text("refresh_token"));

    assertThat(second.status()).isEqualTo(200);
    assertThat(claims(second.text("access_token")).get("session_id"))
        .isEqualTo(first.text("session_id"));
    assertThat(claims(second.text("access_token")).get("grant_type")).isEqualTo("refresh_token");
  }

  @Test
  void refreshTokenIsBoundToItsClient() {
    String expected = "400 BXNIM0139E Provided refresh token was created for another client ID";

    assertThat(refresh("kube", refresh).tokenError()).isEqualTo(expected);
    assertThat(client.token("grant_type", "refresh_token", "refresh_token", refresh).tokenError())
        .isEqualTo(expected);
  }

  @Test
  void unknownRefreshTokenIsInvalid() {
    assertThat(refresh("bx", "unknown").tokenError())
        .isEqualTo("400 BXNIM0407E Provided refresh_token is invalid");
  }

  @Test
  void refreshTokenExpiresByTheClock() {
    clock.advance(Duration.ofHours(2).minusSeconds(1));
    assertThat(refresh("bx", refresh).status()).isEqualTo(200);

    clock.advance(Duration.ofSeconds(1));
    assertThat(refresh("bx", refresh).tokenError())
        .isEqualTo("400 BXNIM0408E Provided refresh_token is expired");
  }

  @Test
  void refreshTokenEndsWithItsSession() {
    iam.endSessions(owner);

    assertThat(refresh("bx", refresh).tokenError())
        .isEqualTo("400 BXNIM0439E Session is inactive: log in again");
  }

  @Test
  void removedUserCannotRefresh() {
    IamSubject user = iam.addUser(owner.account(), "user@acme.test");
    String own = iam.refreshToken(user);
    iam.remove(user);

    assertThat(refresh("bx", own).tokenError())
        .isEqualTo("400 BXNIM0410E User not found or not active");
  }

  @Test
  void memberOfAnotherAccountSwitchesToIt() {
    IamSubject other = iam.addAccount("other@acme.test");
    iam.addUser(other.account(), "owner@acme.test");

    Answer answer =
        client.tokenAs(
            "bx",
            "grant_type",
            "refresh_token",
            "refresh_token",
            refresh,
            "account",
            other.account());

    assertThat(Json.object(claims(answer.text("access_token")), "account").get("bss"))
        .isEqualTo(other.account());
  }

  @Test
  void strangerCannotSwitchToAnAccount() {
    IamSubject other = iam.addAccount("other@acme.test");

    assertThat(
            client
                .tokenAs(
                    "bx",
                    "grant_type",
                    "refresh_token",
                    "refresh_token",
                    refresh,
                    "account",
                    other.account())
                .tokenError())
        .isEqualTo("400 BXNIM0141E User is not a member of the account");
  }

  @Test
  void delegatedTokenIsForItsReceiverOnly() {
    String delegated = delegated().text("delegated_refresh_token");

    Answer answer = useDelegated("kube", delegated);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(claims(answer.text("access_token")).get("client_id")).isEqualTo("kube");
    assertThat(useDelegated("bx", delegated).text("errorCode")).isEqualTo("BXNIM0139E");
  }

  @Test
  void delegatedTokenExpiresWhenItsMakerSays() {
    String delegated = delegated().text("delegated_refresh_token");
    clock.advance(Duration.ofMinutes(10));

    assertThat(useDelegated("kube", delegated).text("errorCode")).isEqualTo("BXNIM0408E");
  }

  @Test
  void delegatedTokenIsNoOrdinaryOne() {
    String delegated = delegated().text("delegated_refresh_token");

    assertThat(refresh("kube", delegated).text("errorCode")).isEqualTo("BXNIM0405E");
    assertThat(useDelegated("bx", refresh).text("errorCode")).isEqualTo("BXNIM0405E");
  }

  @Test
  void bothResponseTypesCanBeAskedForAtOnce() {
    Answer answer = delegated("cloud_iam delegated_refresh_token");

    assertThat(answer.text("delegated_refresh_token")).isNotEmpty();
    assertThat(answer.text("access_token")).isNotEmpty();
    assertThat(answer.response().body()).contains("\"expires_in\":3600,");
  }

  @Test
  void sessionIsKeptAliveUntilItEnds() {
    String path = "/v1/sessions/" + refresh("bx", refresh).text("session_id") + "/state";
    IamClient bx = new IamClient(iam, "Authorization", IamClient.BX);
    assertThat(bx.send("PATCH", path, "").status()).isEqualTo(204);

    iam.endSessions(owner);
    assertThat(bx.send("PATCH", path, "").status()).isEqualTo(404);
    assertThat(client.send("PATCH", path, "").status()).isEqualTo(401);
  }

  private Answer refresh(String as, String token) {
    return client.tokenAs(as, "grant_type", "refresh_token", "refresh_token", token);
  }

  private Answer delegated() {
    Answer answer = delegated("delegated_refresh_token");
    assertThat(answer.json()).hasSize(1);
    return answer;
  }

  private Answer delegated(String responseType) {
    return client.tokenAs(
        "bx",
        "grant_type",
        "refresh_token",
        "refresh_token",
        refresh,
        "response_type",
        responseType,
        "receiver_client_ids",
        "kube",
        "delegated_refresh_token_expiry",
        "600");
  }

  private Answer useDelegated(String as, String token) {
    return client.tokenAs(
        as, "grant_type", GRANT + "delegated-refresh-token", "refresh_token", token);
  }
}
