package dev.registrysdk.build.dockerfile;

import dev.registrysdk.error.NearestName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The signals that STOPSIGNAL takes: those of Linux. */
final class Signals {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
  private static final Pattern REAL_TIME = Pattern.compile("RTM(IN(\\+[0-9]+)?|AX(-[0-9]+)?)");
  private static final Set<String> NAMES =
      Set.of(
          "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT",
          "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM",
          "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");

  private Signals() {}

  static void check(Word word) throws Mistake {
    String signal = word.text();
    String upper = signal.toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    boolean number = NUMBER.matcher(signal).matches() && Integer.parseInt(signal) > 0;
    if (!number && !NAMES.contains(name) && !REAL_TIME.matcher(name).matches()) {
      String hint =
          NearestName.of(name, NAMES)
              .map(near -> "did you mean SIG" + near + "?")
              .orElse("write a name such as SIGTERM, or a number");
      throw new Mistake(word.offset(), "unknown signal " + signal, hint);
    }
  }
}
