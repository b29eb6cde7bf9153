package dev.registrysdk.build;

import dev.registrysdk.build.IgnoreRules.Verdict;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NearestName;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of a stage or an image. They keep their owners and times. */
final class ImageCopySource implements CopySource {
  private final ImageFiles files;
  private final String name;

  /**
   * Wraps the files.
   *
   * @param name what they are called in messages
   */
  ImageCopySource(ImageFiles files, String name) {
    this.files = files;
    this.name = name;
  }

  @Override
  public List<Match> find(String source, boolean parents) throws IOException {
    int pivot = parents ? source.indexOf("/./") : -1;
    String dropped = pivot < 0 ? "" : CleanPath.inside(source.substring(0, pivot));
    String path = CleanPath.inside(source);
    List<Match> found = new ArrayList<>();
    if (Glob.isPattern(path)) {
      search(source, path, parents, dropped, found);
    } else {
      files.stat(path).ifPresent(entry -> found.add(new Match(path, dropped, entry)));
    }
    if (found.isEmpty()) {
      throw missing(source, path);
    }
    return found;
  }

  private void search(
      String source, String path, boolean parents, String dropped, List<Match> found)
      throws IOException {
    int wild = 0;
    while (!Glob.isPattern(path.substring(wild, (path + "/").indexOf('/', wild)))) {
      wild = path.indexOf('/', wild) + 1;
    }
    String fixed = path.substring(0, Math.max(0, wild - 1));
    boolean deep = parents && path.contains("**");
    int depth = deep ? Integer.MAX_VALUE : path.substring(wild).split("/", -1).length;
    Pattern pattern = pattern(source, path.substring(wild), parents);
    if (directory(fixed).isPresent()) {
      search(files.resolve(fixed), fixed, wild, depth, pattern, dropped, found);
    }
  }

  private void search(
      String directory,
      String named,
      int start,
      int depth,
      Pattern pattern,
      String dropped,
      List<Match> found)
      throws IOException {
    for (String child : files.list(directory)) {
      String path = CleanPath.join(directory, child);
      String shown = CleanPath.join(named, child);
      if (pattern.matcher(shown.substring(start)).matches()) {
        files.stat(path).ifPresent(entry -> found.add(new Match(shown, dropped, entry)));
      } else if (depth > 1 && files.find(path).map(LayerEntry::directory).orElse(false)) {
        search(path, shown, start, depth - 1, pattern, dropped, found);
      }
    }
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

  private NotFoundException missing(String source, String path) throws IOException {
    Failure.Builder failure =
        Failure.of("Could not find " + source + " in " + name).remedy(Remedy.CHECK_PATH);
    if (Glob.isPattern(path)) {
      return new NotFoundException(failure.reason("no file matches").build());
    }
    String parent = CleanPath.parent(path);
    while (!parent.isEmpty() && directory(parent).isEmpty()) {
      parent = CleanPath.parent(parent);
    }
    String rest = path.substring(parent.isEmpty() ? 0 : parent.length() + 1);
    String wanted = rest.substring(0, (rest + "/").indexOf('/'));
    String where = "/" + parent;
    List<String> names = directory(parent).isPresent() ? files.list(parent) : List.of();
    return new NotFoundException(
        failure
            .reason(
                NearestName.of(wanted, names)
                    .map(near -> "perhaps " + CleanPath.inside(where + "/" + near) + " is meant")
                    .orElse(where + " has no " + wanted))
            .build());
  }

  @Override
  public List<LayerEntry> below(LayerEntry directory, IgnoreRules excludes) throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    walk(directory.path(), directory.path(), excludes, excludes.root(), entries);
    return entries;
  }

  private void walk(
      String top, String directory, IgnoreRules excludes, Verdict above, List<LayerEntry> entries)
      throws IOException {
    for (String child : files.list(directory)) {
      String path = CleanPath.join(directory, child);
      String relative = path.substring(top.isEmpty() ? 0 : top.length() + 1);
      Verdict verdict = excludes.verdict(relative, above);
      Optional<LayerEntry> entry = files.find(path);
      boolean into = entry.map(LayerEntry::directory).orElse(false);
      if (entry.isEmpty() || (verdict.ignored() && !(into && excludes.reachInto(relative)))) {
        continue;
      }
      int at = entries.size();
      entries.add(entry.get());
      if (into) {
        walk(top, path, excludes, verdict, entries);
      }
      if (verdict.ignored() && entries.size() == at + 1) {
        entries.remove(at); // nothing in it was taken back
      }
    }
  }

  @Override
  public Optional<LayerEntry> directory(String path) throws IOException {
    return files.stat(path).filter(LayerEntry::directory);
  }
}
