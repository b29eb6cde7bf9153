package dev.registrysdk.testing;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes the names of servers into those of the loopback ports that stand for them, and back. */
final class SessionNames {
  /** A loopback address, plain or percent-encoded, perhaps with the scheme in front. */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(http(?::|%3[Aa])(?://|%2[Ff]%2[Ff]))?(127\\.0\\.0\\.1|localhost)(:|%3[Aa])([0-9]+)");

  private SessionNames() {}

  static String inward(String text, List<SessionPort> ports) {
    String authorities =
        ports.stream()
            .map(port -> Pattern.quote(port.origin().authority()))
            .distinct()
            .collect(Collectors.joining("|"));
    // A name counts only as a whole: "us.icr.io" is not meant in "private.us.icr.io".
    return Pattern.compile("(?<![\\w.-])(https?://)?(" + authorities + ")(?![\\w-]|\\.\\w|:\\d)")
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(inward(found, ports)));
  }

  private static String inward(MatchResult found, List<SessionPort> ports) {
    @Nullable String scheme = found.group(1);
    if (scheme == null) {
      return ports.stream()
          .filter(port -> port.role() == SessionRole.UPSTREAM)
          .filter(port -> port.origin().authority().equals(found.group(2)))
          .map(port -> port.server().address())
          .findFirst()
          .orElse(found.group());
    }
    return ports.stream()
        .filter(port -> port.origin().toString().equals(found.group()))
        .map(port -> "http://" + port.server().address())
        .findFirst()
        .orElse(found.group());
  }

  static String outward(String text, List<SessionPort> ports) {
    return LOOPBACK
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(outward(found, ports)));
  }

  private static String outward(MatchResult found, List<SessionPort> ports) {
    boolean encoded = !found.group(3).equals(":");
    Optional<Origin> origin =
        ports.stream()
            .filter(port -> port.server().address().endsWith(":" + found.group(4)))
            .map(SessionPort::origin)
            .findFirst();
    return origin
        .map(
            known ->
                found.group(1) == null
                    ? authority(known, encoded)
                    : known.scheme()
                        + found.group(1).substring("http".length())
                        + authority(known, encoded))
        .orElse(found.group());
  }

  private static String authority(Origin origin, boolean encoded) {
    return encoded ? origin.authority().replace(":", "%3A") : origin.authority();
  }
}
