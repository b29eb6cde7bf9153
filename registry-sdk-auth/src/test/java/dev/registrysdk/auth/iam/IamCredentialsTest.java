package dev.registrysdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.http.HttpOptions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to see what. */
class IamCredentialsTest {
  private static final AuthTarget DATA = AuthTarget.data("us.icr.io");
  private static final AuthTarget CONTROL = AuthTarget.control("us.icr.io");
  private static final IamIdentity KEY = IamIdentity.apiKey("key-1");
  private static final Credentials LOGIN = Credentials.basic("iamapikey", "key-1");

  private final IamLab iam = new IamLab();

  @AfterEach
  void close() {
    iam.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "icr.io",
        "us.icr.io",
        "private.de.icr.io",
        "new.icr.io",
        "registry.ng.bluemix.net",
        "registry.bluemix.net"
      })
  void anApiKeyIsShownToTheRegistriesOfTheServiceWithoutAskingIam(String host) {
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThat(credentials.credentials(AuthTarget.data(host))).contains(LOGIN);
      assertThat(iam.requests).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker.io",
        "cp.icr.io",
        "dd0.icr.io",
        "dd2.us.icr.io",
        "evilicr.io",
        "us.icr.io.example.com",
        "us.icr.io:444",
        "iam.cloud.ibm.com",
        "cloud.ibm.com",
        "127.0.0.1:5000"
      })
  void noOtherHostGetsAnything(String host) {
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThat(credentials.credentials(AuthTarget.data(host))).isEmpty();
      assertThat(credentials.credentials(AuthTarget.control(host))).isEmpty();
      assertThat(credentials.account(AuthTarget.control(host))).isEmpty();
      assertThat(iam.requests).isEmpty();
    }
  }

  @Test
  void aRegistryOfTheCallersChoiceGetsBoth() {
    try (IamCredentials credentials = iam.open(KEY).forRegistry("Localhost:5000")) {
      assertThat(credentials.credentials(AuthTarget.data("localhost:5000"))).contains(LOGIN);
      assertThat(credentials.credentials(AuthTarget.control("localhost:5000")))
          .contains(Credentials.bearerToken("token-1"));
      assertThat(credentials.credentials(DATA)).contains(LOGIN);
    }
  }

  @Test
  void aRegistryIsAHost() {
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThatThrownBy(() -> credentials.forRegistry("https://us.icr.io"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Not the host of a registry: 'https://us.icr.io'; write it as in an image reference,"
                  + " for example us.icr.io or localhost:5000");
    }
  }

  @Test
  void whatIsMeantForTheServiceOrATestOfItIsTold() {
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThat(credentials.withholds(AuthTarget.control("localhost:5000"))).isTrue();
      assertThat(credentials.withholds(AuthTarget.control("registry.example.com"))).isTrue();
      assertThat(credentials.withholds(AuthTarget.data("127.0.0.1:5000"))).isTrue();
      assertThat(credentials.withholds(AuthTarget.data("docker.io"))).isFalse();
      assertThat(credentials.withholds(CONTROL)).isFalse();
      assertThat(
              credentials
                  .forRegistry("localhost:5000")
                  .withholds(AuthTarget.data("localhost:5000")))
          .isFalse();
    }
  }

  @Test
  void theControlPlaneGetsAnAccessToken() {
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThat(credentials.credentials(CONTROL)).contains(Credentials.bearerToken("token-1"));
      assertThat(credentials.credentials(AuthTarget.control("de.icr.io")))
          .contains(Credentials.bearerToken("token-1"));
    }
  }

  @Test
  void iamAndTheResourceControllerGetAnAccessToken() {
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThat(credentials.credentials(AuthTarget.control(iam.host())))
          .contains(Credentials.bearerToken("token-1"));
      assertThat(credentials.credentials(AuthTarget.control("resource-controller.cloud.ibm.com")))
          .contains(Credentials.bearerToken("token-1"));
      assertThat(credentials.credentials(AuthTarget.data(iam.host()))).isEmpty();
    }
  }

  @Test
  void withoutAnApiKeyTheRegistryGetsAFreshToken() {
    try (IamCredentials credentials = iam.open(KEY.assume(TrustedProfile.ofId("Profile-1")))) {
      assertThat(credentials.credentials(DATA)).contains(Credentials.basic("iambearer", "token-2"));
    }
  }

  @Test
  void aTokenIsShownInsteadOfTheKeyWhereThatIsAskedFor() {
    IamOptions options = iam.options().username(IcrUsername.IAMBEARER).build();
    try (IamCredentials credentials = iam.open(KEY, options)) {
      assertThat(credentials.credentials(DATA)).contains(Credentials.basic("iambearer", "token-1"));
    }
  }

  @Test
  void aRefreshTokenIsShownWhereThatIsAskedFor() {
    iam.answering(request -> IamLab.tokens("token", "refresh", 3600));
    IamOptions options =
        iam.options().username(IcrUsername.IAMREFRESH).client(IamClient.CLI).build();
    try (IamCredentials credentials = iam.open(KEY, options)) {
      assertThat(credentials.credentials(DATA))
          .contains(Credentials.basic("iamrefresh", "refresh"));
      credentials.refused(DATA, Credentials.basic("iamrefresh", "refresh"));
      credentials.credentials(DATA);
    }
    assertThat(iam.requests).hasSize(2);
  }

  @Test
  void aRefreshTokenThatIamDidNotGiveIsMissedAloud() {
    IamOptions options = iam.options().username(IcrUsername.IAMREFRESH).build();
    try (IamCredentials credentials = iam.open(KEY, options)) {
      assertThatThrownBy(() -> credentials.credentials(DATA))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not sign in to us.icr.io as iamrefresh: IAM gave no refresh token for an API"
                  + " key. Set a client, for example IamOptions.builder().client(IamClient.CLI)");
    }
  }

  @Test
  void aRefusedTokenIsFetchedAnewOnBothPlanes() {
    IamOptions options = iam.options().username(IcrUsername.IAMBEARER).build();
    try (IamCredentials credentials = iam.open(KEY, options)) {
      Credentials bearer = credentials.credentials(CONTROL).orElseThrow();
      credentials.refused(CONTROL, bearer);
      Credentials login = credentials.credentials(DATA).orElseThrow();
      assertThat(login).isEqualTo(Credentials.basic("iambearer", "token-2"));

      credentials.refused(CONTROL, bearer); // said late: the token there now is another
      assertThat(credentials.credentials(DATA)).contains(login);

      credentials.refused(DATA, login);
      assertThat(credentials.credentials(CONTROL)).contains(Credentials.bearerToken("token-3"));
    }
  }

  @Test
  void whatAnotherHostRefusesIsNotLetGo() {
    try (IamCredentials credentials = iam.open(KEY)) {
      Credentials bearer = credentials.credentials(CONTROL).orElseThrow();
      credentials.refused(AuthTarget.control("quay.io"), bearer);
      assertThat(credentials.credentials(CONTROL)).contains(bearer);
    }
  }

  @Test
  void theAccountIsTheOneThatTheTokenNames() {
    iam.answering(request -> IamLab.tokens(IamLab.jwt(IamLab.NOW), 3600));
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThat(credentials.account(CONTROL)).contains(IamLab.ACCOUNT);
    }
    assertThat(iam.requests).hasSize(1);
  }

  @Test
  void anAccountThatWasSetIsNotLookedUp() {
    try (IamCredentials credentials = iam.open(KEY, iam.options().account("mine").build())) {
      assertThat(credentials.account(CONTROL)).contains("mine");
    }
    assertThat(iam.requests).isEmpty();
  }

  @Test
  void theAccountOfAKeyIsAskedForOnceWhereTheTokenDoesNotNameIt() {
    iam.answering(
        request ->
            request.getTarget().startsWith("/v1")
                ? IamLab.json(
                    200, "{'id':'ApiKey-1','account_id':'" + IamLab.ACCOUNT + "','history':[{}]}")
                : IamLab.tokens("opaque", 3600));
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThat(credentials.account(CONTROL)).contains(IamLab.ACCOUNT);
      assertThat(credentials.account(CONTROL)).contains(IamLab.ACCOUNT);
    }
    assertThat(iam.requests).hasSize(2);
    assertThat(iam.line(1)).isEqualTo("GET /v1/apikeys/details Bearer opaque");
    assertThat(iam.requests.get(1).getHeaders().get("IAM-ApiKey")).isEqualTo("key-1");
  }

  @Test
  void aKeyThatNoHeaderCanCarryIsNotLookedUp() {
    try (IamCredentials credentials = iam.open(IamIdentity.apiKey("Schlüssel"))) {
      assertThat(credentials.account(CONTROL)).isEmpty();
    }
    assertThat(iam.requests).hasSize(1);
  }

  @Test
  void aTokenWithoutAnAccountLeavesItToTheCaller() {
    try (IamCredentials credentials = iam.open(IamIdentity.userToken("opaque"))) {
      assertThat(credentials.account(CONTROL)).isEmpty();
    }
    assertThat(iam.requests).isEmpty();
  }

  @Test
  void aHundredThreadsMakeOneRequest() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try (IamCredentials credentials = iam.open(KEY)) {
      Callable<Optional<Credentials>> question = () -> credentials.credentials(CONTROL);
      for (Future<Optional<Credentials>> answer :
          threads.invokeAll(Stream.generate(() -> question).limit(100).toList())) {
        assertThat(answer.get()).contains(Credentials.bearerToken("token-1"));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(iam.requests).hasSize(1);
  }

  @Test
  void derivedCredentialsShareTheirTokens() {
    try (IamCredentials credentials = iam.open(KEY)) {
      credentials.accessToken();
      assertThat(credentials.forRegistry("localhost:5000").accessToken())
          .isEqualTo(Credentials.bearerToken("token-1"));
    }
    assertThat(iam.requests).hasSize(1);
  }

  @Test
  void theShortWaysAreTheLongOnesWithDefaults() {
    try (IamCredentials service = IamCredentials.serviceId("key-1");
        IamCredentials key = IamCredentials.apiKey("key-1");
        IamCredentials token = IamCredentials.userToken("Bearer opaque");
        IamCredentials tokens = IamCredentials.userToken("opaque", "refresh");
        IamCredentials passcode = IamCredentials.passcode("AbC123");
        IamCredentials pod = IamCredentials.trustedProfile(TrustedProfile.ofId("Profile-1"));
        IamCredentials server = IamCredentials.vpc()) {
      assertThat(service.credentials(DATA)).contains(LOGIN);
      assertThat(key.credentials(DATA)).contains(LOGIN);
      assertThat(token.credentials(DATA)).contains(Credentials.basic("iambearer", "opaque"));
      assertThat(tokens.credentials(CONTROL)).contains(Credentials.bearerToken("opaque"));
      assertThat(Stream.of(service, token, tokens, passcode, pod, server, key.assume(profile())))
          .extracting(IamCredentials::toString)
          .containsExactly(
              "IAM credentials with an API key at iam.cloud.ibm.com",
              "IAM credentials with an access token at iam.cloud.ibm.com",
              "IAM credentials with an access token and its refresh token at iam.cloud.ibm.com",
              "IAM credentials with a passcode at iam.cloud.ibm.com",
              "IAM credentials with the trusted profile Profile-1 as a compute resource at"
                  + " iam.cloud.ibm.com",
              "IAM credentials with the linked trusted profile as a virtual server at"
                  + " iam.cloud.ibm.com",
              "IAM credentials with the trusted profile builds, taken on with an API key at"
                  + " iam.cloud.ibm.com");
    }
  }

  private static TrustedProfile profile() {
    return TrustedProfile.of("builds");
  }

  @Test
  void noOptionLetsSecretsOutOverPlainHttp() {
    IamOptions options =
        IamOptions.builder()
            .endpoint(IamEndpoint.at("iam.example.invalid"))
            .http(HttpOptions.builder().plainHttp(Set.of("iam.example.invalid")).build())
            .build();
    try (IamService service = new IamService(options, System::nanoTime)) {
      assertThat(service.root("iam.example.invalid")).isEqualTo("https://iam.example.invalid/");
      assertThat(service.root("169.254.169.254")).isEqualTo("http://169.254.169.254/");
      assertThat(service.root("api.metadata.cloud.ibm.com"))
          .isEqualTo("https://api.metadata.cloud.ibm.com/");
    }
  }

  @Test
  void aLoopbackAddressSpeaksHttpsIfItsUrlSaysSo() {
    IamOptions plain =
        IamOptions.builder()
            .endpoint(IamEndpoint.at("localhost:1"))
            .http(HttpOptions.builder().https(Set.of("localhost:1")).build())
            .build();
    IamOptions tls = IamOptions.builder().endpoint(IamEndpoint.at("https://localhost:1")).build();
    try (IamService one = new IamService(plain, System::nanoTime);
        IamService two = new IamService(tls, System::nanoTime)) {
      assertThat(one.root("localhost:1")).isEqualTo("http://localhost:1/");
      assertThat(two.root("localhost:1")).isEqualTo("https://localhost:1/");
    }
  }

  @Test
  void theRefreshTokenIsTheOneThatCameWithTheAccessToken() {
    iam.answering(request -> IamLab.tokens("access", "refresh-2", 3600));
    IamOptions options = iam.options().client(IamClient.CLI).build();
    try (IamCredentials credentials = iam.open(KEY, options)) {
      assertThat(credentials.refreshToken(CONTROL))
          .contains(new Credentials.IdentityToken("refresh-2"));
      assertThat(iam.requests).hasSize(1);
    }
  }

  @Test
  void withoutAClientThereIsNoRefreshToken() {
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThat(credentials.refreshToken(CONTROL)).isEmpty();
    }
  }

  @Test
  void noOtherHostGetsTheRefreshToken() {
    iam.answering(request -> IamLab.tokens("access", "refresh-2", 3600));
    try (IamCredentials credentials = iam.open(KEY)) {
      assertThat(credentials.refreshToken(AuthTarget.data("docker.io"))).isEmpty();
      assertThat(credentials.refreshToken(AuthTarget.control("127.0.0.1:5000"))).isEmpty();
      assertThat(iam.requests).isEmpty();
    }
  }
}
