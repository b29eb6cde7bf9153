package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.local.OciLayout;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller is told whom Distribution does not let in. */
@Interop
@ParameterizedClass
@EnumSource(names = {"HTPASSWD", "TOKEN"})
class SignInFailuresIT {
  private final SignIn signIn;
  private final Peers peers;
  private final Fixtures fixtures;
  private Distribution registry;

  SignInFailuresIT(SignIn signIn, Peers peers, Fixtures fixtures) {
    this.signIn = signIn;
    this.peers = peers;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path directory) {
    registry = Distribution.start(directory, signIn);
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void aWrongPasswordIsNamedAsSuch(@TempDir Path target) {
    try (RegistryClient client = client(registry.credentials(Distribution.USER, "wrong horse"))) {
      String image = registry.name("team/app:1.0");

      assertThatThrownBy(() -> client.images().pull(image, OciLayout.at(target).image("1.0")))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining(
              "Check the user name and the password or key for " + registry.host())
          .hasMessageNotContaining("wrong horse");
      refusesToPush(client, "Check the user name");
    }
    assertThat(Trees.files(target)).isEmpty();
  }

  @Test
  void missingCredentialsAreNamedAsSuch(@TempDir Path target) {
    try (RegistryClient client = client(CredentialProvider.anonymous())) {
      String image = registry.name("team/app:1.0");

      assertThatThrownBy(() -> client.images().pull(image, OciLayout.at(target).image("1.0")))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("Sign in: give the client credentials for " + registry.host());
      refusesToPush(client, "Sign in");
    }
    assertThat(Trees.files(target)).isEmpty();
  }

  @Test
  void nobodyMayListTheCatalogWithoutSigningIn() {
    try (RegistryClient client = client(CredentialProvider.anonymous())) {
      assertThatThrownBy(() -> client.repositories().list(registry.host()))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("Sign in: give the client credentials for " + registry.host());
    }
  }

  private void refusesToPush(RegistryClient client, String advice) {
    ThrowingCallable push =
        () -> client.images().push(fixtures.zstd().place(), registry.name("team/app:2.0"));
    assertThatThrownBy(push)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining(advice);
    String name = registry.peerName("team/app");
    assertThat(peers.skopeo(registry.peerOptions("", "list-tags", name)).succeeded())
        .contains("1.0")
        .doesNotContain("2.0");
  }

  private static RegistryClient client(CredentialProvider credentials) {
    return RegistryClient.builder().credentials(credentials).build();
  }
}
