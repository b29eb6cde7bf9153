package dev.registrysdk.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a failure of the text from a failure to read it. */
final class JsonMismatch {
  private static final Pattern ELEMENT = Pattern.compile("(.*\\[)(\\d{1,9})\\]", Pattern.DOTALL);

  private JsonMismatch() {}

  /** What is wrong with the value that was read last; in an array, the path is at the next one. */
  static JsonDataException refused(JsonReader reader, Exception e) {
    Matcher element = ELEMENT.matcher(reader.getPath());
    String path =
        element.matches()
            ? element.group(1) + Math.max(Integer.parseInt(element.group(2)) - 1, 0) + "]"
            : reader.getPath();
    return new JsonDataException(e.getMessage() + " at path " + path, e);
  }

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
