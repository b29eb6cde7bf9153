package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Replaces the variables of an instruction in those of its parts where builders do it. */
final class Expander {
  private final Variables variables;
  private final char escape;
  private final ToIntFunction<String> place;

  /**
   * Prepares to expand.
   *
   * @param place finds out where a text stands in the instruction, for a mistake
   */
  Expander(Variables variables, char escape, ToIntFunction<String> place) {
    this.variables = variables;
    this.escape = escape;
    this.place = place;
  }

  Command expand(Command command) throws Mistake {
    if (command instanceof Command.From from) {
      return from(from);
    } else if (command instanceof Command.Arg arg) {
      return arg(arg);
    } else if (command instanceof Command.Env env) {
      return new Command.Env(pairs(env.variables()));
    } else if (command instanceof Command.Label label) {
      return new Command.Label(pairs(label.labels()));
    } else if (command instanceof Command.Copy copy) {
      return new Command.Copy(placement(copy.placement()), copy.from(), copy.parents());
    } else if (command instanceof Command.Add add) {
      return new Command.Add(
          placement(add.placement()), add.keepGitDirectory(), word(add.checksum()), add.unpack());
    } else if (command instanceof Command.Expose expose) {
      return expose(expose);
    } else if (command instanceof Command.User user) {
      return new Command.User(word(user.user()));
    } else if (command instanceof Command.Workdir workdir) {
      return new Command.Workdir(word(workdir.path()));
    } else if (command instanceof Command.Volume volume) {
      return volume(volume);
    } else if (command instanceof Command.Stopsignal stop) {
      String signal = word(stop.signal());
      Signals.check(new Word(signal, place.applyAsInt(stop.signal())));
      return new Command.Stopsignal(signal);
    }
    return command;
  }

  private String word(String text) throws Mistake {
    return word(text, variables);
  }

  private String word(String text, Variables known) throws Mistake {
    try {
      return ShellLexer.word(text, escape, known::get);
    } catch (Mistake e) {
      throw placed(text, e);
    }
  }

  private Mistake placed(String text, Mistake e) {
    return new Mistake(place.applyAsInt(text) + e.offset(), e.text(), e.hint());
  }

  private List<String> words(List<String> texts) throws Mistake {
    List<String> words = new ArrayList<>();
    for (String text : texts) {
      words.add(word(text));
    }
    return words;
  }

  private Command from(Command.From from) throws Mistake {
    String image = word(from.image());
    if (Blanks.all(image)) {
      throw new Mistake(
          place.applyAsInt(from.image()),
          "FROM has no image: " + from.image() + " is empty",
          "give a value, or a default with ARG before the first FROM");
    }
    return new Command.From(image, word(from.platform()), from.name());
  }

  private Command arg(Command.Arg arg) throws Mistake {
    List<Command.Declaration> declarations = new ArrayList<>();
    Variables known = variables;
    for (Command.Declaration declaration : arg.declarations()) {
      Command.Declaration expanded =
          new Command.Declaration(
              word(declaration.name(), known),
              declaration.hasDefault(),
              word(declaration.defaultValue(), known));
      declarations.add(expanded);
      // Before the first FROM each one sees those to its left; in a stage none does.
      known = known.beforeStages() ? known.declare(expanded) : known;
    }
    return new Command.Arg(declarations);
  }

  private List<Command.Pair> pairs(List<Command.Pair> pairs) throws Mistake {
    List<Command.Pair> expanded = new ArrayList<>();
    for (Command.Pair pair : pairs) {
      expanded.add(new Command.Pair(word(pair.name()), word(pair.value())));
    }
    return expanded;
  }

  private Command.Placement placement(Command.Placement placement) throws Mistake {
    List<Command.Heredoc> heredocs = new ArrayList<>();
    for (Command.Heredoc heredoc : placement.heredocs()) {
      heredocs.add(heredoc.expands() ? expanded(heredoc) : heredoc);
    }
    return new Command.Placement(
        words(placement.sources()),
        heredocs,
        word(placement.destination()),
        word(placement.chown()),
        word(placement.chmod()),
        placement.link(),
        placement.excludes());
  }

  private Command.Heredoc expanded(Command.Heredoc heredoc) throws Mistake {
    try {
      String content = ShellLexer.body(heredoc.content(), variables::get);
      return new Command.Heredoc(heredoc.name(), content, false);
    } catch (Mistake e) {
      throw new Mistake(
          place.applyAsInt("<<"),
          "in the here-document " + heredoc.name() + ": " + e.text(),
          e.hint().isEmpty() ? "quote the name to keep the text as it is" : e.hint());
    }
  }

  private Command expose(Command.Expose expose) throws Mistake {
    List<String> ports = new ArrayList<>();
    for (String text : expose.ports()) {
      try {
        for (String word : ShellLexer.words(text, escape, variables::get)) {
          ports.addAll(Ports.of(new Word(word, 0)));
        }
      } catch (Mistake e) {
        throw placed(text, e);
      }
    }
    return new Command.Expose(ports.stream().distinct().toList());
  }

  private Command volume(Command.Volume volume) throws Mistake {
    List<String> paths = words(volume.paths());
    for (int i = 0; i < paths.size(); i++) {
      if (Blanks.all(paths.get(i))) {
        String written = volume.paths().get(i);
        throw new Mistake(
            place.applyAsInt(written), "VOLUME has a path that is empty: " + written, "");
      }
    }
    return new Command.Volume(paths);
  }
}
