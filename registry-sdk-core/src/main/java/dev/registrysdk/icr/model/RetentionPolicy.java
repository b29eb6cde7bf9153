package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * Which images of a namespace are kept. The service runs it every day, and moves what it does not
 * keep to the trash. An image is as old as its build date says, whenever it was pushed; indexes,
 * and images without a date or dated before 2013-01-19T00:13:39Z, are neither counted nor deleted.
 */
@Model
@Value.Immutable
public interface RetentionPolicy {
  /**
   * The namespace.
   *
   * @return for example {@code acme}
   */
  String namespace();

  /**
   * How many images are kept in each repository: the newest ones. An image with several tags counts
   * once.
   *
   * @return not negative; empty to keep all
   */
  OptionalInt imagesPerRepository();

  /**
   * Whether untagged images are left alone: neither counted nor deleted.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean retainUntagged() {
    return false;
  }

  /**
   * The age from which images may be deleted; younger ones are always kept.
   *
   * @return days, 0 for any age; empty to send nothing about it
   */
  OptionalInt deletionThresholdDays();

  /**
   * The account that the service tells with a policy. It is not sent: the client's account counts.
   *
   * @return the id of the account; usually empty
   */
  Optional<String> account();

  /**
   * What else the service tells in a policy, and this version does not know. It is sent back as it
   * is, so that a policy can be read, changed and set without losing any of it.
   *
   * @return JSON texts by name
   */
  Map<String, String> otherFields();

  /** Checks the numbers. */
  @Value.Check
  default void check() {
    if (imagesPerRepository().orElse(0) < 0) {
      throw new IllegalArgumentException(
          "The number of images to keep is not negative; leave it out to keep all: "
              + imagesPerRepository().getAsInt());
    }
    if (deletionThresholdDays().orElse(0) < 0) {
      throw new IllegalArgumentException(
          "The deletion threshold is a number of days, not negative: "
              + deletionThresholdDays().getAsInt());
    }
  }

  /**
   * The policy of a namespace that was given none. Setting it is how a policy is removed.
   *
   * @param namespace for example {@code acme}
   * @return a policy that keeps every image, tagged or not
   */
  static RetentionPolicy keepAll(String namespace) {
    return builder().namespace(namespace).retainUntagged(true).build();
  }

  /**
   * Starts a policy.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RetentionPolicy}. */
  final class Builder extends ImmutableRetentionPolicy.Builder {
    Builder() {}
  }
}
