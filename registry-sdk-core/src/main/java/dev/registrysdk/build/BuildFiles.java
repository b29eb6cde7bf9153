package dev.registrysdk.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that the stages of a build share. What is read once is the same object for all
 * platforms, so that equal layers are found and made once. Not safe for use by several threads.
 */
final class BuildFiles {
  private final BuildOptions options;
  private final Workspace workspace;
  private final LayerFiles layers;
  private final Map<Path, List<LayerEntry>> archives = new HashMap<>();
  private final Map<Path, Boolean> recognized = new HashMap<>();
  private final Map<String, EntryContent> texts = new HashMap<>();
  private final Map<List<LayerEntry>, Layer> made = new HashMap<>();
  private @Nullable CopySource context;

  BuildFiles(BuildOptions options, Workspace workspace) {
    this.options = options;
    this.workspace = workspace;
    this.layers = new LayerFiles(workspace, options.unpackLimits());
  }

  /** The build context; its directory is looked at when it is first needed. */
  CopySource context() {
    CopySource known = context;
    if (known == null) {
      known = new ContextSource(ContextFiles.of(options.context()), options.keepTimes());
      context = known;
    }
    return known;
  }

  LayerFiles layers() {
    return layers;
  }

  boolean archive(Path file) {
    return recognized.computeIfAbsent(file, ArchiveExtraction::recognizes);
  }

  List<LayerEntry> unpacked(Path archive) {
    return archives.computeIfAbsent(
        archive, file -> new ArchiveExtraction(file, options.unpackLimits()).entries(workspace));
  }

  EntryContent text(String text) {
    return texts.computeIfAbsent(
        text, content -> EntryContent.of(content.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A layer of entries.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  Layer layer(List<LayerEntry> entries) {
    Layer known = made.get(entries);
    if (known == null) {
      LayerBuilder builder = Layer.builder();
      entries.forEach(builder::add);
      known = builder.build();
      known.entries(workspace);
      made.put(List.copyOf(entries), known);
    }
    return known;
  }

  /**
   * Content that one instruction copied, so that files that are copied twice are not taken for hard
   * links of one file.
   *
   * @param content the content
   * @param step the instruction
   */
  record Copied(EntryContent content, String step) implements EntryContent {
    @Override
    public long size() {
      return content.size();
    }

    @Override
    public InputStream open() throws IOException {
      return content.open();
    }
  }
}
