package dev.registrysdk.testing;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path in which {@code *} stands for any text within a segment and {@code **}, as a segment, for
 * any number of segments.
 *
 * @param segments the segments after the first slash; the last is empty when the path ends with one
 */
record PathGlob(List<String> segments) {
  private static final String ANY_NUMBER = "**";

  static PathGlob of(String path) {
    return new PathGlob(Arrays.asList(path.substring(1).split("/", -1)));
  }

  /** Whether this stands for a path, in which an asterisk is nothing special. */
  boolean matches(String path) {
    return matches(segments, of(path).segments);
  }

  /** Whether there is a path that both match. */
  boolean meets(PathGlob other) {
    return meets(segments, other.segments);
  }

  private static boolean matches(List<String> mine, List<String> path) {
    if (mine.isEmpty() || path.isEmpty()) {
      return path.isEmpty() && isOnlyAnyNumber(mine);
    }
    if (mine.get(0).equals(ANY_NUMBER)) {
      return matches(rest(mine), path) || matches(mine, rest(path));
    }
    return segmentMatches(mine.get(0), path.get(0)) && matches(rest(mine), rest(path));
  }

  private static boolean meets(List<String> mine, List<String> others) {
    if (mine.isEmpty() || others.isEmpty()) {
      return isOnlyAnyNumber(mine) && isOnlyAnyNumber(others);
    }
    if (mine.get(0).equals(ANY_NUMBER)) {
      return meets(rest(mine), others) || meets(mine, rest(others));
    }
    if (others.get(0).equals(ANY_NUMBER)) {
      return meets(mine, rest(others)) || meets(rest(mine), others);
    }
    return segmentsMeet(mine.get(0), others.get(0)) && meets(rest(mine), rest(others));
  }

  private static boolean isOnlyAnyNumber(List<String> segments) {
    return segments.stream().allMatch(ANY_NUMBER::equals);
  }

  /** Of two segments with wildcards this is an estimate in favour of meeting. */
  private static boolean segmentsMeet(String one, String other) {
    boolean oneIsWild = one.indexOf('*') >= 0;
    boolean otherIsWild = other.indexOf('*') >= 0;
    if (oneIsWild && otherIsWild) {
      return true;
    }
    return otherIsWild ? segmentMatches(other, one) : segmentMatches(one, other);
  }

  private static boolean segmentMatches(String wild, String literal) {
    return wild.indexOf('*') >= 0
        ? wildcard(wild).matcher(literal).matches()
        : wild.equals(literal);
  }

  /** A segment that is only a wildcard needs at least one character, as every part of a path. */
  private static Pattern wildcard(String segment) {
    if (segment.equals("*")) {
      return Pattern.compile(".+");
    }
    String[] literals = segment.split("\\*", -1);
    return Pattern.compile(
        String.join(".*", Arrays.stream(literals).map(Pattern::quote).toList()), Pattern.DOTALL);
  }

  private static List<String> rest(List<String> segments) {
    return segments.subList(1, segments.size());
  }

  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }
}
