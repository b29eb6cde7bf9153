package dev.registrysdk.store;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets bytes through while hashing them, and does not end quietly when they are not the right ones.
 */
final class VerifyingStream extends FilterInputStream {
  private final Descriptor expected;
  private final Digest.Algorithm algorithm;
  private final MessageDigest hash;
  private final @Nullable LongConsumer progress;
  private long count;
  private boolean verified;

  VerifyingStream(InputStream raw, Descriptor expected, @Nullable LongConsumer progress)
      throws IOException {
    super(raw);
    this.expected = expected;
    this.algorithm = algorithm(raw, expected.digest());
    this.hash = algorithm.hasher();
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read < 0) {
      verify();
      return read;
    }
    hash.update(buffer, offset, read);
    count += read;
    if (count > expected.size()) {
      throw broken("it is longer than its " + expected.size() + " bytes");
    }
    if (progress != null) {
      progress.accept(count);
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] buffer = new byte[(int) Math.max(1, Math.min(8192, n))];
    long skipped = 0;
    while (skipped < n) {
      int read = read(buffer, 0, (int) Math.min(buffer.length, n - skipped));
      if (read < 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void verify() throws IOException {
    if (verified) {
      return;
    }
    if (count < expected.size()) {
      throw broken("it ended after " + count + " of " + expected.size() + " bytes");
    }
    Digest actual = algorithm.of(hash.digest());
    if (!actual.equals(expected.digest())) {
      throw broken("its digest is " + actual);
    }
    verified = true;
  }

  private IOException broken(String reason) {
    return new RegistryIOException(
        new IntegrityException(
            Failure.of("Content of " + expected.digest() + " is damaged").reason(reason).build()));
  }

  private static Digest.Algorithm algorithm(InputStream raw, Digest digest) throws IOException {
    if (digest.knownAlgorithm().isPresent()) {
      return digest.knownAlgorithm().get();
    }
    raw.close();
    throw new RegistryIOException(
        new UnsupportedException(
            Failure.of("Content of " + digest + " cannot be verified")
                .reason("the algorithm " + digest.algorithm() + " is not known")
                .build()));
  }
}
