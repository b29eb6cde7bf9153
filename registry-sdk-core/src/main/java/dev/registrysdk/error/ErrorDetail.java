package dev.registrysdk.error;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** One entry of a service's error answer (OCI distribution specification, "Error Codes"). */
@Model
@Value.Immutable
public interface ErrorDetail {
  /**
   * The code, as the service wrote it.
   *
   * @return for example {@code MANIFEST_UNKNOWN}
   */
  String code();

  /**
   * The service's explanation.
   *
   * @return free text
   */
  Optional<String> message();

  /**
   * What the entry is about, as JSON text.
   *
   * @return for example a digest or the missing permission
   */
  Optional<String> detail();

  /**
   * Code and message in one line, cut if they are longer than a person would read.
   *
   * @return for example {@code MANIFEST_UNKNOWN: manifest unknown}
   */
  default String text() {
    String explanation = MessageText.oneLine(message().orElse(""));
    return MessageText.oneLine(code()) + (explanation.isEmpty() ? "" : ": " + explanation);
  }

  /**
   * Starts a detail.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ErrorDetail}. */
  final class Builder extends ImmutableErrorDetail.Builder {
    Builder() {}
  }
}
