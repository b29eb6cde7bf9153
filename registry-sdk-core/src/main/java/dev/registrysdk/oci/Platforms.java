package dev.registrysdk.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spellings of platforms that are in use, and which one stands in for which. */
final class Platforms {
  static final Map<String, String> ALIASES =
      Map.of(
          "x86_64", "amd64",
          "x86-64", "amd64",
          "i386", "386",
          "i686", "386",
          "x86", "386",
          "aarch64", "arm64",
          "armhf", "arm/v7",
          "armel", "arm/v6");

  /** The annotation with which build tools mark what belongs to an image but is not one. */
  private static final String ATTACHED_TO = "vnd.docker.reference.type";

  private static final List<String> ARM = List.of("v8", "v7", "v6", "v5");
  private static final List<String> AMD64 = List.of("v4", "v3", "v2");

  private Platforms() {}

  /** The normal form of a variant; empty text for none. */
  static String variant(String architecture, String variant) {
    return switch (architecture) {
      case "arm" -> variant.isEmpty() ? "v7" : variant.length() == 1 ? "v" + variant : variant;
      case "arm64" ->
          variant.equals("8") || variant.equals("v8") || variant.equals("v8.0") ? "" : variant;
      case "amd64" -> variant.equals("v1") ? "" : variant;
      default -> variant;
    };
  }

  /**
   * The entry that runs best on a platform: its own variant first, then less capable ones, then one
   * without a variant, and as a last resort any of the same architecture when none was named.
   */
  static Optional<Descriptor> best(List<Descriptor> entries, Platform wanted) {
    List<Descriptor> images = entries.stream().filter(Platforms::image).toList();
    for (Platform acceptable : acceptable(wanted)) {
      for (Descriptor entry : images) {
        Platform offered = offered(entry);
        if (acceptable.matches(offered) && acceptable.variant().equals(offered.variant())) {
          return Optional.of(entry);
        }
      }
    }
    return images.stream().filter(entry -> wanted.matches(offered(entry))).findFirst();
  }

  /**
   * Whether an entry can be run: not an attestation, and not a blob that an index may also list.
   */
  static boolean image(Descriptor entry) {
    return entry.mediaType().manifest()
        && !entry.platform().map(Platform::unknown).orElse(false)
        && !entry.annotations().containsKey(ATTACHED_TO);
  }

  private static Platform offered(Descriptor entry) {
    return entry.platform().orElse(Platform.LINUX_AMD64);
  }

  private static List<Platform> acceptable(Platform wanted) {
    List<Platform> acceptable = new ArrayList<>(List.of(wanted));
    List<String> ladder =
        switch (wanted.architecture()) {
          case "arm" -> ARM;
          case "amd64" -> AMD64;
          default -> List.of();
        };
    int rung = ladder.indexOf(wanted.variant().orElse(""));
    for (int i = rung + 1; rung >= 0 && i < ladder.size(); i++) {
      acceptable.add(withVariant(wanted, Optional.of(ladder.get(i))));
    }
    if (wanted.variant().isPresent() && !wanted.architecture().equals("arm")) {
      acceptable.add(withVariant(wanted, Optional.empty()));
    }
    return acceptable;
  }

  private static Platform withVariant(Platform platform, Optional<String> variant) {
    return Platform.builder().from(platform).variant(variant).build();
  }
}
