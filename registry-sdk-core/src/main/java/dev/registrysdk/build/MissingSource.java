package dev.registrysdk.build;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NearestName;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out why a source of COPY or ADD stands for nothing. */
final class MissingSource {
  private static final int NAMES = 3;

  private final ContextFiles files;

  /** Why nothing is found, and what to do. */
  private record Reason(String text, Remedy remedy) {
    Reason(String text) {
      this(text, Remedy.CHECK_PATH);
    }
  }

  MissingSource(ContextFiles files) {
    this.files = files;
  }

  NotFoundException failure(String source, String path) {
    Reason reason = Glob.isPattern(path) ? pattern(path) : exact(path);
    return new NotFoundException(
        Failure.of("Could not find " + source + " in the build context " + files.tree().root())
            .reason(reason.text())
            .remedy(reason.remedy())
            .build());
  }

  private Reason exact(String path) {
    // The longest part of the path that leads to a directory.
    String parent = CleanPath.parent(path);
    while (!parent.isEmpty() && directory(parent).isEmpty()) {
      parent = CleanPath.parent(parent);
    }
    Optional<ContextEntry> above = directory(parent);
    if (above.isEmpty()) {
      return new Reason("the build context is not a directory");
    }
    String missing = path.substring(parent.isEmpty() ? 0 : parent.length() + 1);
    String name = missing.substring(0, (missing + "/").indexOf('/'));
    String real = CleanPath.join(above.get().path(), name);
    Optional<ContextEntry> there = files.tree().entry(real);
    if (there.isPresent() && hides(real).isPresent()) {
      return hidden("", hides(real).get(), real.equals(path) ? "it" : real);
    }
    if (there.map(ContextEntry::link).orElse(false)) {
      return link(there.get());
    }
    return there.isPresent() && !missing.equals(name)
        ? new Reason(CleanPath.join(parent, name) + " is not a directory")
        : near(path, parent, above.get(), name);
  }

  private Optional<ContextEntry> directory(String path) {
    return files.follow(path).filter(ContextEntry::directory);
  }

  private Reason link(ContextEntry link) {
    String start = link.target().startsWith("/") ? "" : CleanPath.parent(link.path());
    String target = CleanPath.inside(start + "/" + link.target());
    String leads = link.path() + " is a link to " + link.target() + ", ";
    return hides(target)
        .map(rule -> hidden(leads, rule, "that"))
        .orElse(new Reason(leads + "which does not lead to a file in the build context"));
  }

  private Optional<IgnoreRule> hides(String path) {
    return files.ignore().verdict(path).rule().filter(rule -> !path.isEmpty() && !rule.exception());
  }

  private Reason hidden(String before, IgnoreRule rule, String what) {
    String line = "line " + rule.line() + " of " + files.ignore().file();
    return new Reason(
        before + line + ", " + rule.written() + ", leaves " + what + " out",
        Remedy.CHANGE_IGNORE_RULES);
  }

  /** Names that could be meant: in the directory that is there, or the same name elsewhere. */
  private Reason near(String path, String parent, ContextEntry above, String name) {
    String where = parent.isEmpty() ? "it " : parent + " ";
    List<String> beside =
        files.tree().names(above.path()).stream()
            .filter(other -> files.visible(CleanPath.join(above.path(), other)).isPresent())
            .toList();
    List<String> near =
        NearestName.of(name, beside, NAMES).stream()
            .map(other -> CleanPath.join(parent, other))
            .toList();
    if (!near.isEmpty()) {
      return new Reason("perhaps " + String.join(" or ", near) + " is meant");
    }
    List<String> elsewhere =
        files.tree().entry("").stream()
            .flatMap(root -> files.below(root).stream())
            .map(ContextEntry::path)
            .filter(other -> CleanPath.name(other).equals(CleanPath.name(path)))
            .limit(NAMES)
            .toList();
    return new Reason(
        elsewhere.isEmpty()
            ? where + "has no " + name
            : "perhaps " + String.join(" or ", elsewhere) + " is meant");
  }

  /** A rule that hides what a pattern would match, if that is the reason. */
  private Reason pattern(String path) {
    if (directory("").isEmpty()) {
      return new Reason("the build context is not a directory");
    }
    if (files.follow(path).isPresent()) {
      return new Reason(
          "it is a pattern, and there is a file of that very name; to name it, write "
              + path.replaceAll("[\\[*?]", "[$0]"));
    }
    Pattern pattern = Glob.compile(path, true);
    return new ContextWalk(files.tree(), IgnoreRules.NONE, IgnoreRules.NONE, "")
        .entries().stream()
            .map(ContextEntry::path)
            .filter(other -> pattern.matcher(other).matches())
            .findFirst()
            .flatMap(
                other -> hides(other).map(rule -> hidden(other + " would match, but ", rule, "it")))
            .orElse(new Reason("no file matches"));
  }
}
