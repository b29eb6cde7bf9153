package dev.registrysdk.testing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the endpoints have to know of the configuration. Immutable: each method that changes gives a
 * changed copy.
 *
 * @param refusals how features that are off, limits that are passed, and quirks refuse, where that
 *     is not as usual
 */
record Settings(
    Set<Feature> features,
    Set<Quirk> quirks,
    Map<Limit, Long> limits,
    Map<Enum<?>, Refusal> refusals) {
  Settings {
    features = Collections.unmodifiableSet(features);
    quirks = Collections.unmodifiableSet(quirks);
    limits = Collections.unmodifiableMap(limits);
    refusals = Collections.unmodifiableMap(refusals);
  }

  /** A registry that can do everything, without limits of its own. */
  static Settings everything() {
    return new Settings(
        EnumSet.allOf(Feature.class), EnumSet.noneOf(Quirk.class), Map.of(), Map.of());
  }

  /** A registry with some features. */
  static Settings of(Set<Feature> features) {
    return new Settings(Set.copyOf(features), EnumSet.noneOf(Quirk.class), Map.of(), Map.of());
  }

  Settings with(List<Feature> switchedOn) {
    Set<Feature> more = copy(features);
    more.addAll(switchedOn);
    return new Settings(more, quirks, limits, refusals);
  }

  Settings without(List<Feature> switchedOff) {
    Set<Feature> less = copy(features);
    switchedOff.forEach(less::remove);
    return new Settings(less, quirks, limits, refusals);
  }

  Settings with(Quirk quirk) {
    Set<Quirk> more = EnumSet.of(quirk);
    more.addAll(quirks);
    return new Settings(features, more, limits, refusals);
  }

  Settings with(Limit limit, long value) {
    Map<Limit, Long> more = new EnumMap<>(Limit.class);
    more.putAll(limits);
    more.put(limit, value);
    return new Settings(features, quirks, more, refusals);
  }

  /** Says how a feature, a limit or a quirk refuses. */
  Settings refusing(Enum<?> what, Refusal refusal) {
    Map<Enum<?>, Refusal> more = new HashMap<>(refusals);
    more.put(what, refusal);
    return new Settings(features, quirks, limits, more);
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  long limit(Limit limit) {
    return limits.getOrDefault(limit, limit.usual());
  }

  int pageLimit() {
    return (int) limit(Limit.PAGE);
  }

  void require(Feature feature) {
    require(feature, Refusal.of(ErrorCode.UNSUPPORTED));
  }

  /** Refuses what needs a feature that is off, unless this registry refuses it in its own way. */
  void require(Feature feature, Refusal usual) {
    if (!has(feature)) {
      throw refusal(feature, usual);
    }
  }

  /** Refuses what is more than a limit. */
  void require(Limit limit, long value, Refusal usual) {
    if (value > limit(limit)) {
      throw refusal(limit, usual);
    }
  }

  Refusal refusal(Enum<?> what, Refusal usual) {
    return refusals.getOrDefault(what, usual);
  }

  /** The value of a {@code Location} header for a path of this registry. */
  String location(IncomingRequest request, String path) {
    if (!has(Feature.ABSOLUTE_LOCATION)) {
      return path;
    }
    String origin = request.origin();
    return (has(Feature.LOCATION_SCHEME) ? origin : origin.replaceFirst("^https:", "http:")) + path;
  }

  Reply withDigest(Reply reply, String digest) {
    return has(Feature.DIGEST_HEADER)
        ? reply.withHeader("Docker-Content-Digest", digest).withHeader("ETag", '"' + digest + '"')
        : reply;
  }

  private static Set<Feature> copy(Set<Feature> features) {
    Set<Feature> copy = EnumSet.noneOf(Feature.class);
    copy.addAll(features);
    return copy;
  }
}
