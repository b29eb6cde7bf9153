package dev.registrysdk.distribution;

import java.util.Locale;

/** What is known of registries that do not do what most do, by their host. */
final class Quirks {
  private Quirks() {}

  /** Amazon ECR answers a mount with "upload started" even when it has the blob. */
  static boolean ignoresMounts(String registry) {
    String host = registry.toLowerCase(Locale.ROOT);
    return host.equals("public.ecr.aws")
        || host.endsWith(".amazonaws.com")
        || host.endsWith(".amazonaws.com.cn");
  }
}
