package dev.registrysdk.testing;

import static dev.registrysdk.testing.IamClient.claims;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IamJwtTest {
  private final MutableClock clock = new MutableClock();
  private final InMemoryIam iam = InMemoryIam.builder().clock(clock).start();
  private final IamSubject owner = iam.addAccount("owner@acme.test");
  private final IamSubject ci = iam.addServiceId(owner.account(), "ci");
  private final IamClient client = new IamClient(iam);

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void tokenVerifiesAgainstTheKeySet() throws GeneralSecurityException {
    String[] parts = iam.accessToken(ci).split("\\.", -1);
    Map<?, ?> header = Json.tryObject(decoded(parts[0])).orElseThrow();
    Map<?, ?> key = client.get("/identity/keys").list("keys").get(0);

    assertThat(parts).hasSize(3).noneMatch(part -> part.contains("="));
    assertThat(header.get("alg")).isEqualTo("RS256");
    assertThat(header.get("kid")).isEqualTo(key.get("kid"));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(publicKey(key));
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void claimsOfAServiceId() {
    Map<?, ?> claims = claims(iam.accessToken(ci));

    assertThat(claims.get("iam_id")).isEqualTo(ci.iamId()).isEqualTo("iam-" + ci.id());
    assertThat(claims.get("id")).isEqualTo(ci.iamId());
    assertThat(claims.get("sub")).isEqualTo(ci.id());
    assertThat(claims.get("sub_type")).isEqualTo("ServiceId");
    assertThat(claims.get("realmid")).isEqualTo("iam");
    assertThat(claims.get("name")).isEqualTo("ci");
    assertThat(Json.object(claims, "account"))
        .isEqualTo(Map.of("valid", true, "bss", owner.account(), "frozen", true));
    assertThat(claims.get("iss")).isEqualTo("https://iam.cloud.ibm.com/identity");
    assertThat(claims.get("client_id")).isEqualTo("default");
  }

  @Test
  void claimsOfAUserHaveNoSubjectType() {
    Map<?, ?> claims = claims(iam.accessToken(owner));

    assertThat(claims.get("iam_id")).isEqualTo(owner.iamId());
    assertThat(owner.iamId()).startsWith("IBMid-55");
    assertThat(claims.get("sub")).isEqualTo("owner@acme.test");
    assertThat(claims.get("email")).isEqualTo("owner@acme.test");
    assertThat(claims.get("realmid")).isEqualTo("IBMid");
    assertThat(claims.containsKey("sub_type")).isFalse();
    assertThat(Json.object(claims, "account").get("boundary")).isEqualTo("global");
  }

  @Test
  void claimsOfAProfile() {
    Map<?, ?> claims = claims(iam.accessToken(iam.addTrustedProfile(owner.account(), "p")));

    assertThat((String) claims.get("iam_id")).startsWith("iam-Profile-");
    assertThat(claims.get("sub_type")).isEqualTo("Profile");
  }

  @Test
  void timesAreThoseOfTheClock() {
    Map<?, ?> claims = claims(iam.accessToken(ci));

    assertThat(claims.get("iat")).isEqualTo((double) clock.instant().getEpochSecond());
    assertThat(claims.get("exp")).isEqualTo((double) clock.instant().getEpochSecond() + 3600);
  }

  @Test
  void userInfoTellsTheClaimsUntilTheTokenExpires() {
    IamClient signedIn = IamClient.of(iam, owner);
    assertThat(signedIn.get("/identity/userinfo").response().body())
        .contains("\"bss\":\"" + owner.account() + "\"", "\"iam_id\":\"" + owner.iamId() + "\"")
        .contains("\"iat\":" + clock.instant().getEpochSecond() + ",");

    clock.advance(Duration.ofHours(1));
    assertThat(signedIn.get("/identity/userinfo").tokenError())
        .isEqualTo("401 BXNIM0407E Provided token is missing, invalid or expired.");
  }

  @Test
  void changedTokenIsRefused() {
    String[] parts = iam.accessToken(ci).split("\\.", -1);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                decoded(parts[1])
                    .replace(ci.iamId(), owner.iamId())
                    .getBytes(StandardCharsets.UTF_8));

    assertThat(userInfo(parts[0] + "." + forged + "." + parts[2])).isEqualTo(401);
    assertThat(userInfo(parts[0] + "." + parts[1] + ".")).isEqualTo(401);
    assertThat(userInfo("nonsense")).isEqualTo(401);
    assertThat(userInfo("!.!.!")).isEqualTo(401);
    assertThat(userInfo(String.join(".", parts))).isEqualTo(200);
  }

  @Test
  void tokenOfAnotherServiceIsRefused() {
    try (InMemoryIam other = InMemoryIam.builder().clock(clock).start()) {
      assertThat(userInfo(other.accessToken(other.addAccount("owner@acme.test")))).isEqualTo(401);
    }
  }

  @Test
  void configurationLeadsToTheEndpoints() {
    Map<?, ?> json = client.get("/identity/.well-known/openid-configuration").json();

    assertThat(json.get("issuer")).isEqualTo("https://iam.cloud.ibm.com/identity");
    assertThat(json.get("token_endpoint")).isEqualTo(iam.url() + "identity/token");
    assertThat(json.get("passcode_endpoint")).isEqualTo(iam.url() + "identity/passcode");
    assertThat(json.get("jwks_uri")).isEqualTo(iam.url() + "identity/keys");
  }

  private int userInfo(String token) {
    return client.get("/identity/userinfo", "Authorization", "Bearer " + token).status();
  }

  private static PublicKey publicKey(Map<?, ?> key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(
            new RSAPublicKeySpec(
                number(IamClient.text(key, "n")), number(IamClient.text(key, "e"))));
  }

  private static BigInteger number(String text) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
