package dev.registrysdk.distribution;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.store.Blob;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of an upload. It remembers when it could not be read: then the fault is not with the
 * registry it is sent to, and sending it again would not help.
 */
final class UploadContent {
  private final Blob blob;
  private volatile @Nullable IOException failure;

  UploadContent(Blob blob) {
    this.blob = blob;
  }

  Descriptor descriptor() {
    return blob.descriptor();
  }

  InputStream open() throws IOException {
    return new Watched(reading(blob::open));
  }

  /** What the content could not be read for. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  private <T> T reading(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public String toString() {
    return blob.toString();
  }

  /** Something that reads. */
  private interface Step<T> {
    T run() throws IOException;
  }

  private final class Watched extends FilterInputStream {
    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return reading(super::read);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return reading(() -> super.read(buffer, offset, length));
    }

    @Override
    public long skip(long count) throws IOException {
      return reading(() -> super.skip(count));
    }
  }
}
