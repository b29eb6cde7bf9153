package dev.registrysdk.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @Test
  void theDigestOfNothingIsTheWellKnownOne() {
    assertThat(Digest.sha256(new byte[0]))
        .hasToString("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void theDigestOfTheEmptyDescriptorsContentIsTheWellKnownOne() {
    assertThat(Digest.sha256("{}".getBytes(UTF_8)))
        .hasToString("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void theDigestOfAnEmptyTarIsTheWellKnownOne() {
    assertThat(Digest.sha256(new byte[1024]))
        .hasToString("sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
  }

  @Test
  void algorithmAndEncodedPartAreTheTwoSidesOfTheColon() {
    Digest digest = Digest.parse("sha256:" + HEX);

    assertThat(digest.algorithm()).isEqualTo("sha256");
    assertThat(digest.encoded()).isEqualTo(HEX);
    assertThat(digest.knownAlgorithm()).contains(Digest.Algorithm.SHA256);
  }

  @Test
  void sha512IsKnown() {
    assertThat(Digest.parse("sha512:" + HEX + HEX).knownAlgorithm())
        .contains(Digest.Algorithm.SHA512);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blake3:0000",
        "sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564=",
        "a.b_c-d+e:x"
      })
  void otherAlgorithmsAreCarriedButNotKnown(String text) {
    assertThat(Digest.parse(text)).hasToString(text);
    assertThat(Digest.parse(text).knownAlgorithm()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "sha256", "sha256:", ":abc", "::"})
  void aTextWithoutTwoPartsIsRefused(String text) {
    assertThat(Refusal.of(() -> Digest.parse(text)))
        .isEqualTo(
            "Not a digest: '"
                + text
                + "'; a digest is written algorithm:encoded, for example sha256:<64 hex digits>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256:ab", "sha+:ab", "+sha:ab", "sha++x:ab", "sha 1:ab", "shä:ab"})
  void theAlgorithmFollowsItsGrammar(String text) {
    assertThat(Refusal.of(() -> Digest.parse(text)))
        .isEqualTo(
            "Not a digest: '"
                + text
                + "'; the algorithm is lower-case letters and digits joined by one of + . _ -");
  }

  @Test
  void aSha256DigestHas64LowerCaseHexDigits() {
    String rule = "; sha256 needs exactly 64 lower-case hex digits";

    assertThat(Refusal.of(() -> Digest.parse("sha256:" + HEX.substring(1)))).endsWith(rule);
    assertThat(Refusal.of(() -> Digest.parse("sha256:" + HEX + "0"))).endsWith(rule);
    assertThat(Refusal.of(() -> Digest.parse("sha256:" + HEX.substring(1) + "A"))).endsWith(rule);
    assertThat(Refusal.of(() -> Digest.parse("sha256:" + HEX.substring(1) + "g"))).endsWith(rule);
  }

  @Test
  void aSha512DigestHas128LowerCaseHexDigits() {
    assertThat(Refusal.of(() -> Digest.parse("sha512:" + HEX)))
        .isEqualTo(
            "Not a digest: 'sha512:" + HEX + "'; sha512 needs exactly 128 lower-case hex digits");
  }

  @Test
  void theEncodedPartOfAnotherAlgorithmFollowsItsGrammar() {
    assertThat(Refusal.of(() -> Digest.parse("blake3:a/b")))
        .isEqualTo("Not a digest: 'blake3:a/b'; the encoded part is letters, digits and = _ -");
  }

  @Test
  void aDigestHasAtMost512Characters() {
    assertThat(Digest.tryParse("x:" + "a".repeat(510))).isPresent();
    assertThat(Refusal.of(() -> Digest.parse("x:" + "a".repeat(99_998))))
        .isEqualTo(
            "Not a digest: 'x:"
                + "a".repeat(118)
                + "… (100000 characters)'; a digest has at most 512 characters");
  }

  @Test
  void aHashOfTheWrongSizeIsRefused() {
    assertThat(Refusal.of(() -> Digest.Algorithm.SHA256.of(new byte[20])))
        .isEqualTo("A sha256 hash has 32 bytes, not 20");
  }

  @Test
  void digestsAreOrderedByTheirText() {
    assertThat(Digest.parse("sha256:" + HEX)).isLessThan(Digest.parse("sha512:" + HEX + HEX));
  }
}
