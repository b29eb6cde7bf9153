package dev.registrysdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialProviderTest {
  private static final Credentials ANN = Credentials.basic("ann", "a");
  private static final Credentials BOB = Credentials.basic("bob", "b");
  private static final AuthTarget TARGET = AuthTarget.data("us.icr.io");

  @Test
  void credentialsAreForOneHostOnBothPlanes() {
    CredentialProvider provider = CredentialProvider.of("us.icr.io", ANN);

    assertThat(provider.credentials(AuthTarget.data("us.icr.io"))).contains(ANN);
    assertThat(provider.credentials(AuthTarget.control("us.icr.io"))).contains(ANN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de.icr.io",
        "icr.io",
        "us.icr.io:443",
        "us.icr.io.evil.example",
        "xus.icr.io",
        "",
        "us"
      })
  void credentialsAreNotForAnotherHost(String other) {
    assertThat(CredentialProvider.of("us.icr.io", ANN).credentials(AuthTarget.data(other)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "US.icr.io, us.ICR.io",
    "localhost:5000, localhost:5000",
    "registry:443, registry:443",
    "[::1]:5000, [::1]:5000",
    "docker.io, docker.io",
    "index.docker.io, docker.io"
  })
  void hostsAreWrittenAsInReferencesInAnyCase(String host, String target) {
    assertThat(CredentialProvider.of(host, ANN).credentials(AuthTarget.data(target))).contains(ANN);
  }

  @ParameterizedTest
  @CsvSource({
    "https://us.icr.io, https://us.icr.io",
    "us.icr.io/, us.icr.io/",
    "us.icr.io/acme, us.icr.io/acme",
    "'', ''",
    "registry, registry",
    "https://ann:s3cr3t@us.icr.io, us.icr.io",
    "ann:s3cr3t@us.icr.io, us.icr.io",
    "us.icr.io?s3cr3t, us.icr.io?[redacted]"
  })
  void aTextThatIsNoHostIsRefusedWithoutRepeatingSecrets(String host, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CredentialProvider.of(host, ANN))
        .withMessage(
            "Not the host of a registry: '"
                + shown
                + "'; write it as in an image reference, for example us.icr.io or localhost:5000")
        .withNoCause();
  }

  @Test
  void theTextOfAProviderShowsNoCredentials() {
    assertThat(CredentialProvider.of("us.icr.io", ANN)).hasToString("credentials for us.icr.io");
  }

  @Test
  void theAnonymousProviderHasNothing() {
    assertThat(CredentialProvider.anonymous().credentials(TARGET)).isEmpty();
  }

  @Test
  void theFirstAnswerCounts() {
    CredentialProvider chain =
        CredentialProvider.firstOf(
            CredentialProvider.of("de.icr.io", BOB),
            CredentialProvider.of("us.icr.io", ANN),
            CredentialProvider.of("us.icr.io", BOB));

    assertThat(chain.credentials(TARGET)).contains(ANN);
    assertThat(chain.credentials(AuthTarget.data("de.icr.io"))).contains(BOB);
    assertThat(chain.credentials(AuthTarget.data("eu.icr.io"))).isEmpty();
  }

  @Test
  void providersBehindTheFirstAnswerAreNotAsked() {
    List<String> asked = new ArrayList<>();
    CredentialProvider chain =
        CredentialProvider.firstOf(
            target -> answer(asked, "first", Optional.empty()),
            target -> answer(asked, "second", Optional.of(ANN)),
            target -> answer(asked, "third", Optional.of(BOB)));

    Optional<Credentials> found = chain.credentials(TARGET);

    assertThat(found).contains(ANN);
    assertThat(asked).containsExactly("first", "second");
  }

  @Test
  void aProviderThatFailsIsNotPassedOver() {
    AuthenticationException failure =
        new AuthenticationException(Failure.of("The helper failed").build());
    CredentialProvider chain =
        CredentialProvider.firstOf(
            target -> {
              throw failure;
            },
            CredentialProvider.of("us.icr.io", ANN));

    assertThatThrownBy(() -> chain.credentials(TARGET)).isSameAs(failure);
  }

  @Test
  void anEmptyChainIsAnonymous() {
    assertThat(CredentialProvider.firstOf().credentials(TARGET)).isEmpty();
  }

  @Test
  void everyProviderOfAChainHearsOfARefusal() {
    Keeper one = new Keeper();
    Keeper two = new Keeper();

    CredentialProvider.firstOf(one, two).refused(TARGET, ANN);

    assertThat(one.refused).containsExactly(ANN);
    assertThat(two.refused).containsExactly(ANN);
  }

  @Test
  void eachHostGetsItsOwnCredentials() {
    CredentialProvider provider =
        CredentialProvider.perHost(
            Map.of("US.icr.io", ANN, "index.docker.io", Credentials.basic("ben", "s3cret")));

    assertThat(provider.credentials(AuthTarget.data("us.icr.io"))).contains(ANN);
    assertThat(provider.credentials(AuthTarget.data("docker.io")))
        .contains(Credentials.basic("ben", "s3cret"));
    assertThat(provider.credentials(AuthTarget.data("de.icr.io"))).isEmpty();
    assertThat(provider).hasToString("credentials for docker.io, us.icr.io");
  }

  @Test
  void aHostHasOnePairOfCredentials() {
    assertThatThrownBy(
            () -> CredentialProvider.perHost(Map.of("docker.io", ANN, "index.docker.io", ANN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There are two credentials for docker.io; keep one of them");
  }

  @Test
  void everyHostIsOne() {
    assertThatThrownBy(() -> CredentialProvider.perHost(Map.of("https://us.icr.io", ANN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not the host of a registry: 'https://us.icr.io'");
  }

  @Test
  void theHostOfATargetIsLowerCase() {
    assertThat(AuthTarget.data("US.ICR.IO"))
        .isEqualTo(new AuthTarget("us.icr.io", AuthTarget.Plane.DATA))
        .isNotEqualTo(AuthTarget.control("us.icr.io"));
  }

  private static Optional<Credentials> answer(
      List<String> asked, String name, Optional<Credentials> answer) {
    asked.add(name);
    return answer;
  }

  private static final class Keeper implements CredentialProvider {
    private final List<Credentials> refused = new ArrayList<>();

    @Override
    public Optional<Credentials> credentials(AuthTarget target) {
      return Optional.empty();
    }

    @Override
    public void refused(AuthTarget target, Credentials credentials) {
      refused.add(credentials);
    }
  }
}
