package dev.registrysdk.store;

/**
 * A place that one image can be read from. Instances are immutable and safe for use by several
 * threads; {@code toString} names the place as a user would write it.
 */
public interface ImageSource {
  /**
   * Starts reading.
   *
   * @return a reader, to be closed by the caller
   * @throws dev.registrysdk.error.RegistryException if the place cannot be read
   */
  ImageReader openReader();
}
