package dev.registrysdk.build;

import dev.registrysdk.build.IgnoreRules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists what is below a directory. A directory that is left out is read only if it has to be. */
final class ContextWalk {
  private final ContextTree tree;
  private final IgnoreRules ignore;
  private final IgnoreRules excludes;
  private final String top;

  /** Directories that are left out, and told only if something in them is not. */
  private final List<ContextEntry> waiting = new ArrayList<>();

  /**
   * Prepares a walk.
   *
   * @param ignore rules for paths in the context
   * @param excludes rules for paths below the directory
   */
  ContextWalk(ContextTree tree, IgnoreRules ignore, IgnoreRules excludes, String top) {
    this.tree = tree;
    this.ignore = ignore;
    this.excludes = excludes;
    this.top = top;
  }

  List<ContextEntry> entries() {
    List<ContextEntry> entries = new ArrayList<>();
    each(entries::add);
    return List.copyOf(entries);
  }

  /** Tells the entries one by one, so that none but those of one directory are kept. */
  <E extends Exception> void each(Visitor<E> visitor) throws E {
    Verdict verdict = top.isEmpty() ? ignore.root() : ignore.verdict(top);
    walk(top, verdict, excludes.root(), visitor);
  }

  /**
   * Is told the entries.
   *
   * @param <E> what can go wrong
   */
  @FunctionalInterface
  interface Visitor<E extends Exception> {
    void visit(ContextEntry entry) throws E;
  }

  private <E extends Exception> void walk(
      String directory, Verdict ignored, Verdict excluded, Visitor<E> visitor) throws E {
    for (String name : tree.names(directory)) {
      String path = CleanPath.join(directory, name);
      String relative = path.substring(top.isEmpty() ? 0 : top.length() + 1);
      Verdict ignoredHere = ignore.verdict(path, ignored);
      Verdict excludedHere = excludes.verdict(relative, excluded);
      boolean out = ignoredHere.ignored() || excludedHere.ignored();
      boolean reach =
          (!ignoredHere.ignored() || ignore.reachInto(path))
              && (!excludedHere.ignored() || excludes.reachInto(relative));
      Optional<ContextEntry> entry = out && !reach ? Optional.empty() : tree.entry(path);
      if (entry.isPresent()) {
        visit(entry.get(), out, ignoredHere, excludedHere, visitor);
      }
    }
  }

  private <E extends Exception> void visit(
      ContextEntry entry, boolean out, Verdict ignored, Verdict excluded, Visitor<E> visitor)
      throws E {
    if (!out) {
      for (ContextEntry above : waiting) {
        visitor.visit(above);
      }
      waiting.clear();
      visitor.visit(entry);
    }
    if (entry.directory()) {
      if (out) {
        waiting.add(entry);
      }
      walk(entry.path(), ignored, excluded, visitor);
      waiting.remove(entry);
    }
  }
}
