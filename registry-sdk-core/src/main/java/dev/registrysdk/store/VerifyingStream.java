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
  private @Nullable IntegrityException broken;

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
    int read = 0;
    while (read == 0) {
      read = read(one, 0, 1);
    }
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (broken != null) {
      throw new RegistryIOException(broken);
    }
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
    if (count == expected.size()) {
      // Not at the end only: whoever knows the size may not read on to see the end.
      verify();
    }
    if (progress != null && read > 0) {
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

  /** Does nothing: bytes that are read twice cannot be hashed once. */
  @Override
  public synchronized void mark(int limit) {}

  @Override
  public synchronized void reset() throws IOException {
    throw new IOException("A verified stream cannot go back; open the content again");
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

  /** Remembers the failure, so that reading on does not make the rest look good. */
  private IOException broken(String reason) {
    IntegrityException failure =
        new IntegrityException(
            Failure.of("Content of " + expected.digest() + " is damaged").reason(reason).build());
    broken = failure;
    return new RegistryIOException(failure);
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
