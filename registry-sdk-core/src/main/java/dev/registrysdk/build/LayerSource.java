package dev.registrysdk.build;

/** Something that entries of a layer come from; looked at when the image is built. */
@FunctionalInterface
interface LayerSource {
  /** Adds its entries; what it has to unpack goes into the workspace. */
  void collect(LayerEntries into, Workspace workspace);
}
