package dev.registrysdk.build.dockerfile;

import dev.registrysdk.build.dockerfile.Flags.Kind;
import dev.registrysdk.oci.Digest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** COPY and ADD. */
final class PlacementGrammar {
  private static final Map<String, Kind> COPY =
      Map.of(
          "from", Kind.TEXT,
          "chown", Kind.TEXT,
          "chmod", Kind.TEXT,
          "link", Kind.SWITCH,
          "parents", Kind.SWITCH,
          "exclude", Kind.LIST);

  private static final Map<String, Kind> ADD =
      Map.of(
          "chown", Kind.TEXT,
          "chmod", Kind.TEXT,
          "link", Kind.SWITCH,
          "exclude", Kind.LIST,
          "keep-git-dir", Kind.SWITCH,
          "checksum", Kind.TEXT,
          "unpack", Kind.SWITCH);

  private static final Pattern MODE =
      Pattern.compile(
          "[0-7]{1,5}|[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*");

  private PlacementGrammar() {}

  static Command copy(Statement statement) throws Mistake {
    Flags flags = Flags.of(statement, COPY);
    String from = flags.text("from");
    if (from.indexOf('$') >= 0) {
      throw new Mistake(
          flags.offset("from"),
          "the flag --from takes no variables",
          "name a stage, FROM " + from + " AS name, and write --from=name");
    }
    return new Command.Copy(placement(statement, flags), from, flags.on("parents"));
  }

  static Command add(Statement statement) throws Mistake {
    Flags flags = Flags.of(statement, ADD);
    String checksum = flags.text("checksum");
    if (flags.has("checksum")
        && Grammar.plain(checksum, statement.escape())
        && Digest.tryParse(checksum).isEmpty()) {
      throw new Mistake(
          flags.offset("checksum"), "no digest: " + checksum, "write sha256:, then 64 hex digits");
    }
    Command.Unpack unpack =
        !flags.has("unpack")
            ? Command.Unpack.AUTOMATIC
            : flags.on("unpack") ? Command.Unpack.ALWAYS : Command.Unpack.NEVER;
    return new Command.Add(placement(statement, flags), flags.on("keep-git-dir"), checksum, unpack);
  }

  private static Command.Placement placement(Statement statement, Flags flags) throws Mistake {
    List<Word> words = Grammar.list(statement);
    if (words.size() < 2) {
      throw new Mistake(
          statement.restAt(),
          statement.keyword() + " needs a source and a destination",
          "write " + statement.keyword() + " source destination");
    }
    String mode = flags.text("chmod");
    if (flags.has("chmod")
        && Grammar.plain(mode, statement.escape())
        && (!MODE.matcher(mode).matches() || tooLarge(mode))) {
      throw new Mistake(
          flags.offset("chmod"), "no mode: " + mode, "write it octal, for example 755, or u=rwX");
    }
    Word last = words.get(words.size() - 1);
    if (!statement.heredocs().isEmpty() && Heredocs.marker(last.text()).isPresent()) {
      throw new Mistake(
          last.offset(), "a here-document cannot be the destination", "write a path behind it");
    }
    List<String> sources = new ArrayList<>();
    List<Command.Heredoc> files = new ArrayList<>();
    Iterator<Command.Heredoc> bodies = statement.heredocs().iterator();
    for (Word word : words.subList(0, words.size() - 1)) {
      if (bodies.hasNext() && Heredocs.marker(word.text()).isPresent()) {
        files.add(bodies.next());
      } else {
        sources.add(word.text());
      }
    }
    return new Command.Placement(
        sources,
        files,
        last.text(),
        flags.text("chown"),
        mode,
        flags.on("link"),
        flags.list("exclude"));
  }

  private static boolean tooLarge(String mode) {
    return Character.isDigit(mode.charAt(0)) && Integer.parseInt(mode, 8) > 07777;
  }
}
