package dev.registrysdk.examples.cr;

import dev.registrysdk.build.LayerCompression;

/** The ways to store layers, as they are written at the command line. */
final class Compressions {
  private Compressions() {}

  static LayerCompression parse(String text) {
    return switch (text) {
      case "gzip" -> LayerCompression.GZIP;
      case "zstd" -> LayerCompression.ZSTD;
      case "none" -> LayerCompression.NONE;
      default ->
          throw new IllegalArgumentException("expected gzip, zstd or none, but was '" + text + "'");
    };
  }
}
