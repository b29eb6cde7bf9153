package dev.registrysdk.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one {@code WWW-Authenticate} header (RFC 9110, section 11.6.1) in one pass and without
 * failing: what does not follow the grammar is passed over.
 *
 * <p>A word with {@code =} behind it is a parameter of the challenge before. Any other word is the
 * scheme of the next challenge, unless only white space separates it from a scheme: then it is the
 * token of that scheme, which no scheme of ours has.
 */
final class ChallengeParser {
  private static final int MAX_LENGTH = 8 * 1024;
  private static final int MAX_PARAMETERS = 32;
  private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

  private final String text;
  private final List<Challenge> found = new ArrayList<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private String scheme = "";
  private int at;

  private ChallengeParser(String text) {
    this.text = text;
  }

  /** The challenges of a header; none if it is absurdly long. */
  static List<Challenge> parse(String header) {
    return header.length() > MAX_LENGTH ? List.of() : new ChallengeParser(header).challenges();
  }

  private List<Challenge> challenges() {
    boolean afterScheme = false;
    while (at < text.length()) {
      if (skipSeparators()) {
        afterScheme = false;
      }
      String word = word();
      if (word.isEmpty()) {
        at++; // not a character that a word can have
      } else if (skipEquals()) {
        parameter(word, value());
        afterScheme = false;
      } else if (!afterScheme) {
        endChallenge();
        scheme = word.toLowerCase(Locale.ROOT);
        afterScheme = true;
      }
    }
    endChallenge();
    return found;
  }

  private void parameter(String name, String value) {
    if (parameters.size() < MAX_PARAMETERS) {
      parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
    }
  }

  private void endChallenge() {
    if (!scheme.isEmpty()) {
      found.add(new Challenge(scheme, parameters));
    }
    parameters.clear();
  }

  /** Passes over white space and commas; true if there was a comma. */
  private boolean skipSeparators() {
    boolean comma = false;
    while (at < text.length() && (blank(text.charAt(at)) || text.charAt(at) == ',')) {
      comma |= text.charAt(at) == ',';
      at++;
    }
    return comma;
  }

  private void skipBlanks() {
    while (at < text.length() && blank(text.charAt(at))) {
      at++;
    }
  }

  /** Passes over an equals sign and the white space around it; false if there is none. */
  private boolean skipEquals() {
    int before = at;
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      skipBlanks();
      return true;
    }
    at = before;
    return false;
  }

  private String word() {
    int start = at;
    while (at < text.length() && wordCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String value() {
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      return quoted();
    }
    int start = at;
    while (at < text.length() && !blank(text.charAt(at)) && text.charAt(at) != ',') {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        break;
      }
      value.append(c == '\\' && at < text.length() ? text.charAt(at++) : c);
    }
    return value.toString();
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean wordCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PUNCTUATION.indexOf(c) >= 0;
  }
}
