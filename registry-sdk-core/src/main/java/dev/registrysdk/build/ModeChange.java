package dev.registrysdk.build;

import java.util.ArrayList;
import java.util.List;

/** A change of permission bits: octal, or symbolic as chmod of POSIX has it. */
final class ModeChange {
  private static final int ALL = 07777;
  private static final String OPERATIONS = "+-=";

  private final int absolute;
  private final List<Clause> clauses = new ArrayList<>();

  /** One operation, for example {@code u+x}. */
  private record Clause(String who, char operation, String permissions) {}

  private ModeChange(int absolute) {
    this.absolute = absolute;
  }

  /**
   * Reads a change.
   *
   * @throws IllegalArgumentException if it is neither octal nor symbolic
   */
  static ModeChange parse(String text) {
    if (text.matches("[0-7]{1,5}") && Integer.parseInt(text, 8) <= ALL) {
      return new ModeChange(Integer.parseInt(text, 8));
    }
    ModeChange change = new ModeChange(-1);
    for (String clause : text.split(",", -1)) {
      if (!clause.matches("[ugoa]*([-+=]([rwxXst]*|[ugo]))+")) {
        throw new IllegalArgumentException("not a mode: " + text);
      }
      change.read(clause);
    }
    return change;
  }

  private void read(String clause) {
    int at = 0;
    while (OPERATIONS.indexOf(clause.charAt(at)) < 0) {
      at++;
    }
    String who = clause.substring(0, at);
    who = who.isEmpty() || who.contains("a") ? "ugo" : who;
    while (at < clause.length()) {
      int end = at + 1;
      while (end < clause.length() && OPERATIONS.indexOf(clause.charAt(end)) < 0) {
        end++;
      }
      clauses.add(new Clause(who, clause.charAt(at), clause.substring(at + 1, end)));
      at = end;
    }
  }

  /** The permission bits after the change. */
  int of(int mode, boolean directory) {
    int changed = mode;
    for (Clause clause : clauses) {
      changed = apply(clause, changed, directory);
    }
    return clauses.isEmpty() ? absolute : changed;
  }

  private static int apply(Clause clause, int mode, boolean directory) {
    int bits = 0;
    int mask = 0;
    for (char who : clause.who().toCharArray()) {
      int shift = shift(who);
      mask |= (7 << shift) | special(who);
      for (char permission : clause.permissions().toCharArray()) {
        bits |= bits(permission, who, shift, mode, directory);
      }
    }
    if (clause.permissions().contains("t") && clause.who().equals("ugo")) {
      bits |= 01000;
    }
    return switch (clause.operation()) {
      case '+' -> mode | bits;
      case '-' -> mode & ~bits;
      default -> (mode & ~mask & (clause.who().equals("ugo") ? ~01000 : ALL)) | bits;
    };
  }

  private static int bits(char permission, char who, int shift, int mode, boolean directory) {
    return switch (permission) {
      case 'r' -> 4 << shift;
      case 'w' -> 2 << shift;
      case 'x' -> 1 << shift;
      case 'X' -> directory || (mode & 0111) != 0 ? 1 << shift : 0;
      case 's' -> special(who);
      case 'u', 'g', 'o' -> (mode >> shift(permission) & 7) << shift;
      default -> 0;
    };
  }

  private static int shift(char who) {
    return who == 'u' ? 6 : who == 'g' ? 3 : 0;
  }

  private static int special(char who) {
    return who == 'u' ? 04000 : who == 'g' ? 02000 : 0;
  }
}
