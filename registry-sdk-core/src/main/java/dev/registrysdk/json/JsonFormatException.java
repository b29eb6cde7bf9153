package dev.registrysdk.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Text is not JSON, or not the JSON it should be. The message has the JSON path, but no values. */
public final class JsonFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  JsonFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
