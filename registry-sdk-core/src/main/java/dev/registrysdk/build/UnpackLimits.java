package dev.registrysdk.build;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/**
 * How much an archive or a layer may unpack to. A few kilobytes can unpack to petabytes, so there
 * is always a limit.
 */
@Model
@Value.Immutable
public interface UnpackLimits {
  /** The limits that hold unless others are set. */
  UnpackLimits DEFAULT = builder().build();

  /**
   * How large everything together may be.
   *
   * @return bytes; 16 GiB unless set
   */
  @Value.Default
  default long bytes() {
    return 16L << 30;
  }

  /**
   * How many entries there may be.
   *
   * @return a number; a million unless set
   */
  @Value.Default
  default int entries() {
    return 1_000_000;
  }

  /**
   * How many times larger than the compressed bytes the unpacked ones may be. It counts after the
   * first 64 MiB only.
   *
   * @return a number; 400 unless set
   */
  @Value.Default
  default int ratio() {
    return 400;
  }

  /** Checks the invariants. */
  @Value.Check
  default void check() {
    if (bytes() < 1 || entries() < 1 || ratio() < 1) {
      throw new IllegalArgumentException(
          "limits are at least 1: bytes %s, entries %s, ratio %s"
              .formatted(bytes(), entries(), ratio()));
    }
  }

  /**
   * Starts limits.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link UnpackLimits}. */
  final class Builder extends ImmutableUnpackLimits.Builder {
    Builder() {}
  }
}
