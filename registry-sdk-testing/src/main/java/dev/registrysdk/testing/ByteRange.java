package dev.registrysdk.testing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Range} of a read: {@code bytes=first-last}, {@code bytes=first-}, {@code bytes=-n}.
 */
record ByteRange(long first, long last) {
  private static final Pattern FORM = Pattern.compile("(?i)bytes=([0-9]*)-([0-9]*)");

  /**
   * The part of a content that a header asks for.
   *
   * @return nothing when the header is of a form this registry does not know, and is to be ignored
   * @throws Refusal when the range lies outside the content
   */
  static Optional<ByteRange> of(String header, long size) {
    Matcher matcher = FORM.matcher(header.trim());
    if (!matcher.matches() || header.trim().endsWith("=-")) {
      return Optional.empty();
    }
    String from = matcher.group(1);
    String to = matcher.group(2);
    ByteRange range =
        from.isEmpty()
            ? new ByteRange(Math.max(0, size - number(to)), size - 1)
            : new ByteRange(number(from), to.isEmpty() ? size - 1 : Math.min(number(to), size - 1));
    if (range.first > range.last) {
      throw Refusal.of(ErrorCode.RANGE_INVALID, "range not satisfiable")
          .withHeader("Content-Range", "bytes */" + size);
    }
    return Optional.of(range);
  }

  /** A number however long it is: beyond the end of everything they are all the same. */
  private static long number(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
  }

  Content in(Content content) {
    return content.slice(first, last + 1);
  }

  String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
