package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {
  @Test
  void aShortNameIsCompleted() {
    Repository repository = Repository.parse("alpine");

    assertThat(repository.registry()).isEqualTo("docker.io");
    assertThat(repository.path()).isEqualTo("library/alpine");
    assertThat(repository).hasToString("docker.io/library/alpine");
  }

  @Test
  void aTagIsNotPartOfARepository() {
    assertThat(Refusal.of(() -> Repository.parse("us.icr.io/acme/web:1.0")))
        .isEqualTo(
            "Not an image reference: 'us.icr.io/acme/web:1.0'; a repository has no tag and no"
                + " digest");
  }

  @Test
  void aDigestIsNotPartOfARepository() {
    assertThat(Repository.tryParse("us.icr.io/acme/web@" + Digest.sha256(new byte[0]))).isEmpty();
  }

  @Test
  void tryParseAnswersWithTheRepository() {
    assertThat(Repository.tryParse("us.icr.io/acme/web"))
        .contains(Repository.of("us.icr.io", "acme/web"));
  }

  @Test
  void partsAreTakenAsTheyAre() {
    assertThat(Repository.of("docker.io", "alpine")).hasToString("docker.io/alpine");
  }

  @Test
  void partsAreCheckedByTheGrammar() {
    assertThat(Refusal.of(() -> Repository.of("us.icr.io", "Acme")))
        .isEqualTo("Not an image reference: 'us.icr.io/Acme'; a repository must be lower case");
    assertThat(Refusal.of(() -> Repository.of("https://us.icr.io", "acme")))
        .endsWith("; a registry is a host name, an IPv4 or [IPv6] address, with an optional :port");
    assertThat(Refusal.of(() -> Repository.of("us.icr.io", "a".repeat(246))))
        .endsWith("; registry and repository together have at most 255 characters");
    assertThat(Refusal.of(() -> Repository.of("", "a"))).contains("a registry is a host name");
    assertThat(Refusal.of(() -> Repository.of("a", ""))).contains("a repository is lower-case");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "myhost:443", "my.host", "MyHost", "[::1]", "10.0.0.1"})
  void aRegistryIsReadBackAsItWasNamed(String registry) {
    Repository repository = Repository.of(registry, "app");

    assertThat(Repository.parse(repository.toString())).isEqualTo(repository);
  }

  @Test
  void aRegistryThatWouldBeReadAsAPartOfAPathIsRefused() {
    assertThat(Refusal.of(() -> Repository.of("myhost", "app")))
        .isEqualTo(
            "Not an image reference: 'myhost/app'; myhost would be read as a part of a path on"
                + " Docker Hub; write its port, for example myhost:443, or its full name");
  }

  @Test
  void theOldNameOfDockerHubIsRefused() {
    assertThat(Refusal.of(() -> Repository.of("index.docker.io", "acme/web")))
        .isEqualTo(
            "Not an image reference: 'index.docker.io/acme/web'; the registry of Docker Hub is"
                + " written docker.io");
  }

  @Test
  void imagesAreNamedByTagOrDigest() {
    Repository repository = Repository.parse("us.icr.io/acme/web");
    Digest digest = Digest.sha256(new byte[0]);

    assertThat(repository.tag("1.0")).isEqualTo(ImageReference.parse("us.icr.io/acme/web:1.0"));
    assertThat(repository.digest(digest))
        .isEqualTo(ImageReference.parse("us.icr.io/acme/web@" + digest));
  }

  @Test
  void aTagIsCheckedByTheGrammar() {
    assertThat(Refusal.of(() -> Repository.parse("us.icr.io/acme/web").tag("")))
        .isEqualTo(
            "Not an image reference: 'us.icr.io/acme/web:'; a tag is 1 to 128 letters, digits and"
                + " _ . - and starts with a letter, a digit or _");
  }

  @Test
  void repositoriesAreOrderedByTheirText() {
    assertThat(Repository.parse("a.io/b")).isLessThan(Repository.parse("a.io/c"));
  }
}
