package dev.registrysdk.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okio.ByteString;

/** How a body stands in a recording, so that people can read it and its bytes can be restored. */
enum TapeStyle {
  /** JSON without white space, shown with. */
  JSON,
  /** The same with a line break at its end. */
  JSON_LINE,
  /** Text, line by line. */
  TEXT,
  /** Bytes that are no text. */
  BASE64,
  /** Size and digest of bytes in a file beside the recording. */
  FILE,
  /** Size and digest of bytes that are not kept. */
  DIGEST;

  private static final int LARGEST_TEXT = 256 << 10;
  private static final int LARGEST_BINARY = 1 << 10;
  private static final int BASE64_LINE = 76;

  static Optional<TapeStyle> ofWord(String word) {
    return Arrays.stream(values()).filter(style -> style.word().equals(word)).findFirst();
  }

  /** The most readable of the styles that restore the bytes. */
  static TapeStyle of(TapeBody body) {
    Optional<String> text = body.text().filter(TapeStyle::survivesAnEditor);
    if (body.bytes().isEmpty()) {
      return body.file().isPresent() ? FILE : DIGEST;
    }
    if (body.size() > (text.isPresent() ? LARGEST_TEXT : LARGEST_BINARY)) {
      return FILE;
    }
    return text.map(TapeStyle::ofText).orElse(BASE64);
  }

  private static TapeStyle ofText(String text) {
    Optional<String> compact = JsonText.tryParse(text).map(JsonText::compact);
    if (compact.filter(text::equals).isPresent()) {
      return JSON;
    }
    return compact.filter(json -> text.equals(json + "\n")).isPresent() ? JSON_LINE : TEXT;
  }

  /** Editors and version control take such characters away without being asked. */
  private static boolean survivesAnEditor(String text) {
    return text.chars()
            .allMatch(c -> (c >= ' ' && c != 0x7f && c != 0xfeff) || c == '\n' || c == '\t')
        && !text.contains(" \n")
        && !text.contains("\t\n")
        && !text.endsWith(" ")
        && !text.endsWith("\t");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the lines after the style hold the body. */
  boolean isInline() {
    return this != FILE && this != DIGEST;
  }

  /** The lines of a body. */
  List<String> lines(ByteString bytes) {
    String text =
        switch (this) {
          case JSON, JSON_LINE ->
              JsonText.tryParse(bytes.utf8()).map(JsonText::pretty).orElse(bytes.utf8());
          case BASE64 -> bytes.base64().replaceAll("(.{" + BASE64_LINE + "})(?!$)", "$1\n");
          case TEXT, FILE, DIGEST -> bytes.utf8();
        };
    return List.of(text.split("\n", -1));
  }

  /** The bytes of which these are the lines, or nothing when they are not of this style. */
  Optional<ByteString> bytes(List<String> lines) {
    String text = String.join("\n", lines);
    return switch (this) {
      case JSON, JSON_LINE ->
          JsonText.tryParse(text)
              .map(json -> json.compact() + (this == JSON ? "" : "\n"))
              .map(ByteString::encodeUtf8);
      case BASE64 -> Optional.ofNullable(ByteString.decodeBase64(text));
      case TEXT, FILE, DIGEST -> Optional.of(ByteString.encodeUtf8(text));
    };
  }
}
