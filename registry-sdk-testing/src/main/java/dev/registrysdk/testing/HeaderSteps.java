package dev.registrysdk.testing;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of the headers of an answer. */
final class HeaderSteps {
  private static final Pattern LINK = Pattern.compile("<([^>]*)>(.*)");

  private HeaderSteps() {}

  static FaultStep set(String name, String value) {
    return (call, reply) -> reply.withHeader(name, value);
  }

  static FaultStep without(String name) {
    return (call, reply) -> {
      require(reply, name);
      return reply.withoutHeader(name);
    };
  }

  static FaultStep all(String name, List<String> values) {
    return (call, reply) -> withAll(reply, name, values);
  }

  static FaultStep relativeLocation() {
    return (call, reply) -> reply.withHeader("Location", pathOf(require(reply, "Location")));
  }

  static FaultStep absoluteLocation() {
    return (call, reply) ->
        reply.withHeader("Location", call.request().origin() + pathOf(require(reply, "Location")));
  }

  /** What has no address of its own, leads to where the request went. */
  static FaultStep locationAt(URI origin) {
    return (call, reply) ->
        reply.withHeader(
            "Location",
            originOf(origin)
                + reply
                    .header("Location")
                    .map(HeaderSteps::pathOf)
                    .orElse(call.request().target()));
  }

  static FaultStep loopingLocation() {
    return (call, reply) -> reply.withHeader("Location", call.request().target());
  }

  static FaultStep duplicateLink() {
    return (call, reply) -> reply.withAddedHeader("Link", require(reply, "Link"));
  }

  static FaultStep loopingLink() {
    return (call, reply) ->
        reply.withHeader("Link", "<" + call.request().target() + ">; rel=\"next\"");
  }

  static FaultStep linkAt(URI origin) {
    return (call, reply) -> {
      Matcher link = LINK.matcher(require(reply, "Link"));
      if (!link.matches()) {
        throw new FaultMiss("its answer has a Link of another form");
      }
      return reply.withHeader(
          "Link", "<" + originOf(origin) + pathOf(link.group(1)) + ">" + link.group(2));
    };
  }

  static FaultStep challenge(OddChallenge odd) {
    return (call, reply) -> challenged(reply, odd.values(OwnChallenge.of(call)));
  }

  static FaultStep challenge(List<String> values) {
    return (call, reply) -> challenged(reply, values);
  }

  static FaultStep challengeAt(URI realm) {
    return (call, reply) ->
        challenged(reply, List.of(OwnChallenge.of(call).withRealm(realm.toString()).bearer()));
  }

  private static Reply challenged(Reply reply, List<String> values) throws FaultMiss {
    if (reply.status() != 401) {
      throw new FaultMiss(
          "the status of its answer is " + reply.status() + ", and only a 401 has a challenge");
    }
    return withAll(reply, "WWW-Authenticate", values);
  }

  private static Reply withAll(Reply reply, String name, List<String> values) {
    Reply changed = reply.withoutHeader(name);
    for (String value : values) {
      changed = changed.withAddedHeader(name, value);
    }
    return changed;
  }

  private static String require(Reply reply, String name) throws FaultMiss {
    return reply
        .header(name)
        .orElseThrow(() -> new FaultMiss("its answer has no " + name + " header"));
  }

  /** An address without scheme and host, character by character as it was. */
  private static String pathOf(String address) {
    int host = address.indexOf("://");
    int slash = host < 0 ? 0 : address.indexOf('/', host + 3);
    return slash < 0 ? "/" : address.substring(slash);
  }

  private static String originOf(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
