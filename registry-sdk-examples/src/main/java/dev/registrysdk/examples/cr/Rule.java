package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.RetentionPolicy;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which images a retention policy keeps. What is not given has the default, not what was set. */
final class Rule {
  @Option(
      names = "--images",
      paramLabel = "N",
      description = "Keep this many images of each repository, the newest ones, or All.")
  private @Nullable KeptImages images;

  @Option(
      names = "--retain-untagged",
      description = "Leave images without a tag alone; without it they count, and are deleted.")
  private boolean retainUntagged;

  @Option(
      names = "--deletion-threshold-days",
      paramLabel = "DAYS",
      description = "Keep images that are younger, however many there are.")
  private @Nullable Integer days;

  /** Whether there is anything to apply. */
  boolean isGiven() {
    return images != null || retainUntagged || days != null;
  }

  /**
   * The policy.
   *
   * @param present the policy that is set; what this program does not know of it is kept
   */
  RetentionPolicy apply(RetentionPolicy present) {
    RetentionPolicy.Builder policy =
        RetentionPolicy.builder()
            .namespace(present.namespace())
            .otherFields(present.otherFields())
            .retainUntagged(retainUntagged);
    if (images != null) {
      policy.imagesPerRepository(images.number());
    }
    if (days != null) {
      policy.deletionThresholdDays(days);
    }
    return policy.build();
  }

  /** A policy for people. */
  static Object[] cells(RetentionPolicy policy) {
    return new Object[] {
      policy.namespace(),
      number(policy.imagesPerRepository(), "All"),
      policy.retainUntagged(),
      number(policy.deletionThresholdDays(), "")
    };
  }

  /** A policy for machines. */
  static Json json(RetentionPolicy policy) {
    return new Json()
        .with("namespace", policy.namespace())
        .with("imagesPerRepository", policy.imagesPerRepository())
        .with("retainUntagged", policy.retainUntagged())
        .with("deletionThresholdDays", policy.deletionThresholdDays());
  }

  static Table table() {
    return new Table(
        "Namespace", "Images to retain", "Retain all untagged", "Deletion threshold (days)");
  }

  private static String number(OptionalInt number, String otherwise) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : otherwise;
  }
}
