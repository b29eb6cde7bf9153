package dev.registrysdk.build.dockerfile;

import dev.registrysdk.error.NearestName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The flags of an instruction, checked against those it knows. */
final class Flags {
  /** What a flag takes. */
  enum Kind {
    /** Nothing, or true or false. */
    SWITCH,
    /** A value. */
    TEXT,
    /** A value, and the flag may be repeated. */
    LIST
  }

  private final List<Statement.Flag> given;

  private Flags(List<Statement.Flag> given) {
    this.given = given;
  }

  static void none(Statement statement) throws Mistake {
    of(statement, Map.of());
  }

  static Flags of(Statement statement, Map<String, Kind> known) throws Mistake {
    Set<String> seen = new HashSet<>();
    for (Statement.Flag flag : statement.flags()) {
      Kind kind = known.get(flag.name());
      if (kind == null) {
        throw unknown(statement, flag, known);
      }
      if (!seen.add(flag.name()) && kind != Kind.LIST) {
        throw new Mistake(
            flag.offset(), "the flag --" + flag.name() + " was given before", "keep one of them");
      }
      check(flag, kind);
    }
    return new Flags(statement.flags());
  }

  private static void check(Statement.Flag flag, Kind kind) throws Mistake {
    String value = flag.value();
    if (value == null ? kind != Kind.SWITCH : value.isEmpty() && kind == Kind.SWITCH) {
      throw new Mistake(
          flag.offset(),
          "the flag --" + flag.name() + " has no value",
          "write --" + flag.name() + (kind == Kind.SWITCH ? " alone, or =true" : "=value"));
    }
    if (kind == Kind.SWITCH && value != null && !truth(value) && !value.equalsIgnoreCase("false")) {
      throw new Mistake(
          flag.offset(),
          "the flag --" + flag.name() + " is true or false, not " + value,
          "write --" + flag.name() + " alone, or =false");
    }
  }

  private static boolean truth(String value) {
    return value.equalsIgnoreCase("true");
  }

  private static Mistake unknown(
      Statement statement, Statement.Flag flag, Map<String, Kind> known) {
    String all =
        new TreeMap<>(known)
            .keySet().stream().map(name -> "--" + name).collect(Collectors.joining(", "));
    String hint =
        NearestName.of(flag.name().toLowerCase(Locale.ROOT), known.keySet())
            .map(name -> "did you mean --" + name + "?")
            .orElse(statement.keyword() + (all.isEmpty() ? " has no flags" : " knows " + all));
    return new Mistake(flag.offset(), "unknown flag --" + flag.name(), hint);
  }

  boolean has(String name) {
    return given.stream().anyMatch(flag -> flag.name().equals(name));
  }

  boolean on(String name) {
    return given.stream()
        .filter(flag -> flag.name().equals(name))
        .anyMatch(flag -> flag.value() == null || truth(flag.value()));
  }

  /** The value of a flag; empty if it is not given. */
  String text(String name) {
    return list(name).stream().findFirst().orElse("");
  }

  List<String> list(String name) {
    return given.stream()
        .filter(flag -> flag.name().equals(name))
        .map(flag -> flag.value() == null ? "" : flag.value())
        .toList();
  }

  /** Where a flag stands, for a mistake in its value. */
  int offset(String name) {
    return given.stream()
        .filter(flag -> flag.name().equals(name))
        .mapToInt(Statement.Flag::offset)
        .findFirst()
        .orElse(0);
  }

  /** All flags as they are given, for instructions that are only reported. */
  List<String> words() {
    return given.stream()
        .map(flag -> "--" + flag.name() + (flag.value() == null ? "" : "=" + flag.value()))
        .toList();
  }
}
