package dev.registrysdk.build;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a build context that are not ignored: what a source stands for, and what is below a
 * directory. Nothing is read but names and attributes.
 */
final class ContextFiles {
  private final ContextTree tree;
  private final IgnoreRules ignore;
  private final ContextLinks links;

  private ContextFiles(ContextTree tree, IgnoreRules ignore) {
    this.tree = tree;
    this.ignore = ignore;
    this.links = new ContextLinks(this::visible);
  }

  static ContextFiles of(BuildContext context) {
    return new ContextFiles(new ContextTree(context.directory()), ContextText.ignoreRules(context));
  }

  ContextTree tree() {
    return tree;
  }

  IgnoreRules ignore() {
    return ignore;
  }

  /**
   * The file at a path, if it is not ignored. An ignored directory counts as there if a rule may
   * take back what is in it.
   */
  Optional<ContextEntry> visible(String path) {
    Optional<ContextEntry> entry = tree.entry(path);
    boolean hidden =
        !path.isEmpty()
            && ignore.verdict(path).ignored()
            && !(entry.map(ContextEntry::directory).orElse(false) && ignore.reachInto(path));
    return hidden ? Optional.empty() : entry;
  }

  /** The file at the end of a path, links followed; empty if nothing is there or it is ignored. */
  Optional<ContextEntry> follow(String path) {
    return links.follow(path);
  }

  /**
   * What a source of COPY or ADD stands for.
   *
   * @param source a path or a pattern, with variables replaced
   * @param parents whether the flag {@code --parents} is given: {@code **} passes slashes then, and
   *     {@code /./} marks where the kept part begins
   * @return the matches in the order of their paths, at least one
   * @throws dev.registrysdk.error.NotFoundException if there is nothing; it tells what is near, and
   *     the rule that hides what is there
   * @throws RejectedException if the pattern is malformed
   */
  List<ContextMatch> find(String source, boolean parents) {
    int pivot = parents ? source.indexOf("/./") : -1;
    String dropped = pivot < 0 ? "" : CleanPath.inside(source.substring(0, pivot));
    String path = CleanPath.inside(source);
    List<ContextMatch> found =
        Glob.isPattern(path) ? matches(source, path, dropped, parents) : exact(path, dropped);
    if (found.isEmpty()) {
      throw new MissingSource(this).failure(source, path);
    }
    return found;
  }

  private List<ContextMatch> exact(String path, String dropped) {
    return followed(path, dropped, path).map(List::of).orElse(List.of());
  }

  /** The match for a path, with the link followed if it is one, unless nothing is left of it. */
  private Optional<ContextMatch> followed(String path, String dropped, String real) {
    return links
        .follow(real)
        .filter(
            entry ->
                !entry.directory()
                    || entry.path().isEmpty()
                    || !ignore.verdict(entry.path()).ignored()
                    || !below(entry).isEmpty())
        .map(entry -> new ContextMatch(path, dropped, entry));
  }

  private List<ContextMatch> matches(String source, String path, String dropped, boolean parents) {
    // Links in front of the pattern are followed; behind that, only real directories are read.
    int wild = 0;
    while (!Glob.isPattern(path.substring(wild, (path + "/").indexOf('/', wild)))) {
      wild = path.indexOf('/', wild) + 1;
    }
    String fixed = path.substring(0, Math.max(0, wild - 1));
    Search search = new Search(pattern(source, path.substring(wild), parents), wild, dropped);
    // Without a deep part, nothing deeper than the pattern can match.
    boolean deep = parents && path.contains("**");
    int depth = deep ? Integer.MAX_VALUE : path.substring(wild).split("/", -1).length;
    links
        .follow(fixed)
        .filter(ContextEntry::directory)
        .ifPresent(start -> search.in(start.path(), fixed, depth));
    return search.found;
  }

  private static Pattern pattern(String source, String pattern, boolean deep) {
    try {
      return Glob.compile(pattern, deep);
    } catch (IllegalArgumentException e) {
      throw new RejectedException(
          Failure.of("Could not look for " + source)
              .reason("the pattern is malformed: " + e.getMessage())
              .remedy(Remedy.CHECK_PATH)
              .build(),
          e);
    }
  }

  /** A search for what a pattern matches. */
  private final class Search {
    private final Pattern pattern;
    private final int start;
    private final String dropped;
    private final List<ContextMatch> found = new ArrayList<>();

    /**
     * Prepares to search.
     *
     * @param start where the part of a path begins that the pattern has to match
     */
    Search(Pattern pattern, int start, String dropped) {
      this.pattern = pattern;
      this.start = start;
      this.dropped = dropped;
    }

    /** Looks into a directory, which the source may know under another path. */
    void in(String directory, String named, int depth) {
      for (String name : tree.names(directory)) {
        String path = CleanPath.join(directory, name);
        String shown = CleanPath.join(named, name);
        Optional<ContextEntry> entry = visible(path);
        if (entry.isPresent() && pattern.matcher(shown.substring(start)).matches()) {
          // What matches is taken as a whole, and not searched further.
          followed(shown, dropped, path).ifPresent(found::add);
        } else if (depth > 1 && entry.map(ContextEntry::directory).orElse(false)) {
          in(path, shown, depth - 1);
        }
      }
    }
  }

  /**
   * What is below a directory and not ignored: parents before what is in them, names in the order
   * of their bytes. Links are told as links.
   */
  List<ContextEntry> below(ContextEntry directory) {
    return below(directory, IgnoreRules.NONE);
  }

  /** Tells one by one what is in the context and not ignored, in the same order. */
  <E extends Exception> void each(ContextWalk.Visitor<E> visitor) throws E {
    new ContextWalk(tree, ignore, IgnoreRules.NONE, "").each(visitor);
  }

  /**
   * The same without what the flags {@code --exclude} leave out.
   *
   * @param excludes rules for paths relative to the directory
   */
  List<ContextEntry> below(ContextEntry directory, IgnoreRules excludes) {
    ContextWalk walk = new ContextWalk(tree, ignore, excludes, directory.path());
    return walk.entries();
  }
}
