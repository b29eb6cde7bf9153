package dev.registrysdk.oci;

import static dev.registrysdk.oci.OciFormatException.quote;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What an image runs on, as in the {@code platform} of an OCI index entry.
 *
 * <p>Values are normalised when built: {@code x86_64} is {@code amd64}, {@code aarch64} is {@code
 * arm64}, {@code arm} without a variant is {@code arm/v7}, {@code arm64/v8} and {@code amd64/v1}
 * are the plain architecture.
 */
@Model
@Value.Immutable
public interface Platform {
  /** {@code linux/amd64}. */
  Platform LINUX_AMD64 = of("linux", "amd64");

  /** {@code linux/arm64}. */
  Platform LINUX_ARM64 = of("linux", "arm64");

  /**
   * The operating system.
   *
   * @return a Go {@code GOOS} value, for example {@code linux}
   */
  String os();

  /**
   * The processor architecture.
   *
   * @return a Go {@code GOARCH} value, for example {@code amd64}
   */
  String architecture();

  /**
   * The variant of the architecture.
   *
   * @return for example {@code v7}
   */
  Optional<String> variant();

  /**
   * The version of the operating system; used by Windows images.
   *
   * @return for example {@code 10.0.20348.1}
   */
  Optional<String> osVersion();

  /**
   * Features the operating system must have.
   *
   * @return for example {@code win32k}
   */
  List<String> osFeatures();

  /**
   * Starts a platform.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * A platform without a variant.
   *
   * @param os the operating system
   * @param architecture the architecture
   * @return the platform
   */
  static Platform of(String os, String architecture) {
    return builder().os(os).architecture(architecture).build();
  }

  /**
   * Reads {@code os/architecture[/variant]}.
   *
   * @param text for example {@code linux/arm/v7}
   * @return the platform
   * @throws OciFormatException if the text is not a platform
   */
  static Platform parse(String text) {
    String[] parts = text.split("/", -1);
    boolean valid = parts.length == 2 || parts.length == 3;
    for (String part : parts) {
      valid &= Ascii.all(part, c -> Ascii.letterOrDigit(c) || c == '_' || c == '-' || c == '.');
    }
    if (!valid) {
      throw new OciFormatException(
          "Not a platform: "
              + quote(text)
              + "; it is written os/architecture[/variant], for example linux/arm64");
    }
    Builder builder = builder().os(parts[0]).architecture(parts[1]);
    return (parts.length == 3 ? builder.variant(parts[2]) : builder).build();
  }

  /**
   * Reads a platform without failing.
   *
   * @param text any text
   * @return the platform, or empty if the text is not one
   */
  static Optional<Platform> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (OciFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The platform of container images that this machine runs natively: Linux, whatever the operating
   * system of the JVM, and the architecture in the system property {@code os.arch}.
   *
   * @return the platform
   */
  static Platform host() {
    return of("linux", System.getProperty("os.arch", "amd64"));
  }

  /**
   * Whether an image for another platform satisfies this wish: the same operating system and
   * architecture, and the same variant, version and features as far as this platform names them.
   *
   * @param candidate the platform of an image
   * @return true if it fits
   */
  default boolean matches(Platform candidate) {
    return os().equals(candidate.os())
        && architecture().equals(candidate.architecture())
        && (variant().isEmpty() || variant().equals(candidate.variant()))
        && (osVersion().isEmpty() || osVersion().equals(candidate.osVersion()))
        && candidate.osFeatures().containsAll(osFeatures());
  }

  /**
   * Whether this is the {@code unknown/unknown} that build tools give to attestations.
   *
   * @return true for something that is no image to run
   */
  default boolean unknown() {
    return os().equals("unknown") || architecture().equals("unknown");
  }

  /**
   * The text form that {@link #parse} reads.
   *
   * @return {@code os/architecture[/variant]}
   */
  default String text() {
    return os() + "/" + architecture() + variant().map(v -> "/" + v).orElse("");
  }

  /**
   * Normalises the values.
   *
   * @return this platform, or its normal form
   */
  @Value.Check
  default Platform normalized() {
    String os = os().toLowerCase(Locale.ROOT);
    os = os.equals("macos") ? "darwin" : os;
    String given = architecture().toLowerCase(Locale.ROOT);
    String[] alias = Platforms.ALIASES.getOrDefault(given, given).split("/", -1);
    String variant = variant().map(v -> v.toLowerCase(Locale.ROOT)).orElse("");
    variant =
        Platforms.variant(alias[0], variant.isEmpty() && alias.length > 1 ? alias[1] : variant);
    Optional<String> named = Optional.of(variant).filter(v -> !v.isEmpty());
    if (os.equals(os()) && alias[0].equals(architecture()) && named.equals(variant())) {
      return this;
    }
    return builder().from(this).os(os).architecture(alias[0]).variant(named).build();
  }

  /** Builds a {@link Platform}. */
  final class Builder extends ImmutablePlatform.Builder {
    Builder() {}
  }
}
