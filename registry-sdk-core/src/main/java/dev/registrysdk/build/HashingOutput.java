package dev.registrysdk.build;

import dev.registrysdk.oci.Digest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and hashes what passes through. */
final class HashingOutput extends FilterOutputStream {
  private final MessageDigest hash = Digest.Algorithm.SHA256.hasher();
  private long count;

  HashingOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    hash.update(bytes, offset, length);
    count += length;
  }

  /** The digest of everything; ends the counting. */
  Digest digest() {
    return Digest.Algorithm.SHA256.of(hash.digest());
  }

  long count() {
    return count;
  }
}
