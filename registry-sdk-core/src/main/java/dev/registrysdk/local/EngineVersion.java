package dev.registrysdk.local;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Docker Engine API.
 *
 * @param major the first number
 * @param minor the second number
 */
record EngineVersion(int major, int minor) implements Comparable<EngineVersion> {
  /** What this room was written for; newer engines speak it too. */
  static final EngineVersion NEWEST = new EngineVersion(1, 51);

  /** What this room needs: Docker 19.03. */
  static final EngineVersion OLDEST = new EngineVersion(1, 40);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

  static Optional<EngineVersion> tryParse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new EngineVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(EngineVersion other) {
    int majors = Integer.compare(major, other.major);
    return majors != 0 ? majors : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
