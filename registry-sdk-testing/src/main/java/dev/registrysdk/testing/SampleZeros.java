package dev.registrysdk.testing;

import java.util.Map;
import java.util.Optional;

/** The digests of so many zeros that a test should not wait until they are hashed. */
final class SampleZeros {
  private static final long GIB = 1L << 30;
  private static final Map<Long, String> KNOWN =
      Map.of(
          GIB,
          "sha256:49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14",
          2 * GIB,
          "sha256:a7c744c13cc101ed66c29f672f92455547889cc586ce6d44fe76ae824958ea51",
          5 * GIB,
          "sha256:7f06c62352aebd8125b2a1841e2b9e1ffcbed602f381c3dcb3200200e383d1d5",
          10 * GIB,
          "sha256:732377e7f4a2abdc13ddfa1eb4c9c497fd2a2b294674d056cf51581b47dd586d");

  private SampleZeros() {}

  static Optional<String> digest(long size) {
    return Optional.ofNullable(KNOWN.get(size));
  }
}
