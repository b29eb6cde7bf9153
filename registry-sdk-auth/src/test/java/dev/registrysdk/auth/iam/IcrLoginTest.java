package dev.registrysdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.icr.Icr;
import dev.registrysdk.icr.Region;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The credentials at work: a control plane that asks for them. */
class IcrLoginTest {
  private final IamLab iam = new IamLab();
  private final IamLab registry = new IamLab();

  @AfterEach
  void close() {
    iam.close();
    registry.close();
  }

  private static String token(int number) {
    return IamLab.jwt("{'account':{'bss':'" + IamLab.ACCOUNT + "'},'jti':" + number + "}");
  }

  private List<String> namespaces(CredentialProvider credentials) {
    try (HttpPipeline pipeline = HttpPipeline.create(HttpOptions.defaults(), credentials)) {
      return Icr.of(pipeline, credentials, Region.at(registry.host()), Optional.empty())
          .namespaces()
          .list();
    }
  }

  private static String bearer(RecordedRequest request) {
    return String.valueOf(request.getHeaders().get("Authorization"));
  }

  @Test
  void theControlPlaneIsShownATokenAndTheAccountThatItNames() {
    iam.answering(request -> IamLab.tokens(token(1), 3600));
    registry.answering(request -> IamLab.json(200, "['acme']"));
    try (IamCredentials credentials =
        iam.open(IamIdentity.apiKey("key-1")).forRegistry(registry.host())) {
      assertThat(namespaces(credentials)).containsExactly("acme");
    }
    assertThat(iam.requests).hasSize(1);
    assertThat(bearer(registry.requests.get(0))).isEqualTo("Bearer " + token(1));
    assertThat(registry.requests.get(0).getHeaders().get("Account")).isEqualTo(IamLab.ACCOUNT);
  }

  @Test
  void aRegistryThatIsNotNamedGetsNothingAndTheErrorSaysHowToNameIt() {
    try (IamCredentials credentials = iam.open(IamIdentity.apiKey("key-1"))) {
      assertThatThrownBy(() -> namespaces(CredentialProvider.firstOf(credentials)))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not list the namespaces of %1$s: the credentials are for other registries, so"
                  + " none were shown to %1$s. If they are meant for it, name it where they are"
                  + " made: IamOptions.builder().addRegistries(\"%1$s\"), or"
                  + " IamCredentials.forRegistry(\"%1$s\")",
              registry.host());
    }
    assertThat(iam.requests).isEmpty();
    assertThat(registry.requests).isEmpty();
  }

  @Test
  void aTokenThatTheControlPlaneRefusesIsReplacedOnce() {
    iam.answering(request -> IamLab.tokens(token(iam.requests.size()), 3600));
    registry.answering(
        request ->
            bearer(request).equals("Bearer " + token(1))
                ? IamLab.json(401, "{'code':'CRG0014E'}")
                : IamLab.json(200, "['acme']"));
    try (IamCredentials credentials =
        iam.open(IamIdentity.apiKey("key-1")).forRegistry(registry.host())) {
      assertThat(namespaces(credentials)).containsExactly("acme");
    }
    assertThat(iam.requests).hasSize(2);
  }

  @Test
  void aWrongKeyIsSaidInTheWordsOfIamWithWhatItWasFor() {
    iam.answering(request -> IamLab.error(400, "BXNIM0415E", "Provided API key not found"));
    try (IamCredentials credentials =
        iam.open(IamIdentity.apiKey("key-1")).forRegistry(registry.host())) {
      assertThatThrownBy(() -> namespaces(credentials))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageStartingWith(
              "Signing in to "
                  + registry.host()
                  + ": Could not get an access token of "
                  + iam.host()
                  + " with an API key: BXNIM0415E: Provided API key not found. Check that the API"
                  + " key is complete,");
    }
    assertThat(registry.requests).isEmpty();
  }
}
