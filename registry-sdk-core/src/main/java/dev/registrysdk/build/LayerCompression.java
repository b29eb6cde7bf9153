package dev.registrysdk.build;

/** How the layers of a new image are stored. */
public enum LayerCompression {
  /** With gzip, which every registry and engine reads. */
  GZIP,
  /** As plain tar; for places that unpack layers anyway. */
  NONE
}
