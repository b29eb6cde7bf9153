package dev.registrysdk.build;

import dev.registrysdk.build.dockerfile.Command;
import dev.registrysdk.build.dockerfile.Command.CommandLine;
import dev.registrysdk.build.dockerfile.Command.Declaration;
import dev.registrysdk.build.dockerfile.Command.Pair;
import dev.registrysdk.build.dockerfile.Command.Placement;
import dev.registrysdk.oci.Healthcheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the history of an image says about an instruction; the form is that of BuildKit. */
final class CreatedBy {
  private CreatedBy() {}

  static String of(Command command, List<String> shell, Map<String, String> arguments) {
    return command.keyword() + " " + rest(command, shell, arguments);
  }

  private static String rest(Command command, List<String> shell, Map<String, String> arguments) {
    if (command instanceof Command.Env env) {
      return pairs(env.variables());
    } else if (command instanceof Command.Label label) {
      return pairs(label.labels());
    } else if (command instanceof Command.Arg arg) {
      return arg.declarations().stream()
          .map(declaration -> declared(declaration, arguments))
          .collect(Collectors.joining(" "));
    } else if (command instanceof Command.Copy copy) {
      return (copy.parents() ? "--parents " : "") + placement(copy.placement());
    } else if (command instanceof Command.Add add) {
      return placement(add.placement());
    } else if (command instanceof Command.Cmd cmd) {
      return quoted(words(cmd.line(), shell));
    } else if (command instanceof Command.Entrypoint entrypoint) {
      return quoted(words(entrypoint.line(), shell));
    }
    return plain(command);
  }

  private static String plain(Command command) {
    if (command instanceof Command.Shell shell) {
      return list(shell.words());
    } else if (command instanceof Command.Expose expose) {
      return list(expose.ports().stream().sorted().toList());
    } else if (command instanceof Command.Volume volume) {
      return list(volume.paths());
    } else if (command instanceof Command.Healthcheck health) {
      return health(health.test());
    } else if (command instanceof Command.User user) {
      return user.user();
    } else if (command instanceof Command.Workdir workdir) {
      return workdir.path();
    } else if (command instanceof Command.Stopsignal signal) {
      return signal.signal();
    } else if (command instanceof Command.Maintainer maintainer) {
      return maintainer.author();
    } else if (command instanceof Command.Onbuild onbuild) {
      return onbuild.trigger();
    }
    return "";
  }

  /** A command line as the configuration has it. */
  static List<String> words(CommandLine line, List<String> shell) {
    if (line.exec()) {
      return line.words();
    }
    List<String> words = new ArrayList<>(shell);
    words.addAll(line.words());
    return words;
  }

  private static String pairs(List<Pair> pairs) {
    return pairs.stream()
        .map(pair -> pair.name() + "=" + pair.value())
        .collect(Collectors.joining(" "));
  }

  private static String declared(Declaration declaration, Map<String, String> arguments) {
    String value = arguments.get(declaration.name());
    return value == null ? declaration.name() : declaration.name() + "=" + value;
  }

  private static String placement(Placement placement) {
    List<String> words = new ArrayList<>();
    if (!placement.chown().isEmpty()) {
      words.add("--chown=" + placement.chown());
    }
    if (!placement.chmod().isEmpty()) {
      words.add("--chmod=" + placement.chmod());
    }
    words.addAll(placement.sources());
    placement.heredocs().forEach(heredoc -> words.add("<<" + heredoc.name()));
    words.add(placement.destination());
    return String.join(" ", words);
  }

  private static String list(List<String> words) {
    return "[" + String.join(" ", words) + "]";
  }

  private static String quoted(List<String> words) {
    return list(words.stream().map(CreatedBy::quoted).toList());
  }

  private static String quoted(String word) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '\r' -> text.append("\\r");
        default -> text.append(c < ' ' ? String.format("\\x%02x", (int) c) : String.valueOf(c));
      }
    }
    return text.append('"').toString();
  }

  private static String health(Healthcheck check) {
    return "{Test:%s Interval:%s Timeout:%s StartPeriod:%s StartInterval:%s Retries:%s}"
        .formatted(
            list(check.test()),
            time(check.interval()),
            time(check.timeout()),
            time(check.startPeriod()),
            time(check.startInterval()),
            check.retries().orElse(0L));
  }

  /** A time as Go writes it. */
  private static String time(Optional<Duration> duration) {
    Duration time = duration.orElse(Duration.ZERO);
    if (time.isZero() || time.compareTo(Duration.ofSeconds(1)) >= 0) {
      String seconds = decimal(time.toSecondsPart(), time.toNanosPart(), 9) + "s";
      String minutes = time.toMinutes() > 0 ? time.toMinutesPart() + "m" : "";
      return (time.toHours() > 0 ? time.toHours() + "h" : "") + minutes + seconds;
    }
    long nanos = time.toNanos();
    return nanos >= 1_000_000
        ? decimal(nanos / 1_000_000, (int) (nanos % 1_000_000), 6) + "ms"
        : nanos + "ns";
  }

  private static String decimal(long whole, int fraction, int digits) {
    String text = ("" + ((long) Math.pow(10, digits) + fraction)).substring(1);
    String shown = text.replaceAll("0+$", "");
    return whole + (shown.isEmpty() ? "" : "." + shown);
  }
}
