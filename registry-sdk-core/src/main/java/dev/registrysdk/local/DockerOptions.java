package dev.registrysdk.local;

/**
 * How the layers of Docker archives are treated.
 *
 * @param asTheyAre whether they are neither compressed nor decompressed
 * @param unpackedLimit how much an archive or a layer may unpack to
 */
record DockerOptions(boolean asTheyAre, long unpackedLimit) {
  static final DockerOptions DEFAULT = new DockerOptions(false, Limited.DEFAULT);
}
