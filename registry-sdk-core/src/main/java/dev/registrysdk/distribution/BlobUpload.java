package dev.registrysdk.distribution;

import dev.registrysdk.oci.Digest;

/**
 * An upload under way: the calls of the distribution specification for a blob that is sent in
 * pieces. Not safe for use by several threads. Closing it without {@link #finish} cancels it.
 */
public interface BlobUpload extends AutoCloseable {
  /**
   * The smallest chunk the registry accepts, the last one excepted.
   *
   * @return bytes; 0 if it did not say
   */
  int minimumChunk();

  /**
   * How much was sent so far.
   *
   * @return bytes, by this side's count
   */
  long offset();

  /**
   * Sends the next piece.
   *
   * @param chunk the bytes
   * @param length how many of them
   * @throws dev.registrysdk.error.RegistryException if the registry does not take it; {@link
   *     #resume} finds out how far it got
   */
  void append(byte[] chunk, int length);

  /**
   * Asks the registry how much it has, and goes on from there.
   *
   * @return bytes, by the registry's count; the next piece starts there
   */
  long resume();

  /**
   * Ends the upload with all that was sent; the registry verifies the digest.
   *
   * @param digest the digest of the whole blob
   */
  void finish(Digest digest);

  /**
   * Ends the upload with the last piece; the registry verifies the digest.
   *
   * @param digest the digest of the whole blob
   * @param chunk the bytes of the last piece
   * @param length how many of them
   */
  void finish(Digest digest, byte[] chunk, int length);

  /** Gives the upload up. What the registry answers does not matter. */
  void cancel();

  /** Cancels the upload unless it was finished. Never fails. */
  @Override
  void close();
}
