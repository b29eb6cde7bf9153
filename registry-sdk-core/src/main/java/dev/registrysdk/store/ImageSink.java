package dev.registrysdk.store;

/**
 * A place that one image can be written to. Instances are immutable and safe for use by several
 * threads; {@code toString} names the place as a user would write it.
 */
public interface ImageSink {
  /**
   * Starts writing.
   *
   * @return a writer, to be closed by the caller
   * @throws dev.registrysdk.error.RegistryException if the place cannot be written
   */
  ImageWriter openWriter();
}
