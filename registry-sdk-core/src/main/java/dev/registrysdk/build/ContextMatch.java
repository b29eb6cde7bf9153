package dev.registrysdk.build;

/**
 * What a source of COPY or ADD stands for.
 *
 * @param path the path as the source names it; empty for the context itself
 * @param dropped how much of the path {@code --parents} leaves away: what stands before {@code
 *     /./}; empty for nothing
 * @param entry the file there; links are followed, so its path may be another one
 */
record ContextMatch(String path, String dropped, ContextEntry entry) {
  /** The name under which a file is put into a directory. */
  String name() {
    return CleanPath.name(path);
  }
}
