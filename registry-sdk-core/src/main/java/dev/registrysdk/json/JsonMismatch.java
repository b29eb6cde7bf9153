package dev.registrysdk.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;

/** Tells a failure of the text from a failure to read it. */
final class JsonMismatch {
  private JsonMismatch() {}

  /** The exception to throw; the parser's advice to its programmer is not for our readers. */
  static IOException of(JsonReader reader, Exception e) {
    if (e instanceof JsonDataException) {
      return new JsonFormatException(String.valueOf(e.getMessage()), e);
    } else if (e instanceof JsonEncodingException) {
      return new JsonFormatException("it is not JSON, at path " + reader.getPath(), e);
    } else if (e instanceof EOFException
        && String.valueOf(e.getMessage()).startsWith("End of input")) {
      return new JsonFormatException("it ends early, at path " + reader.getPath(), e);
    }
    return e instanceof IOException io ? io : new IOException(e);
  }
}
