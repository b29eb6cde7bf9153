package dev.registrysdk.copy;

import dev.registrysdk.oci.Model;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageSource;
import org.immutables.value.Value;

/** An image to copy, and where to. */
@Model
@Value.Immutable
public interface CopyRequest extends CopySettings {
  /**
   * Where the image is.
   *
   * @return the source
   */
  ImageSource source();

  /**
   * Where the image goes.
   *
   * @return the target
   */
  ImageSink target();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CopyRequest}. */
  final class Builder extends ImmutableCopyRequest.Builder {
    Builder() {}
  }
}
