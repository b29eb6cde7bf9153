package dev.registrysdk.copy;

import dev.registrysdk.oci.Platform;
import java.util.List;
import org.immutables.value.Value;

/** What every transfer of an image lets the caller choose. */
public interface CopySettings {
  /**
   * The platforms to transfer. None means all: an index is transferred as it is, with its digest.
   * One means that platform's image alone, with its own digest. Several mean a new index of these,
   * which has a digest of its own.
   *
   * @return the platforms
   */
  List<Platform> platforms();

  /**
   * Whether signatures, attestations and other things attached to the image go along: OCI referrers
   * and cosign's tags.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean referrers() {
    return false;
  }

  /**
   * Whether layers marked as non-distributable are transferred too.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean foreignLayers() {
    return false;
  }

  /**
   * How many blobs are transferred at the same time.
   *
   * @return 4 unless set; at least 1
   */
  @Value.Default
  default int concurrency() {
    return 4;
  }

  /** Checks the invariants of every transfer. */
  @Value.Check
  default void check() {
    if (concurrency() < 1) {
      throw new IllegalArgumentException("concurrency is at least 1, not " + concurrency());
    }
  }

  /**
   * Is told how the transfer goes.
   *
   * @return a listener that does nothing unless set
   */
  @Value.Default
  default TransferListener listener() {
    return TransferListener.SILENT;
  }
}
