package dev.registrysdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.TransportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each way of signing in sends, and what it makes of the answer. */
class GrantsTest {
  private static final String KEY = "kH3-_+&=%?Öß \"x";
  private static final TrustedProfile PROFILE = TrustedProfile.ofId("Profile-1");
  private static final String IBM = "urn:ibm:params:oauth:grant-type:";

  @TempDir Path directory;
  private final IamLab iam = new IamLab();

  @AfterEach
  void close() {
    iam.close();
  }

  private static String token(IamCredentials credentials) {
    return credentials.accessToken().token();
  }

  @Test
  void anApiKeyIsExchangedAsItIs() {
    try (IamCredentials credentials = iam.open(IamIdentity.apiKey(KEY))) {
      assertThat(token(credentials)).isEqualTo("token-1");
    }
    assertThat(iam.line(0)).isEqualTo("POST /identity/token null");
    assertThat(iam.requests.get(0).getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(iam.requests.get(0).getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(iam.requests.get(0).getHeaders().get("Content-Length")).isNotNull();
    assertThat(iam.form(0))
        .isEqualTo(
            Map.of("grant_type", IBM + "apikey", "apikey", KEY, "response_type", "cloud_iam"));
  }

  @Test
  void clientAndScopeAreSentWhereTheyAreSet() {
    IamOptions options =
        iam.options().client(new IamClient("kube", "s:1")).scope("ibm openid").build();
    try (IamCredentials credentials = iam.open(IamIdentity.apiKey("key-1"), options)) {
      token(credentials);
    }
    assertThat(iam.line(0)).isEqualTo("POST /identity/token Basic a3ViZTpzOjE=");
    assertThat(iam.form(0)).containsEntry("scope", "ibm openid");
  }

  @Test
  void theLifetimeIsTakenFromTheTokenWhereTheAnswerHasNone() {
    iam.answering(
        request -> {
          String claims = "{'iat':1000,'exp':1900,'jti':" + iam.requests.size() + "}";
          return IamLab.json(200, "{'access_token':'" + IamLab.jwt(claims) + "'}");
        });
    try (IamCredentials credentials = iam.open(IamIdentity.apiKey("key-1"))) {
      String first = token(credentials);
      iam.forward(Duration.ofSeconds(900 - 10).minusNanos(1));
      assertThat(token(credentials)).isEqualTo(first);
      iam.forward(Duration.ofNanos(1));
      assertThat(token(credentials)).isNotEqualTo(first);
    }
  }

  @Test
  void aTokenThatSaysNothingAboutItsLifeIsUsedForLessThanAMinute() {
    iam.answering(request -> IamLab.json(200, "{'access_token':'opaque'}"));
    try (IamCredentials credentials = iam.open(IamIdentity.apiKey("key-1"))) {
      token(credentials);
      iam.forward(Duration.ofSeconds(50));
      token(credentials);
    }
    assertThat(iam.requests).hasSize(2);
  }

  @Test
  void aRefreshTokenIsExchangedByItsClientWhenTheAccessTokenHasEnded() {
    iam.answering(
        request -> IamLab.tokens("token-" + iam.requests.size(), "r" + iam.requests.size(), 900));
    String access = IamLab.jwt(IamLab.NOW.plusSeconds(900));
    IamOptions options = iam.options().account(IamLab.ACCOUNT).build();
    try (IamCredentials credentials = iam.open(IamIdentity.userToken(access, "r0"), options)) {
      assertThat(token(credentials)).isEqualTo(access);
      assertThat(iam.requests).isEmpty();

      iam.forward(Duration.ofSeconds(890));
      assertThat(token(credentials)).isEqualTo("token-1");
      iam.forward(Duration.ofSeconds(890));
      assertThat(token(credentials)).isEqualTo("token-2");
    }
    assertThat(iam.line(0)).isEqualTo("POST /identity/token Basic Yng6Yng=");
    assertThat(iam.form(0))
        .isEqualTo(
            Map.of(
                "grant_type", "refresh_token",
                "refresh_token", "r0",
                "response_type", "cloud_iam",
                "account", IamLab.ACCOUNT));
    assertThat(iam.form(1)).containsEntry("refresh_token", "r1");
  }

  @Test
  void aRefreshTokenStaysInUseWhenNoOtherComes() {
    String access = IamLab.jwt(IamLab.NOW.minusSeconds(1));
    try (IamCredentials credentials = iam.open(IamIdentity.userToken(access, "r0"))) {
      token(credentials);
      iam.forward(Duration.ofHours(1));
      token(credentials);
    }
    assertThat(iam.form(1)).containsEntry("refresh_token", "r0");
  }

  @Test
  void anAccessTokenForAnotherAccountIsExchangedAtOnce() {
    String access = IamLab.jwt(IamLab.NOW.plusSeconds(900));
    IamOptions options = iam.options().account("another").build();
    try (IamCredentials credentials = iam.open(IamIdentity.userToken(access, "r0"), options)) {
      assertThat(token(credentials)).isEqualTo("token-1");
    }
    assertThat(iam.form(0)).containsEntry("account", "another");
  }

  @Test
  void anAccessTokenAloneIsUsedUntilThereIsNoDoubtThatItHasEnded() {
    String access = IamLab.jwt(IamLab.NOW.plusSeconds(900));
    try (IamCredentials credentials = iam.open(IamIdentity.userToken("bearer  " + access))) {
      iam.forward(Duration.ofMinutes(20).minusNanos(1));
      assertThat(token(credentials)).isEqualTo(access);

      iam.forward(Duration.ofNanos(1));
      assertThatThrownBy(() -> token(credentials))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Signing in to IBM Cloud: Could not go on with an access token: it expired at"
                  + " 2050-01-01T00:15:00Z, and no refresh token was given with it. Pass a new one,"
                  + " as 'ibmcloud iam oauth-tokens' prints it, or credentials that are renewed by"
                  + " themselves: IamCredentials.apiKey(…)");
    }
    assertThat(iam.requests).isEmpty();
  }

  @Test
  void anAccessTokenThatIsNoJwtIsUsedUntilItIsRefused() {
    try (IamCredentials credentials =
        iam.open(IamIdentity.userToken("opaque")).forRegistry(iam.host())) {
      iam.forward(Duration.ofDays(300));
      assertThat(token(credentials)).isEqualTo("opaque");

      credentials.refused(AuthTarget.control(iam.host()), credentials.accessToken());
      assertThatThrownBy(() -> token(credentials))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("it was refused, and no refresh token was given with it");
    }
  }

  @Test
  void aPasscodeIsExchangedOnceAndTheSessionGoesOnWithItsRefreshToken() {
    iam.answering(request -> IamLab.tokens("token-" + iam.requests.size(), "r1", 3600));
    try (IamCredentials credentials = iam.open(IamIdentity.passcode("AbC123"))) {
      assertThat(token(credentials)).isEqualTo("token-1");
      iam.forward(Duration.ofHours(1));
      assertThat(token(credentials)).isEqualTo("token-2");
    }
    assertThat(iam.line(0)).isEqualTo("POST /identity/token Basic Yng6Yng=");
    assertThat(iam.form(0))
        .isEqualTo(
            Map.of(
                "grant_type",
                IBM + "passcode",
                "passcode",
                "AbC123",
                "response_type",
                "cloud_iam"));
    assertThat(iam.form(1)).containsEntry("refresh_token", "r1");
  }

  @Test
  void aPasscodeIsNeverSentTwice() {
    iam.answering(request -> new MockResponse.Builder().code(503).build());
    try (IamCredentials credentials = iam.open(IamIdentity.passcode("AbC123"))) {
      assertThatThrownBy(() -> token(credentials)).isInstanceOf(TransportException.class);
      assertThatThrownBy(() -> token(credentials))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Signing in to IBM Cloud: Could not get an access token of "
                  + iam.host()
                  + " with a passcode: the passcode was sent already, and works once. Get a new"
                  + " passcode at the address that 'ibmcloud login --sso' shows; each works once");
    }
    assertThat(iam.requests).hasSize(1);
  }

  @Test
  void aPasscodeForAnotherAccountIsFollowedByAChangeOfTheAccount() {
    iam.answering(request -> IamLab.tokens("token-" + iam.requests.size(), "r1", 3600));
    IamOptions options = iam.options().account(IamLab.ACCOUNT).build();
    try (IamCredentials credentials = iam.open(IamIdentity.passcode("AbC123"), options)) {
      assertThat(token(credentials)).isEqualTo("token-2");
    }
    assertThat(iam.form(1)).containsEntry("account", IamLab.ACCOUNT);
  }

  @Test
  void aComputeResourceShowsWhatItsFileHoldsAtThatMoment() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "first\n");
    try (IamCredentials credentials = iam.open(IamIdentity.computeResource(PROFILE, file))) {
      token(credentials);
      Files.writeString(file, "second");
      iam.forward(Duration.ofHours(1));
      token(credentials);
    }
    assertThat(iam.form(0))
        .isEqualTo(
            Map.of("grant_type", IBM + "cr-token", "cr_token", "first", "profile_id", "Profile-1"));
    assertThat(iam.form(1)).containsEntry("cr_token", "second");
  }

  @Test
  void aComputeResourceNamesItsProfileAsItIsGiven() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "t");
    for (TrustedProfile profile :
        new TrustedProfile[] {TrustedProfile.ofName("builds"), TrustedProfile.ofCrn("crn:v1:x")}) {
      try (IamCredentials credentials = iam.open(IamIdentity.computeResource(profile, file))) {
        token(credentials);
      }
    }
    assertThat(iam.form(0)).containsEntry("profile_name", "builds");
    assertThat(iam.form(1)).containsEntry("profile_crn", "crn:v1:x");
  }

  @Test
  void theFirstOfTheUsualFilesIsReadThatIsThere() throws Exception {
    Path second = Files.writeString(directory.resolve("second"), "two");
    Path third = Files.writeString(directory.resolve("third"), "three");
    ComputeToken usual = ComputeToken.in(List.of(directory.resolve("first"), second, third));

    assertThat(usual.read("Could not").text()).isEqualTo("two");
    assertThat(ComputeToken.PLACES)
        .containsExactly(
            Path.of("/var/run/secrets/tokens/vault-token"),
            Path.of("/var/run/secrets/tokens/sa-token"),
            Path.of("/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token"));
  }

  @Test
  void aMissingTokenFileIsNamed() {
    Path file = directory.resolve("nowhere");
    try (IamCredentials credentials = iam.open(IamIdentity.computeResource(PROFILE, file))) {
      assertThatThrownBy(() -> token(credentials))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Signing in to IBM Cloud: Could not get an access token of "
                  + iam.host()
                  + " with the trusted profile Profile-1 as a compute resource: there is no token"
                  + " of a compute resource in "
                  + file
                  + ". Mount a service account token for the pod, or name its file:"
                  + " IamIdentity.computeResource(profile, file)");
    }
  }

  @Test
  void aTokenFileThatCannotBeReadIsAFailureOfTheFile() {
    try (IamCredentials credentials = iam.open(IamIdentity.computeResource(PROFILE, directory))) {
      assertThatThrownBy(() -> token(credentials))
          .isInstanceOf(StorageException.class)
          .hasMessageEndingWith(directory + " cannot be read. Check the path and its permissions");
    }
  }

  @Test
  void aProfileIsTakenOnWithTheTokenOfAnotherIdentity() {
    try (IamCredentials outer = iam.open(IamIdentity.apiKey("key-1").assume(PROFILE))) {
      assertThat(token(outer)).isEqualTo("token-2");
    }
    assertThat(iam.line(1)).isEqualTo("POST /identity/token null");
    assertThat(iam.form(1))
        .isEqualTo(
            Map.of(
                "grant_type",
                IBM + "assume",
                "access_token",
                "token-1",
                "profile_id",
                "Profile-1"));
  }

  @Test
  void theClientIsNotNamedWhenAProfileIsTakenOn() {
    IamOptions options = iam.options().client(IamClient.CLI).build();
    try (IamCredentials outer = iam.open(IamIdentity.apiKey("k").assume(PROFILE), options)) {
      token(outer);
    }
    assertThat(iam.line(0)).isEqualTo("POST /identity/token Basic Yng6Yng=");
    assertThat(iam.line(1)).isEqualTo("POST /identity/token null");
  }

  @Test
  void credentialsThatTakeOnAProfileShareTheTokenOfTheirIdentity() {
    try (IamCredentials own = iam.open(IamIdentity.apiKey("key-1"))) {
      assertThat(token(own)).isEqualTo("token-1");
      assertThat(token(own.assume(PROFILE))).isEqualTo("token-2");
      assertThat(token(own)).isEqualTo("token-1");
    }
    assertThat(iam.requests).hasSize(2);
  }

  @Test
  void aProfileByNameIsOneOfTheCallersAccountUnlessAnotherIsSaid() {
    String own = IamLab.jwt(IamLab.NOW.plusSeconds(3600));
    iam.answering(request -> IamLab.tokens(own, 3600));
    try (IamCredentials credentials = iam.open(IamIdentity.apiKey("key-1"))) {
      token(credentials.assume(TrustedProfile.ofName("builds")));
      token(credentials.assume(TrustedProfile.ofName("builds", "other")));
    }
    assertThat(iam.form(1))
        .containsEntry("profile_name", "builds")
        .containsEntry("account", IamLab.ACCOUNT);
    assertThat(iam.form(2)).containsEntry("account", "other");
  }

  @Test
  void theCallersTokenIsFetchedAnewAfterAProfileWasRefused() {
    iam.answering(
        request ->
            IamLab.form(request).containsValue(IBM + "assume")
                ? IamLab.error(401, "BXNIM0407E", "invalid token")
                : IamLab.tokens("token-" + iam.requests.size(), 3600));
    try (IamCredentials outer = iam.open(IamIdentity.apiKey("key-1").assume(PROFILE))) {
      assertThatThrownBy(() -> token(outer)).isInstanceOf(AuthenticationException.class);
      assertThatThrownBy(() -> token(outer)).isInstanceOf(AuthenticationException.class);
    }
    assertThat(iam.form(3)).containsEntry("access_token", "token-3");
  }

  @Test
  void aVirtualServerIsVouchedForByItsMetadataService() {
    iam.answering(
        request ->
            request.getMethod().equals("PUT")
                ? IamLab.json(200, "{'access_token':'identity','expires_in':300}")
                : IamLab.json(
                    200,
                    "{'access_token':'token','created_at':'2050-01-01T00:00:00.000Z',"
                        + "'expires_at':'2050-01-01T01:00:00.000Z','expires_in':3600}"));
    VpcMetadata metadata = VpcMetadata.at("http://" + iam.host());
    try (IamCredentials credentials = iam.open(IamIdentity.vpc(Optional.of(PROFILE), metadata))) {
      assertThat(token(credentials)).isEqualTo("token");
    }
    assertThat(iam.line(0)).isEqualTo("PUT /instance_identity/v1/token?version=2022-03-01 null");
    assertThat(iam.requests.get(0).getHeaders().get("Metadata-Flavor")).isEqualTo("ibm");
    assertThat(IamLab.body(iam.requests.get(0))).isEqualTo("{\"expires_in\":300}");
    assertThat(iam.line(1))
        .isEqualTo("POST /instance_identity/v1/iam_token?version=2022-03-01 Bearer identity");
    assertThat(IamLab.body(iam.requests.get(1)))
        .isEqualTo("{\"trusted_profile\":{\"id\":\"Profile-1\"}}");
  }

  @Test
  void theNewerMetadataApiHasOtherPaths() {
    VpcMetadata metadata =
        VpcMetadata.builder().host(iam.host()).version(VpcMetadata.Version.IDENTITY).build();
    try (IamCredentials credentials = iam.open(IamIdentity.vpc(Optional.empty(), metadata))) {
      token(credentials);
    }
    assertThat(iam.line(0)).isEqualTo("PUT /identity/v1/token?version=2025-08-26 null");
    assertThat(iam.line(1))
        .isEqualTo("POST /identity/v1/iam_tokens?version=2025-08-26 Bearer token-1");
    assertThat(IamLab.body(iam.requests.get(1))).isEmpty();
  }

  @Test
  void aProfileByItsNameIsNothingForAMetadataService() {
    assertThatThrownBy(
            () ->
                IamIdentity.vpc(
                    Optional.of(TrustedProfile.ofName("builds")), VpcMetadata.linkLocal()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The metadata service knows trusted profiles by id or CRN, not by name: builds");
  }
}
