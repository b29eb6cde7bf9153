package dev.registrysdk.oci;

/** Placeholder. */
public final class MediaType {
  private MediaType() {}
}
