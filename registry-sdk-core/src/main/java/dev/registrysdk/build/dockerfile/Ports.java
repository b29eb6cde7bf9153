package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The ports of EXPOSE: {@code port[-port][/protocol]}. */
final class Ports {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int LAST = 65_535;
  private static final String RULE =
      "write a port of 0 to 65535, for example 8080 or 8000-8010/udp";

  private Ports() {}

  /** Whether a word publishes to a port of the host, which a Dockerfile cannot do. */
  static boolean namesHost(String word) {
    return word.indexOf(':') >= 0;
  }

  /** The ports of a word, one for each number of a range. */
  static List<String> of(Word word) throws Mistake {
    String text = word.text();
    int slash = text.indexOf('/');
    String range = slash < 0 ? text : text.substring(0, slash);
    range = range.substring(range.lastIndexOf(':') + 1);
    String protocol = slash < 0 ? "" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
    protocol = protocol.isEmpty() ? "tcp" : protocol;
    if (!PROTOCOLS.contains(protocol)) {
      throw new Mistake(
          word.offset(), "unknown protocol of port " + text, "it is tcp, udp or sctp");
    }
    int dash = range.indexOf('-');
    int first = number(word, dash < 0 ? range : range.substring(0, dash));
    int last = dash < 0 ? first : number(word, range.substring(dash + 1));
    if (first > last) {
      throw new Mistake(
          word.offset(), "no range of ports: " + text, "write the smaller port first");
    }
    List<String> ports = new ArrayList<>();
    for (int port = first; port <= last; port++) {
      ports.add(port + "/" + protocol);
    }
    return ports;
  }

  private static int number(Word word, String text) throws Mistake {
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : LAST + 1;
    if (number > LAST) {
      throw new Mistake(word.offset(), "no port: " + word.text(), RULE);
    }
    return number;
  }
}
