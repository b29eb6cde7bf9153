package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks, and for which account. */
class IcrClientCallerTest {
  private static final String OTHER = "ffff0011001100aabbccddeeff001122";

  private final IcrStage stage = new IcrStage();

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void accountIsTheOneInTheToken() {
    assertThat(stage.client.namespaces().list()).containsExactly("acme");

    assertThat(stage.us.requests().get(0).header("Account")).contains(IcrStage.ACCOUNT);
  }

  @Test
  void accountThatWasSetComesFirst() {
    try (RegistryClient client = stage.builder(stage.us).account(OTHER).build()) {
      assertThatThrownBy(() -> client.namespaces().list())
          .isInstanceOf(AuthenticationException.class)
          .hasMessageStartingWith(
              "Could not list the namespaces of " + stage.us.address() + ": CRG0009E: ")
          .hasMessageContaining(
              " Check the account: the one set with RegistryClient.builder().account(…) has to be"
                  + " the one that the credentials for "
                  + stage.us.address()
                  + " belong to (GET ")
          .hasMessageContaining("/api/v1/namespaces answered 401, request id ");
    }
  }

  @Test
  void accountThatNobodyKnowsIsAskedFor() {
    try (RegistryClient client =
        stage
            .builder(stage.us)
            .credentials(stage.everywhere(Credentials.bearerToken("opaque")))
            .build()) {
      assertThatThrownBy(() -> client.namespaces().list())
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not list the namespaces of "
                  + stage.us.address()
                  + ": the account is not known, and the credentials do not tell it. Set the"
                  + " account: RegistryClient.builder().account(…) with the 32 hex digits that"
                  + " 'ibmcloud account show' prints");
      assertThat(stage.us.requests()).isEmpty();
    }
  }

  @Test
  void strangerIsAskedToSignIn() {
    try (RegistryClient client =
        stage.builder(stage.us).credentials(CredentialProvider.anonymous()).build()) {
      assertThatThrownBy(() -> client.quota().get())
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not get the quota of "
                  + stage.us.address()
                  + ": no credentials for "
                  + stage.us.address()
                  + ". Sign in: give the client credentials for "
                  + stage.us.address()
                  + "");
    }
  }

  @Test
  void expiredTokenIsRefused() {
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofHours(2)), ZoneOffset.UTC);
    try (InMemoryIam iam = InMemoryIam.builder().clock(later).start();
        InMemoryIcr region = InMemoryIcr.builder().iam(iam).clock(later).start();
        RegistryClient client =
            RegistryClient.builder()
                .region(dev.registrysdk.icr.Region.at(region.address()))
                .credentials(
                    CredentialProvider.of(
                        region.address(),
                        Credentials.bearerToken(stage.iam.accessToken(stage.owner))))
                .build()) {
      iam.addAccount(IcrStage.ACCOUNT, "owner@example.com");

      assertThatThrownBy(() -> client.namespaces().list())
          .isInstanceOf(AuthenticationException.class)
          .hasMessageStartingWith("Could not list the namespaces of " + region.address() + ": CRG");
    }
  }

  private RegistryClient withPassword() {
    String key = stage.iam.addApiKey(stage.owner, "key").value();
    return stage
        .builder(stage.us)
        .credentials(stage.everywhere(Credentials.basic("iamapikey", key)))
        .build();
  }

  @Test
  void userNameAndPasswordDeleteAndTagOnTheDataPlane() {
    String digest = stage.image("1");
    try (RegistryClient client = withPassword()) {
      client.tags().add(stage.web("1"), stage.web("stable"));
      client.tags().remove(stage.web("1"));
      DeleteResult deleted = client.images().delete(stage.web("stable"));

      assertThat(deleted.digest()).hasToString(digest);
      assertThat(deleted.tags()).containsExactly("stable");
      assertThat(stage.us.requests(call -> call.path().startsWith("/api"))).isEmpty();
    }
  }

  @Test
  void userNameAndPasswordDoNotTagAcrossRepositories() {
    stage.image("1");
    String elsewhere = stage.us.address() + "/acme/shop:1";
    try (RegistryClient client = withPassword()) {
      assertThatThrownBy(() -> client.tags().add(stage.web("1"), elsewhere))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "A tag stays in the repository of its image: "
                  + elsewhere
                  + " is not in "
                  + stage.us.address()
                  + "/acme/web; to give the image a name elsewhere, copy it: images().copy(\""
                  + stage.web("1")
                  + "\", \""
                  + elsewhere
                  + "\")");
    }
  }

  @Test
  void userNameAndPasswordAreNoAccessToken() {
    try (RegistryClient client = withPassword()) {
      assertThatThrownBy(() -> client.namespaces().list())
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not list the namespaces of "
                  + stage.us.address()
                  + ": the control plane takes an IAM access token, not a user name and password."
                  + " Give the client IamCredentials of registry-sdk-auth for "
                  + stage.us.address()
                  + ": they turn an API key into access tokens");
    }
  }

  @Test
  void malformedReferenceIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> stage.client.images().inspection("us.icr.io/Acme/web:1"))
        .isInstanceOf(OciFormatException.class);
    assertThatThrownBy(() -> stage.client.tags().remove("us.icr.io/acme/web:a b"))
        .isInstanceOf(OciFormatException.class);
    assertThat(stage.us.requests()).isEmpty();
  }
}
