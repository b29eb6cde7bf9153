package dev.registrysdk.auth.iam;

import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A setting that is a secret, or with {@code @} before it names a file that holds one. */
final class SecretSetting {
  private static final JsonType<String> KEY_FILE =
      JsonType.object(() -> new String[] {""})
          .required("apikey", JsonType.TEXT, (holder, key) -> holder[0] = key)
          .build(holder -> holder[0]);

  private SecretSetting() {}

  /**
   * The secret. White space at the end of a file is its last line end.
   *
   * @param name what the setting is called
   * @param value what it is set to
   * @param directory where relative file names start
   */
  static String read(String name, String value, Path directory) {
    if (!value.startsWith("@")) {
      return value;
    }
    String text = Settings.text(name, file(name, value, directory)).strip();
    if (!text.startsWith("{")) {
      return text;
    }
    try {
      return KEY_FILE.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (JsonFormatException e) { // not kept: it may quote the file
      throw Settings.wrong(name, "its file is JSON without a text 'apikey'");
    }
  }

  /** The file that a setting with {@code @} names. */
  static Path file(String name, String value, Path directory) {
    try {
      return directory.resolve(value.substring(1));
    } catch (InvalidPathException e) {
      throw Settings.wrong(name, "what follows the @ is not the name of a file");
    }
  }
}
