package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReferencePropertyTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @Property
  void anyTextIsReadOrRefused(@ForAll String text) {
    ImageReference.tryParse(text)
        .ifPresent(read -> assertThat(ImageReference.parse(read.toString())).isEqualTo(read));
    Repository.tryParse(text)
        .ifPresent(read -> assertThat(Repository.parse(read.toString())).isEqualTo(read));
    Digest.tryParse(text)
        .ifPresent(read -> assertThat(Digest.parse(read.toString())).isEqualTo(read));
    MediaType.tryParse(text)
        .ifPresent(read -> assertThat(MediaType.parse(read.toString())).isEqualTo(read));
    Platform.tryParse(text)
        .ifPresent(read -> assertThat(Platform.parse(read.text())).isEqualTo(read));
  }

  @Property(tries = 20_000)
  void whatIsAcceptedAndHowItIsCompletedAgreesWithTheRegularExpression(
      @ForAll("nearlyReferences") String text) {
    if (!ReferenceOracle.differsOnPurpose(text)) {
      assertThat(ImageReference.tryParse(text).map(ImageReference::toString))
          .isEqualTo(ReferenceOracle.complete(text));
    }
  }

  @Property
  void aReferenceIsReadAgainAsTheSame(@ForAll("nearlyReferences") String text) {
    ImageReference.tryParse(text)
        .ifPresent(
            read -> {
              assertThat(ImageReference.parse(read.toString()))
                  .isEqualTo(read)
                  .hasSameHashCodeAs(read);
              assertThat(Repository.parse(read.repository().toString()))
                  .isEqualTo(read.repository());
            });
  }

  @Property
  void digestsAreReadAgainAsTheSame(@ForAll("nearlyDigests") String text) {
    Digest.tryParse(text)
        .ifPresent(
            read -> {
              assertThat(read).hasToString(text);
              assertThat(Digest.parse(text)).isEqualTo(read).hasSameHashCodeAs(read);
            });
  }

  @Property
  void platformsAreReadAgainAsTheSame(@ForAll("nearlyPlatforms") String text) {
    Platform.tryParse(text)
        .ifPresent(read -> assertThat(Platform.parse(read.text())).isEqualTo(read));
  }

  @Property
  void everyPlatformHasOneNormalForm(
      @ForAll String os, @ForAll String architecture, @ForAll String variant) {
    Platform platform =
        Platform.builder().os(os).architecture(architecture).variant(variant).build();

    assertThat(platform.normalized()).isSameAs(platform);
  }

  @Property
  void messagesStayShortAndOnOneLine(@ForAll String text) {
    String complaint =
        Refusal.of(() -> Repository.parse("~" + text.repeat(1 + 10_000 / (text.length() + 1))));

    assertThat(complaint).hasSizeLessThan(1_200).doesNotContain("\n", "\r", "\u0000");
  }

  @Example
  void theDifferencesToTheRegularExpressionAreTheIntendedOnes() {
    assertThat(ReferenceOracle.complete("a:99999/b")).isPresent();
    assertThat(ImageReference.tryParse("a:99999/b")).isEmpty();

    assertThat(ReferenceOracle.complete("a@sha256:" + "0".repeat(32))).isPresent();
    assertThat(ImageReference.tryParse("a@sha256:" + "0".repeat(32))).isEmpty();

    assertThat(ReferenceOracle.complete("a@x256:a-b")).isEmpty();
    assertThat(ImageReference.tryParse("a@x256:a-b")).isPresent();

    assertThat(ReferenceOracle.complete(HEX + ":1")).isPresent();
    assertThat(ImageReference.tryParse(HEX + ":1")).isEmpty();
  }

  @Provide
  Arbitrary<String> nearlyReferences() {
    return pieces(
        "a",
        "b1",
        "0",
        "Foo",
        "docker.io",
        "index.docker.io",
        "localhost",
        "us.icr.io",
        "library",
        "[::1]",
        "[",
        "]",
        "80",
        "65535",
        "65536",
        "latest",
        "-",
        "--",
        "_",
        "__",
        "___",
        ".",
        "..",
        "/",
        "/",
        "/",
        ":",
        ":",
        "@",
        "@sha256:" + HEX,
        "@sha512:" + HEX + HEX,
        "@sha256:" + "0",
        HEX,
        "x256:",
        "~",
        " ",
        "\n",
        "é",
        "İ",
        "٣",
        "\ud83d\ude00",
        "t".repeat(128));
  }

  @Provide
  Arbitrary<String> nearlyDigests() {
    return pieces("sha256", "sha512", "blake3", ":", "+", ".", "_", "-", "=", "A", HEX, "0", "/");
  }

  @Provide
  Arbitrary<String> nearlyPlatforms() {
    return pieces(
        "linux", "Linux", "macos", "arm", "arm64", "armhf", "x86_64", "amd64", "/", "/", "/", "v",
        "1", "7", "8", "v8.0", "-", "_", " ");
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(list -> String.join("", list));
  }
}
