package dev.registrysdk.testing;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One thing in which a registry differs: a sentence for people, and what it changes.
 *
 * @param text what the registry does, without a full stop
 */
record Difference(String text, UnaryOperator<Settings> change) {
  /** A registry without features, which it refuses as usual. */
  static Difference lacks(String text, Feature... features) {
    return new Difference(text, settings -> settings.without(List.of(features)));
  }

  /** A registry that does something of its own. */
  static Difference does(String text, Quirk quirk) {
    return new Difference(text, settings -> settings.with(quirk));
  }

  /** A registry that limits something. */
  static Difference limits(String text, Limit limit, long value) {
    return new Difference(text, settings -> settings.with(limit, value));
  }

  /** The same, with a limit beside. */
  Difference within(Limit limit, long value) {
    return new Difference(text, settings -> change.apply(settings).with(limit, value));
  }

  /** The same, with something else that only this registry does. */
  Difference also(Quirk quirk) {
    return new Difference(text, settings -> change.apply(settings).with(quirk));
  }

  /** The same, with another answer than usual for a feature, a limit or a quirk. */
  Difference refusing(Enum<?> what, Refusal refusal) {
    return new Difference(text, settings -> change.apply(settings).refusing(what, refusal));
  }
}
