package dev.registrysdk.oci;

import static dev.registrysdk.oci.OciFormatException.quote;

/**
 * The reference grammar of the Distribution project, read by hand in one pass: regular expressions
 * for it backtrack, and recurse on long input.
 */
final class ReferenceGrammar {
  static final String DOCKER_HUB = "docker.io";
  static final int MAX_NAME = 255;

  private static final String INDEX = "index.docker.io";
  private static final int MAX_REFERENCE = 1024;
  private static final int MAX_TAG = 128;
  private static final int IMAGE_ID = 64;

  private ReferenceGrammar() {}

  /** A name taken apart: where it is, and what it is called there. */
  record Name(String registry, String path) {}

  /** Splits {@code [registry/]path} by Docker's rules and checks both parts. */
  static Name name(String whole, String text) {
    int slash = text.indexOf('/');
    String first = slash < 0 ? "" : text.substring(0, slash);
    String registry = DOCKER_HUB;
    String path = text;
    if (slash >= 0 && registry(first)) {
      registry = first.equals(INDEX) ? DOCKER_HUB : first;
      path = text.substring(slash + 1);
      checkRegistry(whole, registry);
    } else if (text.length() == IMAGE_ID && Ascii.all(text, Ascii::lowerHex)) {
      throw bad(whole, "64 hex digits are an image ID, not a name");
    }
    if (registry.equals(DOCKER_HUB) && path.indexOf('/') < 0) {
      path = "library/" + path;
    }
    checkPath(whole, path);
    if (registry.length() + 1 + path.length() > MAX_NAME) {
      throw bad(whole, "registry and repository together have at most 255 characters");
    }
    return new Name(registry, path);
  }

  static void checkLength(String text) {
    if (text.isEmpty()) {
      throw bad(text, "it is empty; write [registry/]repository[:tag][@digest]");
    }
    if (text.length() > MAX_REFERENCE) {
      throw bad(text, "a reference has at most " + MAX_REFERENCE + " characters");
    }
    if (text.contains("://")) {
      throw bad(text, "leave out the scheme; write [registry/]repository[:tag][@digest]");
    }
  }

  static boolean tag(String tag) {
    return tag.length() <= MAX_TAG
        && Ascii.all(tag, c -> Ascii.letterOrDigit(c) || c == '_' || c == '.' || c == '-')
        && (Ascii.letterOrDigit(tag.charAt(0)) || tag.charAt(0) == '_');
  }

  static void checkTag(String whole, String tag) {
    if (!tag(tag)) {
      throw bad(
          whole,
          "a tag is 1 to 128 letters, digits and _ . - and starts with a letter, a digit or _");
    }
  }

  static void checkPath(String whole, String path) {
    if (path.length() > MAX_NAME) {
      throw bad(whole, "a repository has at most 255 characters");
    }
    int start = 0;
    while (start <= path.length()) {
      int end = path.indexOf('/', start);
      end = end < 0 ? path.length() : end;
      if (!component(path, start, end)) {
        throw bad(
            whole,
            path.chars().noneMatch(c -> Ascii.upper((char) c))
                ? "a repository is lower-case letters and digits, in parts joined by /, inside a"
                    + " part by one . or one or two _ or any number of -"
                : "a repository must be lower case");
      }
      start = end + 1;
    }
  }

  static void checkRegistry(String whole, String registry) {
    int portColon = registry.lastIndexOf(':');
    int bracket = registry.lastIndexOf(']');
    String host = portColon > bracket ? registry.substring(0, portColon) : registry;
    boolean valid =
        registry.length() <= MAX_NAME
            && (host.startsWith("[") ? bracketedAddress(host) : dnsName(host))
            && (host.length() == registry.length() || port(registry.substring(portColon + 1)));
    if (!valid) {
      throw bad(
          whole, "a registry is a host name, an IPv4 or [IPv6] address, with an optional :port");
    }
  }

  /** A registry that the grammar allows, but that would be read back as something else. */
  static void checkReadsBack(String whole, String registry) {
    if (registry.equals(INDEX)) {
      throw bad(whole, "the registry of Docker Hub is written " + DOCKER_HUB);
    } else if (!registry(registry)) {
      throw bad(
          whole,
          registry
              + " would be read as a part of a path on Docker Hub; write its port, for example "
              + registry
              + ":443, or its full name");
    }
  }

  static OciFormatException bad(String text, String rule) {
    return new OciFormatException("Not an image reference: " + quote(text) + "; " + rule);
  }

  /** Docker's rule for telling a registry from the first part of a path. */
  private static boolean registry(String first) {
    return first.equals("localhost")
        || first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || !Ascii.all(first, c -> !Ascii.upper(c));
  }

  private static boolean component(String path, int start, int end) {
    int i = start;
    while (i < end) {
      int wordStart = i;
      while (i < end && Ascii.lowerOrDigit(path.charAt(i))) {
        i++;
      }
      if (i == wordStart) {
        return false;
      }
      if (i == end) {
        return true;
      }
      i = separator(path, i, end);
    }
    return false;
  }

  /** The index after one separator, or {@code end} (which makes the component invalid). */
  private static int separator(String path, int start, int end) {
    char c = path.charAt(start);
    int i = start;
    while (i < end && path.charAt(i) == c) {
      i++;
    }
    int length = i - start;
    boolean valid = c == '-' || (c == '.' && length == 1) || (c == '_' && length <= 2);
    return valid ? i : end;
  }

  private static boolean dnsName(String host) {
    int start = 0;
    while (start <= host.length()) {
      int end = host.indexOf('.', start);
      end = end < 0 ? host.length() : end;
      String label = host.substring(start, end);
      if (!Ascii.all(label, c -> Ascii.letterOrDigit(c) || c == '-')
          || label.startsWith("-")
          || label.endsWith("-")) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  private static boolean bracketedAddress(String host) {
    return host.endsWith("]")
        && host.length() > 2
        && Ascii.all(
            host.substring(1, host.length() - 1),
            c -> Ascii.digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':');
  }

  private static boolean port(String port) {
    return port.length() <= 5 && Ascii.all(port, Ascii::digit) && Integer.parseInt(port) <= 65_535;
  }
}
