package dev.registrysdk.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where COPY and ADD take files from: the build context, a stage, or an image. */
interface CopySource {
  /**
   * Something that a source stands for.
   *
   * @param path the path as the source names it; empty for the root
   * @param dropped how much of the path {@code --parents} leaves away; empty for nothing
   * @param entry the file there, with its real path; links are followed
   */
  record Match(String path, String dropped, LayerEntry entry) {
    /** The part of the path that {@code --parents} keeps. */
    String kept() {
      return dropped.isEmpty()
          ? path
          : path.substring(Math.min(path.length(), dropped.length() + 1));
    }
  }

  /** What a path or pattern stands for, at least one match. */
  List<Match> find(String source, boolean parents) throws IOException;

  /** What is below a directory: parents first, real paths, links as links. */
  List<LayerEntry> below(LayerEntry directory, IgnoreRules excludes) throws IOException;

  /** The directory at a path, links followed. */
  Optional<LayerEntry> directory(String path) throws IOException;

  /** The file on this machine that a match is, if it is one. */
  default Optional<Path> file(Match match) {
    return Optional.empty();
  }
}
