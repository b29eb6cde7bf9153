package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.registrysdk.oci.Repository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryKeyTest {
  @ParameterizedTest
  @CsvSource({
    "us.icr.io, us.icr.io",
    "US.icr.IO, us.icr.io",
    "https://us.icr.io, us.icr.io",
    "HTTP://us.icr.io/v1/, us.icr.io",
    "us.icr.io/v2/, us.icr.io",
    "https://us.icr.io/any/path, us.icr.io",
    "https://registry:5000/v2, registry:5000",
    "localhost:5000, localhost:5000",
    "us.icr.io/acme, us.icr.io/acme",
    "us.icr.io/acme/web/, us.icr.io/acme/web",
    "https://index.docker.io/v1/, docker.io",
    "index.docker.io, docker.io",
    "registry-1.docker.io, docker.io",
    "registry.hub.docker.com, docker.io",
    "docker.io/acme, docker.io/acme",
    "index.docker.io.evil.example, index.docker.io.evil.example"
  })
  void keysAreReadLikeThis(String key, String registry) {
    assertThat(RegistryKey.of(key)).hasToString(registry);
  }

  @ParameterizedTest
  @CsvSource({
    "us.icr.io, us.icr.io/acme/web, true",
    "us.icr.io/acme, us.icr.io/acme/web, true",
    "us.icr.io/acme, us.icr.io/acme, true",
    "us.icr.io/acme, us.icr.io/acme2/web, false",
    "us.icr.io/acme, de.icr.io/acme/web, false",
    "docker.io/library, alpine, true"
  })
  void pathsEndAtSlashes(String key, String repository, boolean covered) {
    assertThat(RegistryKey.of(key).covers(Repository.parse(repository))).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "us.icr.io/acme, us.icr.io/acme",
    "'', ''",
    "https://ann:s3cr3t@us.icr.io, us.icr.io",
    "*.icr.io, *.icr.io",
    "word, word"
  })
  void onlyARegistryCanBeSignedInTo(String text, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegistryKey.registry(text))
        .withMessage(
            "Not a registry: '"
                + shown
                + "'; write its host, for example us.icr.io or localhost:5000");
  }
}
