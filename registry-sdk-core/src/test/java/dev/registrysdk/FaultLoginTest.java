package dev.registrysdk;

import static dev.registrysdk.testing.RequestPattern.any;
import static dev.registrysdk.testing.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.testing.FaultAnswer;
import dev.registrysdk.testing.FaultRule;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.OddChallenge;
import dev.registrysdk.testing.RecordedCall;
import dev.registrysdk.testing.RegistryAuth;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Logins at registries that ask for them in odd ways, or forget them. */
class FaultLoginTest {
  private final FaultStage stage =
      new FaultStage(
              InMemoryRegistry.builder().auth(RegistryAuth.token("ann", "secret")),
              options -> options)
          .filled();

  @AfterEach
  void stop() {
    stage.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "BASIC_AND_BEARER",
        "SEVERAL_IN_ONE_HEADER",
        "UNKNOWN_SCHEME_FIRST",
        "WITHOUT_SERVICE",
        "EMPTY_SCOPE",
        "QUOTED_COMMAS",
        "LOWER_CASE",
        "INSUFFICIENT_SCOPE"
      })
  void oddChallengeIsUnderstood(OddChallenge odd) {
    stage.faults().on(any("/v2/**")).alter().challenge(odd);

    stage.pull();

    assertThat(stage.target.tags).containsEntry("pulled", stage.image.digest());
    // One refusal, one token, the manifest and three blobs.
    assertThat(stage.server.requestCount()).isEqualTo(6);
    stage.faults().verify();
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "UNKNOWN_SCHEME", "WITHOUT_REALM", "REALM_NOT_A_URL"})
  void credentialsAreNotSentForAChallengeWithoutATokenService(OddChallenge odd) {
    stage.faults().on(any("/v2/**")).alter().challenge(odd);

    assertThatThrownBy(stage::pull).isExactlyInstanceOf(AuthenticationException.class);
    assertThat(stage.server.requests()).hasSize(1).noneMatch(RecordedCall::authorized);
    stage.faults().verify();
  }

  @Test
  void realmThatIsNoAddressIsSaidToBeNone() {
    stage.faults().on(any("/v2/**")).alter().challenge(OddChallenge.REALM_NOT_A_URL);

    assertThatThrownBy(stage::pull)
        .hasMessage(
            "Copying "
                + stage.web
                + " to memory:pulled: Could not read "
                + stage.web
                + ": nothing is sent to the token service of "
                + stage.server.address()
                + ": its challenge names no token service. Check the address of "
                + stage.server.address()
                + " and any proxy in between");
  }

  @Test
  void tokenThatExpiresWithEachSecondUseIsRenewedEachTime() {
    stage.faults().on(any("/v2/**")).expireTokenFromUse(2);

    stage.client.images().pull(pull -> pull.image(stage.web).target(stage.target).concurrency(1));

    assertThat(stage.target.tags).containsEntry("pulled", stage.image.digest());
    // Each of the four parts: a refusal, a token, the part.
    assertThat(stage.server.requestCount()).isEqualTo(12);
    stage.faults().verify();
  }

  @Test
  void tokenThatIsNeverTakenIsGivenUp() {
    stage.faults().on(any("/v2/**")).expireToken();

    assertThatThrownBy(stage::pull).isExactlyInstanceOf(AuthenticationException.class);
    assertThat(stage.server.requestCount()).isLessThan(8);
    stage.faults().verify();
  }

  static Stream<Consumer<FaultAnswer>> lifetimes() {
    return Stream.of(
        token -> token.jsonMember("expires_in", -1),
        token -> token.jsonMember("expires_in", 0),
        token -> token.jsonMember("expires_in", 1),
        token -> token.withoutJsonMember("expires_in"));
  }

  @ParameterizedTest
  @MethodSource("lifetimes")
  void tokenIsUsedWhateverItsLifetime(Consumer<FaultAnswer> lifetime) {
    lifetime.accept(stage.faults().on(get("/token")).alter());

    stage.pull();

    assertThat(stage.target.tags).containsEntry("pulled", stage.image.digest());
    stage.faults().verify();
  }

  static Stream<Consumer<FaultRule>> setbacks() {
    return Stream.of(
        token -> token.times(2).respond(503).retryAfter(Duration.ZERO),
        token -> token.times(2).cutResponseAfter(0),
        token -> token.times(2).cutResponseAfter(3));
  }

  @ParameterizedTest
  @MethodSource("setbacks")
  void tokenIsAskedForAgain(Consumer<FaultRule> setback) {
    setback.accept(stage.faults().on(get("/token")));

    stage.pull();

    assertThat(stage.target.tags).containsEntry("pulled", stage.image.digest());
    assertThat(tokenRequests()).hasSize(3);
    stage.faults().verify();
  }

  static Stream<Consumer<FaultRule>> uselessAnswers() {
    return Stream.of(
        token -> token.alter().withoutJsonMember("token").withoutJsonMember("access_token"),
        token -> token.respond(200).garbageJson(),
        token -> token.respond(200).htmlPage(),
        token -> token.respond(200).emptyBody(),
        token -> token.alter().gzip());
  }

  @ParameterizedTest
  @MethodSource("uselessAnswers")
  void answerWithoutATokenIsNamed(Consumer<FaultRule> answer) {
    answer.accept(stage.faults().on(get("/token")));

    assertThatThrownBy(stage::pull)
        .isExactlyInstanceOf(TransportException.class)
        .hasMessageContaining("the answer of the token service holds no token")
        .hasMessageNotContaining("secret");
    stage.faults().verify();
  }

  @Test
  void credentialsDoNotFollowTheTokenServiceToAnotherHost() {
    try (InMemoryRegistry thief = InMemoryRegistry.start()) {
      stage.faults().on(get("/token")).respond(307).locationAt(thief.url());

      assertThatThrownBy(stage::pull)
          .isExactlyInstanceOf(TransportException.class)
          .hasMessageContaining("its token service redirects to another host");
      assertThat(thief.requests()).isEmpty();
    }
  }

  @Test
  void tokenServiceThatIsNotThereIsNamed() {
    stage.faults().on(any("/v2/**")).alter().challengeAt(URI.create("http://127.0.0.1:1/token"));

    assertThatThrownBy(stage::pull)
        .isExactlyInstanceOf(TransportException.class)
        .hasMessageContaining("nothing answers at that host and port");
  }

  private List<RecordedCall> tokenRequests() {
    return stage.server.requests(call -> call.path().equals("/token"));
  }
}
