package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String DIGEST = "sha256:" + HEX;

  @ParameterizedTest
  @CsvSource({
    "ubuntu, docker.io/library/ubuntu:latest",
    "docker.io/ubuntu, docker.io/library/ubuntu:latest",
    "index.docker.io/ubuntu, docker.io/library/ubuntu:latest",
    "index.docker.io/acme/web, docker.io/acme/web:latest",
    "library/ubuntu, docker.io/library/ubuntu:latest",
    "library/foo/bar, docker.io/library/foo/bar:latest",
    "acme/web:1.0, docker.io/acme/web:1.0",
    "localhost, docker.io/library/localhost:latest",
    "localhost/foo, localhost/foo:latest",
    "localhost:5000/foo:1, localhost:5000/foo:1",
    "127.0.0.1:5000/foo, 127.0.0.1:5000/foo:latest",
    "192.168.0.1:80, docker.io/library/192.168.0.1:80",
    "192.168.0.1:80/web, 192.168.0.1:80/web:latest",
    "[fc00::1]:5000/docker, [fc00::1]:5000/docker:latest",
    "[2001:DB8::1]/docker, [2001:DB8::1]/docker:latest",
    "Foo/bar, Foo/bar:latest",
    "host.example/a/b/c/d:v1, host.example/a/b/c/d:v1",
    "us.icr.io/acme/web, us.icr.io/acme/web:latest",
    "a.b/c__d/e---f/g.h_i:T_.-9, a.b/c__d/e---f/g.h_i:T_.-9",
    "xn--n3h.com/web:_, xn--n3h.com/web:_",
    "a:00080/b, a:00080/b:latest",
    "a:65535/b, a:65535/b:latest"
  })
  void shortNamesAreCompletedByDockersRules(String written, String complete) {
    assertThat(ImageReference.parse(written)).hasToString(complete);
  }

  @Test
  void aDigestIsNotGivenTheTagLatest() {
    ImageReference reference = ImageReference.parse("us.icr.io/acme/web@" + DIGEST);

    assertThat(reference.tag()).isEmpty();
    assertThat(reference.digest()).contains(Digest.parse(DIGEST));
    assertThat(reference).hasToString("us.icr.io/acme/web@" + DIGEST);
  }

  @Test
  void tagAndDigestMayStandTogether() {
    ImageReference reference = ImageReference.parse("us.icr.io/acme/web:1.0@" + DIGEST);

    assertThat(reference.tag()).contains("1.0");
    assertThat(reference.digest()).contains(Digest.parse(DIGEST));
    assertThat(reference).hasToString("us.icr.io/acme/web:1.0@" + DIGEST);
  }

  @Test
  void theDigestDecidesWhatARegistryIsAskedFor() {
    assertThat(ImageReference.parse("alpine:3@" + DIGEST).selector()).isEqualTo(DIGEST);
    assertThat(ImageReference.parse("alpine:3").selector()).isEqualTo("3");
    assertThat(ImageReference.parse("alpine").selector()).isEqualTo("latest");
  }

  @Test
  void thePartsOfAReferenceAreItsRegistryRepositoryAndTag() {
    ImageReference reference = ImageReference.parse("localhost:5000/acme/web:1.0");

    assertThat(reference.registry()).isEqualTo("localhost:5000");
    assertThat(reference.repository()).isEqualTo(Repository.of("localhost:5000", "acme/web"));
    assertThat(reference.tag()).contains("1.0");
    assertThat(reference.digest()).isEmpty();
  }

  @Test
  void anotherTagDropsTheDigest() {
    ImageReference reference = ImageReference.parse("us.icr.io/acme/web:1.0@" + DIGEST);

    assertThat(reference.withTag("2.0")).hasToString("us.icr.io/acme/web:2.0");
  }

  @Test
  void pinningToADigestKeepsTheTagAsInformation() {
    ImageReference reference = ImageReference.parse("us.icr.io/acme/web:1.0");

    assertThat(reference.withDigest(Digest.parse(DIGEST)))
        .hasToString("us.icr.io/acme/web:1.0@" + DIGEST);
  }

  @Test
  void referencesAreEqualWhenTheyMeanTheSame() {
    assertThat(ImageReference.parse("alpine"))
        .isEqualTo(ImageReference.parse("index.docker.io/library/alpine:latest"))
        .hasSameHashCodeAs(ImageReference.parse("index.docker.io/library/alpine:latest"))
        .isNotEqualTo(ImageReference.parse("alpine:3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker///docker",
        "-docker/docker",
        "docker/-docker",
        "dock..er/docker",
        "a/b..c",
        "a/b___c",
        "a/b._c",
        "a/b-",
        "a/.b",
        "a//b",
        "a/b/",
        "/a",
        "/",
        "a/_b",
        "a/b c",
        "a/é",
        "é",
        " alpine",
        "alpine ",
        "alpine\n",
        "a/b\0",
        ".",
        "-",
        "_"
      })
  void aMalformedRepositoryIsRefused(String text) {
    assertThat(ImageReference.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[fc00::1]",
        "fc00::1:5000/debian",
        "[]/a",
        "[::1/a",
        "::1]/a",
        "[::1]5000/a",
        "[g::]/a",
        "[::1%eth0]/a",
        "[::1]:/a",
        "a:/b",
        "a:x/b",
        "a:-1/b",
        "a:65536/b",
        "a:123456/b",
        "a..b/c",
        ".a/b",
        "a./b",
        "-a.b/c",
        "a-.b/c",
        "a_b.c/d",
        "Ü/a",
        "a:٣/b",
        "user@host.example/a"
      })
  void aMalformedRegistryIsRefused(String text) {
    assertThat(ImageReference.tryParse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a:-b", "a:.b", "a:b c", "a:é", "a:b:c", "a:b@", "a@", "a:b@c@d"})
  void aMalformedTagOrDigestIsRefused(String text) {
    assertThat(ImageReference.tryParse(text)).isEmpty();
  }

  @Test
  void anEmptyReferenceIsToldTheForm() {
    assertThat(Refusal.of(() -> ImageReference.parse("")))
        .isEqualTo(
            "Not an image reference: ''; it is empty; write [registry/]repository[:tag][@digest]");
  }

  @Test
  void aUrlIsToldToLeaveOutTheScheme() {
    assertThat(Refusal.of(() -> ImageReference.parse("https://us.icr.io/acme/web")))
        .isEqualTo(
            "Not an image reference: 'https://us.icr.io/acme/web'; leave out the scheme; write"
                + " [registry/]repository[:tag][@digest]");
  }

  @Test
  void anUpperCaseRepositoryIsToldTheRule() {
    assertThat(Refusal.of(() -> ImageReference.parse("docker/Docker")))
        .isEqualTo("Not an image reference: 'docker/Docker'; a repository must be lower case");
  }

  @Test
  void aRepositoryWithOtherCharactersIsToldTheRule() {
    assertThat(Refusal.of(() -> ImageReference.parse("us.icr.io/acme/we~b:1")))
        .isEqualTo(
            "Not an image reference: 'us.icr.io/acme/we~b:1'; a repository is lower-case letters"
                + " and digits, in parts joined by /, inside a part by one . or one or two _ or any"
                + " number of -");
  }

  @Test
  void aMalformedRegistryIsToldTheRule() {
    assertThat(Refusal.of(() -> ImageReference.parse("us_icr.io/acme/web")))
        .isEqualTo(
            "Not an image reference: 'us_icr.io/acme/web'; a registry is a host name, an IPv4 or"
                + " [IPv6] address, with an optional :port");
  }

  @Test
  void aMalformedTagIsToldTheRule() {
    assertThat(Refusal.of(() -> ImageReference.parse("us.icr.io/acme/web:-1")))
        .isEqualTo(
            "Not an image reference: 'us.icr.io/acme/web:-1'; a tag is 1 to 128 letters, digits and"
                + " _ . - and starts with a letter, a digit or _");
  }

  @Test
  void aMalformedDigestIsToldItsOwnRule() {
    assertThat(Refusal.of(() -> ImageReference.parse("alpine@sha256:abc")))
        .isEqualTo(
            "Not an image reference: 'alpine@sha256:abc'; after the @: Not a digest: 'sha256:abc';"
                + " sha256 needs exactly 64 lower-case hex digits");
  }

  @Test
  void anImageIdIsNotTakenForAName() {
    assertThat(Refusal.of(() -> ImageReference.parse(HEX)))
        .isEqualTo(
            "Not an image reference: '" + HEX + "'; 64 hex digits are an image ID, not a name");
  }

  @Test
  void sixtyFourHexDigitsAreANameBehindARegistry() {
    assertThat(ImageReference.parse("localhost/" + HEX))
        .hasToString("localhost/" + HEX + ":latest");
  }

  @Test
  void aTagOf128CharactersIsTheLongest() {
    assertThat(ImageReference.tryParse("a:" + "t".repeat(128))).isPresent();
    assertThat(ImageReference.tryParse("a:" + "t".repeat(129))).isEmpty();
  }

  @Test
  void registryAndRepositoryTogetherHaveAtMost255Characters() {
    String longest = "a.io/" + "p".repeat(250);

    assertThat(ImageReference.tryParse(longest)).isPresent();
    assertThat(Refusal.of(() -> ImageReference.parse(longest + "p")))
        .endsWith("; registry and repository together have at most 255 characters");
  }

  @Test
  void aRepositoryHasAtMost255Characters() {
    assertThat(Refusal.of(() -> ImageReference.parse("a.io/" + "p".repeat(256))))
        .endsWith("; a repository has at most 255 characters");
  }

  @Test
  void aRegistryOfManyLabelsIsRefusedByItsLength() {
    assertThat(Refusal.of(() -> ImageReference.parse("a.".repeat(200) + "io/web")))
        .endsWith("; a registry is a host name, an IPv4 or [IPv6] address, with an optional :port");
  }

  @Test
  void aHugeTextIsRefusedByItsLengthAndNotRepeatedInTheMessage() {
    assertThat(Refusal.of(() -> ImageReference.parse("a/".repeat(500_000))))
        .isEqualTo(
            "Not an image reference: '"
                + "a/".repeat(60)
                + "… (1000000 characters)'; a reference has at most 1024 characters");
  }

  @Test
  void charactersThatAreNotSeenAreMadeVisibleInMessages() {
    assertThat(Refusal.of(() -> ImageReference.parse("web:1\u001b\u0085\u202e\u2028\ud800")))
        .startsWith("Not an image reference: 'web:1\\u001b\\u0085\\u202e\\u2028\\ud800'; ");
  }
}
