package dev.registrysdk.testing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Content-Range} of a chunk: {@code first-last}, without a unit; or none at all. */
record ChunkRange(long first, long last) {
  /** A streamed chunk that does not say where it belongs. */
  static final ChunkRange UNSTATED = new ChunkRange(-1, -1);

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  static Optional<ChunkRange> tryParse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(matcher.group(1));
    long last = Long.parseLong(matcher.group(2));
    return Optional.of(new ChunkRange(first, last));
  }

  /** The range a request states for its body, checked against the body's length. */
  static ChunkRange requested(IncomingRequest request) {
    Optional<String> header = request.header("Content-Range");
    if (header.isEmpty()) {
      return UNSTATED;
    }
    ChunkRange range =
        tryParse(header.get())
            .orElseThrow(
                () ->
                    Refusal.of(
                        ErrorCode.BLOB_UPLOAD_INVALID,
                        "malformed Content-Range: expected <first>-<last>"));
    if (range.length() != request.bodySize()) {
      throw Refusal.of(
          ErrorCode.SIZE_INVALID,
          "Content-Range covers " + range.length() + " bytes, body has " + request.bodySize());
    }
    return range;
  }

  boolean startsAt(long offset) {
    return this.equals(UNSTATED) || first == offset;
  }

  private long length() {
    return last - first + 1;
  }
}
