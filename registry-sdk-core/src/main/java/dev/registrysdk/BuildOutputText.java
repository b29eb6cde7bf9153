package dev.registrysdk;

import java.util.Optional;

/** The messages of builders elsewhere as text. */
final class BuildOutputText {
  private BuildOutputText() {}

  /**
   * The text of a message: its output, or a line of its own. What only counts bytes has none.
   *
   * @param total how much there is to do; 0 if the message does not count
   */
  static Optional<String> of(
      Optional<String> stream, Optional<String> status, Optional<String> id, long total) {
    return stream.isPresent() || total > 0
        ? stream
        : status.map(text -> id.map(of -> of + ": ").orElse("") + text + "\n");
  }
}
