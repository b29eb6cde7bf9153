package dev.registrysdk.build;

import dev.registrysdk.build.CopySource.Match;
import dev.registrysdk.build.LayerDraft.Obstacle;
import dev.registrysdk.build.LayerEntry.Kind;
import dev.registrysdk.build.Owners.Owner;
import dev.registrysdk.build.dockerfile.Command;
import dev.registrysdk.build.dockerfile.Command.Placement;
import dev.registrysdk.build.dockerfile.Instruction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One COPY or ADD: finds the sources, and puts them where they are wanted. */
final class CopyStep {
  private final StageState stage;
  private final Instruction instruction;
  private final Placement placement;
  private final boolean parents;
  private final boolean unpack;
  private final CopySource source;
  private final BuildFiles files;
  private final String step;
  private final @Nullable Owner owner;
  private final @Nullable ModeChange mode;
  private final IgnoreRules excludes;
  private final LayerDraft draft;

  /**
   * Prepares to copy.
   *
   * @param instruction COPY or ADD, with variables replaced
   * @param source where the files come from
   * @param step what tells the instruction from all others
   */
  CopyStep(
      StageState stage, Instruction instruction, CopySource source, BuildFiles files, String step) {
    this.stage = stage;
    this.instruction = instruction;
    this.source = source;
    this.files = files;
    this.step = step;
    if (instruction.command() instanceof Command.Add add) {
      this.placement = add.placement();
      this.parents = false;
      this.unpack = add.unpack() != Command.Unpack.NEVER;
    } else {
      Command.Copy copy = (Command.Copy) instruction.command();
      this.placement = copy.placement();
      this.parents = copy.parents();
      this.unpack = false;
    }
    this.owner = owner();
    this.mode = mode();
    this.excludes = excludes();
    this.draft =
        new LayerDraft(placement.link() ? null : stage, owner == null ? Owner.ROOT : owner);
  }

  private @Nullable Owner owner() {
    if (placement.chown().isEmpty()) {
      return null;
    }
    try {
      return new Owners(stage.files()).find(placement.chown());
    } catch (IllegalArgumentException e) {
      throw instruction.problem(
          "--chown", String.valueOf(e.getMessage()), "write numbers, or a name that is there");
    }
  }

  private @Nullable ModeChange mode() {
    if (placement.chmod().isEmpty()) {
      return null;
    }
    try {
      return ModeChange.parse(placement.chmod());
    } catch (IllegalArgumentException e) {
      throw instruction.problem(
          "--chmod", String.valueOf(e.getMessage()), "write it as 755, or as u=rwX,go=rX");
    }
  }

  private IgnoreRules excludes() {
    try {
      return IgnoreRules.of(placement.excludes());
    } catch (IllegalArgumentException e) {
      throw instruction.problem("--exclude", String.valueOf(e.getMessage()), "");
    }
  }

  /** Copies. */
  LayerDraft run() throws IOException {
    List<Match> matches = new ArrayList<>();
    for (String name : placement.sources()) {
      matches.addAll(source.find(name, parents));
    }
    String destination = placement.destination();
    boolean slash = destination.matches("(|.*/)\\.{0,2}");
    String absolute = destination.startsWith("/") ? "" : stage.workdir() + "/";
    String path = CleanPath.inside(absolute + destination);
    try {
      path = EntryPath.of(draft.files().resolve(path));
      boolean directory =
          slash || parents || draft.files().find(path).map(LayerEntry::directory).orElse(false);
      checkPlace(matches, directory);
      if (directory) {
        draft.directory(path);
      }
      for (Match match : matches) {
        copy(match, path, directory);
      }
      for (Command.Heredoc heredoc : placement.heredocs()) {
        EntryContent content = files.text(heredoc.content());
        String at = directory ? EntryPath.join(path, heredoc.name()) : path;
        put(
            LayerEntry.file(
                EntryPath.of(at), EntryAttributes.DEFAULT, LayerEntry.FILE_MODE, content));
      }
      return draft;
    } catch (Obstacle e) {
      throw instruction.problem(destination, String.valueOf(e.getMessage()), e.hint());
    } catch (IllegalArgumentException e) {
      if (e instanceof dev.registrysdk.build.dockerfile.DockerfileException) {
        throw e;
      }
      throw instruction.problem(destination, String.valueOf(e.getMessage()), "");
    }
  }

  /** Several files cannot all become one file. */
  private void checkPlace(List<Match> matches, boolean directory) {
    int sources = matches.size() + placement.heredocs().size();
    boolean file =
        !placement.heredocs().isEmpty()
            || matches.stream().anyMatch(match -> !match.entry().directory());
    if (!directory && sources > 1 && file) {
      throw instruction.problem(
          placement.destination(),
          "several files go to " + placement.destination() + ", which is no directory",
          "write a slash at its end: " + placement.destination() + "/");
    }
  }

  private void copy(Match match, String path, boolean directory) throws IOException, Obstacle {
    LayerEntry entry = match.entry();
    String kept = parents ? match.kept() : EntryPath.name(match.path());
    if (entry.directory()) {
      tree(match, parents ? EntryPath.join(path, kept) : path, path);
      return;
    }
    if (excludes.verdict(kept).ignored()) {
      return;
    }
    Optional<Path> archive = unpack ? source.file(match).filter(files::archive) : Optional.empty();
    if (archive.isPresent()) {
      unpack(archive.get(), path);
    } else if (parents) {
      keepParents(match, path);
      put(entry.at(EntryPath.join(path, kept)));
    } else {
      put(entry.at(directory ? EntryPath.join(path, kept) : path));
    }
  }

  private void tree(Match match, String path, String destination) throws IOException, Obstacle {
    List<LayerEntry> below = source.below(match.entry(), excludes);
    if (parents && !match.kept().isEmpty()) {
      if (excludes.verdict(match.kept()).ignored()) {
        return;
      }
      keepParents(match, destination);
      put(match.entry().at(path));
    } else {
      draft.directory(path);
    }
    String top = match.entry().path();
    for (LayerEntry entry : below) {
      String relative = entry.path().substring(top.isEmpty() ? 0 : top.length() + 1);
      put(entry.at(EntryPath.join(path, relative)));
    }
  }

  /** The directories above a source that stay, with their own permissions where they are new. */
  private void keepParents(Match match, String destination) throws IOException, Obstacle {
    String before = match.dropped().isEmpty() ? "" : match.dropped() + "/";
    for (String parent : EntryPath.parents(match.kept())) {
      String path = EntryPath.join(destination, parent);
      Optional<LayerEntry> known = source.directory(before + parent);
      if (draft.files().find(path).isEmpty() && known.isPresent()) {
        put(known.get().at(path));
      }
    }
  }

  private void unpack(Path archive, String path) throws IOException, Obstacle {
    draft.directory(path);
    for (LayerEntry entry : files.unpacked(archive)) {
      LayerEntry owned = owner == null ? entry : entry.with(entry.mode(), owner.uid(), owner.gid());
      draft.unpack(owned, path);
    }
  }

  private void put(LayerEntry entry) throws Obstacle {
    boolean link = entry.kind() == Kind.SYMLINK;
    int bits = mode == null || link ? entry.mode() : mode.of(entry.mode(), entry.directory());
    LayerEntry placed =
        owner == null
            ? entry.with(bits, entry.uid(), entry.gid())
            : entry.with(bits, owner.uid(), owner.gid());
    EntryContent content = placed.content();
    if (content == null) {
      draft.put(placed);
    } else if (source instanceof ImageCopySource) {
      draft.putLinked(placed.containing(new BuildFiles.Copied(content, step)));
    } else {
      draft.put(placed.containing(new BuildFiles.Copied(content, step + placed.path())));
    }
  }
}
