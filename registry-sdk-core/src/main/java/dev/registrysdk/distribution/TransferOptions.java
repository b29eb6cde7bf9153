package dev.registrysdk.distribution;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** How content is moved to and from a registry. */
@Model
@Value.Immutable
public interface TransferOptions {
  /**
   * Uploads blobs in chunks of this size, for proxies that limit the size of a request. A chunk is
   * held in memory.
   *
   * @return bytes; the whole blob in one request unless set
   */
  Optional<Integer> chunkSize();

  /**
   * Whether a registry is asked for a blob (HEAD) before its upload is started. Without it the
   * upload is started in a form that registries answer with "it is here" when it is; that saves a
   * request for each blob that is not there. A registry that does not know this form gets blobs
   * again that it has; for those that are known not to, this is on by itself.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean headBeforeUpload() {
    return false;
  }

  /**
   * How many tags or repositories are asked for at a time.
   *
   * @return 1000 unless set, the most that some registries accept
   */
  @Value.Default
  default int pageSize() {
    return 1000;
  }

  /**
   * The largest manifest that is read.
   *
   * @return bytes; 8 MiB unless set
   */
  @Value.Default
  default int manifestReadLimit() {
    return 8 << 20;
  }

  /**
   * The largest manifest that is sent.
   *
   * @return bytes; 4 MiB unless set, what every registry accepts
   */
  @Value.Default
  default int manifestWriteLimit() {
    return 4 << 20;
  }

  /** Checks the invariants. */
  @Value.Check
  default void check() {
    if (chunkSize().isPresent() && chunkSize().get() < 1) {
      throw new IllegalArgumentException("chunkSize is at least 1 byte, not " + chunkSize().get());
    }
    if (pageSize() < 1) {
      throw new IllegalArgumentException("pageSize is at least 1, not " + pageSize());
    }
  }

  /**
   * The options that are good for most.
   *
   * @return the defaults
   */
  static TransferOptions defaults() {
    return builder().build();
  }

  /**
   * Starts options.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link TransferOptions}. */
  final class Builder extends ImmutableTransferOptions.Builder {
    Builder() {}
  }
}
