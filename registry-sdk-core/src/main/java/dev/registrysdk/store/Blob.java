package dev.registrysdk.store;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Some content that can be opened, as often as needed. Whoever opens it gets a stream that checks
 * size and digest: the stream fails instead of ending when they differ. Immutable and safe for use
 * by several threads.
 */
public final class Blob {
  private final Descriptor descriptor;
  private final @Nullable Repository origin;
  private final Opener opener;
  private final @Nullable LongConsumer progress;

  private Blob(
      Descriptor descriptor,
      @Nullable Repository origin,
      Opener opener,
      @Nullable LongConsumer progress) {
    this.descriptor = descriptor;
    this.origin = origin;
    this.opener = opener;
    this.progress = progress;
  }

  /** Opens the raw content. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens the content from its first byte.
     *
     * @return a stream of the raw content; {@link Blob#open} adds the checks
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;
  }

  /**
   * Content that can be opened.
   *
   * @param descriptor what it is; size and digest are what is checked
   * @param opener opens the raw content
   * @return the blob
   */
  public static Blob of(Descriptor descriptor, Opener opener) {
    return new Blob(descriptor, null, opener, null);
  }

  /**
   * Content in memory.
   *
   * @param descriptor what it is
   * @param content the bytes; not copied, not to be changed afterwards
   * @return the blob
   */
  public static Blob of(Descriptor descriptor, byte[] content) {
    return of(descriptor, () -> new ByteArrayInputStream(content));
  }

  /**
   * The same content, known to be in a repository, so that the same registry can mount it elsewhere
   * without a transfer.
   *
   * @param repository where it is
   * @return the blob with that origin
   */
  public Blob from(Repository repository) {
    return new Blob(descriptor, repository, opener, progress);
  }

  /**
   * The same content, telling how much of it was read. A listener that was there already is told
   * first.
   *
   * @param listener called with the number of bytes read since the content was opened; it starts
   *     again when the content is opened again
   * @return the blob with that listener
   */
  public Blob observedBy(LongConsumer listener) {
    return new Blob(
        descriptor, origin, opener, progress == null ? listener : progress.andThen(listener));
  }

  /**
   * What the content is.
   *
   * @return the descriptor
   */
  public Descriptor descriptor() {
    return descriptor;
  }

  /**
   * The repository the content is in, if it comes from a registry.
   *
   * @return the repository
   */
  public Optional<Repository> origin() {
    return Optional.ofNullable(origin);
  }

  /**
   * Opens the content from its first byte.
   *
   * @return a stream that fails with an {@link IOException} at its end, or as soon as the size is
   *     passed, if size or digest differ; the exception is a {@link
   *     dev.registrysdk.error.RegistryIOException} that carries an {@link
   *     dev.registrysdk.error.IntegrityException}
   * @throws IOException if it cannot be opened; it may carry a registry exception in the same way
   */
  public InputStream open() throws IOException {
    return new VerifyingStream(opener.open(), descriptor, progress);
  }

  @Override
  public String toString() {
    return descriptor.digest() + (origin == null ? "" : " of " + origin);
  }
}
