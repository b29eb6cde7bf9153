package dev.registrysdk.build;

import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** The permissions, owner and time of something in a layer. */
@Model
@Value.Immutable
public interface EntryAttributes {
  /** Nothing set: the permissions of the source, owner root, the time of the layer. */
  EntryAttributes DEFAULT = builder().build();

  /**
   * The permission bits.
   *
   * @return 0 to 07777 octal; if not set, those of the source file, or 0644 for files and 0755 for
   *     directories that have no source
   */
  Optional<Integer> mode();

  /**
   * The user the entry belongs to.
   *
   * @return a user id; 0 unless set
   */
  @Value.Default
  default long uid() {
    return 0;
  }

  /**
   * The group the entry belongs to.
   *
   * @return a group id; 0 unless set
   */
  @Value.Default
  default long gid() {
    return 0;
  }

  /**
   * When the entry was changed last.
   *
   * @return the time, of which whole seconds count; the time of the layer if not set
   */
  Optional<Instant> modified();

  /** Checks the invariants. */
  @Value.Check
  default void check() {
    int mode = mode().orElse(0);
    if (mode < 0 || mode > 07777) {
      throw new IllegalArgumentException(
          "mode is 0 to 7777 octal, not " + Integer.toOctalString(mode));
    }
    if (uid() < 0 || gid() < 0) {
      throw new IllegalArgumentException("uid and gid are not negative: " + uid() + ":" + gid());
    }
  }

  /**
   * The default attributes with other permission bits.
   *
   * @param mode 0 to 07777 octal
   * @return the attributes
   */
  static EntryAttributes mode(int mode) {
    return builder().mode(mode).build();
  }

  /**
   * The default attributes with another owner.
   *
   * @param uid a user id
   * @param gid a group id
   * @return the attributes
   */
  static EntryAttributes owner(long uid, long gid) {
    return builder().uid(uid).gid(gid).build();
  }

  /**
   * Starts attributes.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link EntryAttributes}. */
  final class Builder extends ImmutableEntryAttributes.Builder {
    Builder() {}
  }
}
