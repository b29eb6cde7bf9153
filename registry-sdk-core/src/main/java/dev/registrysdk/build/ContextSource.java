package dev.registrysdk.build;

import dev.registrysdk.error.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The files of the build context. They belong to root, whoever they belong to here. */
final class ContextSource implements CopySource {

  private final ContextFiles files;
  private final boolean keepTimes;

  /** So that the layers of all platforms have the same entries, and are made once. */
  private final Map<Path, EntryContent> contents = new HashMap<>();

  ContextSource(ContextFiles files, boolean keepTimes) {
    this.files = files;
    this.keepTimes = keepTimes;
  }

  @Override
  public List<Match> find(String source, boolean parents) {
    return files.find(source, parents).stream()
        .map(match -> new Match(match.path(), match.dropped(), entry(match.entry())))
        .toList();
  }

  @Override
  public List<LayerEntry> below(LayerEntry directory, IgnoreRules excludes) {
    return files.visible(directory.path()).stream()
        .flatMap(entry -> files.below(entry, excludes).stream())
        .map(this::entry)
        .toList();
  }

  @Override
  public Optional<LayerEntry> directory(String path) {
    return files.follow(path).filter(ContextEntry::directory).map(this::entry);
  }

  @Override
  public Optional<Path> file(Match match) {
    return files
        .visible(match.entry().path())
        .filter(entry -> entry.kind() == ContextEntry.Kind.FILE)
        .map(ContextEntry::file);
  }

  private LayerEntry entry(ContextEntry entry) {
    return entry(entry, keepTimes, file -> contents.computeIfAbsent(file, ContextSource::content));
  }

  /** The entry of a file that is used only once. */
  static LayerEntry entry(ContextEntry entry, boolean keepTimes) {
    return entry(entry, keepTimes, ContextSource::content);
  }

  private static LayerEntry entry(
      ContextEntry entry, boolean keepTimes, Function<Path, EntryContent> content) {
    EntryAttributes.Builder attributes = EntryAttributes.builder();
    if (keepTimes) {
      attributes.modified(entry.modified());
    }
    return switch (entry.kind()) {
      case FILE ->
          LayerEntry.file(
              path(entry), attributes.build(), entry.mode(), content.apply(entry.file()));
      case DIRECTORY -> LayerEntry.directory(path(entry), attributes.build(), entry.mode());
      case LINK -> LayerEntry.symlink(path(entry), attributes.build(), entry.target());
      case SPECIAL ->
          throw BuildFailures.unusable(
              "Could not read " + entry.file(),
              "it is a pipe or a device, which has no content to copy",
              Remedy.CHECK_PATH);
    };
  }

  private static String path(ContextEntry entry) {
    if (!FileNames.isText(entry.path())) {
      throw ContextFailures.noText(entry.file());
    }
    try {
      return EntryPath.of(entry.path());
    } catch (IllegalArgumentException e) {
      throw BuildFailures.unusable(
          "Could not use " + entry.file(), String.valueOf(e.getMessage()), Remedy.CHECK_PATH);
    }
  }

  private static EntryContent content(Path file) {
    try {
      if (!Files.isReadable(file)) {
        throw BuildFailures.unusable(
            "Could not read " + file, "permission to read it is denied", Remedy.CHECK_PATH);
      }
      return new SourceFile(
          file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw ContextFailures.unreadable(file, e);
    }
  }
}
