package dev.registrysdk.build;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A build context as a tar archive, for a builder elsewhere: an engine, or a service.
 *
 * <p>What the ignore file leaves out is left out. The Dockerfile and {@code .dockerignore} are
 * there all the same: the builder needs them, and by the same rules it leaves them out of the
 * image. A Dockerfile that is outside the directory, or a symbolic link, is there as {@code
 * .dockerfile.} and a part of its digest, and one more rule keeps it out of the image; where the
 * Dockerfile has an ignore file of its own, that one is there as {@code .dockerignore}.
 *
 * <p>The same files make the same bytes: names in the order of their UTF-8 bytes, owner root, the
 * time 1970-01-01 unless times are kept. The archive is made while it is written, and files are
 * never held. Immutable and safe for use by several threads; what is in the directory is looked at
 * anew each time.
 */
public final class ContextArchive {
  private static final String IGNORE = ".dockerignore";
  private static final int NAME_DIGITS = 20;

  private final BuildContext context;
  private final boolean keepTimes;
  private final boolean gzip;

  private ContextArchive(BuildContext context, boolean keepTimes, boolean gzip) {
    this.context = context;
    this.keepTimes = keepTimes;
    this.gzip = gzip;
  }

  /**
   * The archive of a context. Nothing is read yet.
   *
   * @param context the directory, and the Dockerfile
   * @return the archive, not compressed
   */
  public static ContextArchive of(BuildContext context) {
    return new ContextArchive(context, false, false);
  }

  /**
   * The same archive with the times that files have on this machine.
   *
   * @return the archive
   */
  public ContextArchive keepTimes() {
    return new ContextArchive(context, true, gzip);
  }

  /**
   * The same archive, compressed with gzip.
   *
   * @return the archive
   */
  public ContextArchive gzip() {
    return new ContextArchive(context, keepTimes, true);
  }

  /**
   * Where the Dockerfile is in the archive, to tell the builder.
   *
   * @return its path, with slashes
   * @throws RegistryException if there is no Dockerfile, or it cannot be read
   */
  public String dockerfile() {
    return inside().orElseGet(() -> outside(ContextText.dockerfile(context)));
  }

  /**
   * Writes the archive. It can be written more than once.
   *
   * @param out where it goes; stays open
   * @throws RegistryIOException if a file cannot be read; it carries what happened
   * @throws IOException if it cannot be written
   */
  public void writeTo(OutputStream out) throws IOException {
    try {
      if (gzip) {
        // One thread: the network is slower. Each block is compressed when it is full.
        try (ParallelGzip compressed = new ParallelGzip(out, Runnable::run, 1)) {
          write(compressed);
          compressed.finish();
        }
      } else {
        write(out);
      }
    } catch (RegistryException e) {
      throw new RegistryIOException(e);
    }
  }

  private void write(OutputStream out) throws IOException {
    ContextFiles files = ContextFiles.of(context);
    LayerTar.Writing tar = new LayerTar(Instant.EPOCH).to(out);
    List<String> written = new ArrayList<>();
    for (LayerEntry entry : needed(files)) {
      tar.add(entry);
      written.add(entry.path());
    }
    files.each(
        entry -> {
          if (!written.contains(entry.path())) {
            tar.add(ContextSource.entry(entry, keepTimes));
          }
        });
    tar.finish();
  }

  /** What the builder needs, and what is not in the directory or not as it is there. */
  private List<LayerEntry> needed(ContextFiles files) {
    String dockerfile = ContextText.dockerfile(context);
    Optional<String> inside = inside();
    List<LayerEntry> entries = new ArrayList<>();
    rules(inside.isPresent() ? Optional.empty() : Optional.of(outside(dockerfile)))
        .ifPresent(text -> entries.add(text(IGNORE, text)));
    if (inside.isEmpty()) {
      entries.add(text(outside(dockerfile), dockerfile));
    } else {
      files
          .tree()
          .entry(inside.get())
          .filter(entry -> files.ignore().verdict(entry.path()).ignored())
          .ifPresent(entry -> entries.add(ContextSource.entry(entry, keepTimes)));
    }
    return entries;
  }

  /**
   * The rules for the builder. Those that the archive alone has are left out of the image.
   *
   * @param generated the name of a Dockerfile that is not in the directory
   */
  private Optional<String> rules(Optional<String> generated) {
    Path shared = context.directory().resolve(IGNORE);
    Optional<String> rules = ContextText.ignoreText(context);
    boolean own = context.ignoreFile().filter(file -> !file.equals(shared)).isPresent();
    if (!own && generated.isEmpty()) {
      return rules;
    }
    StringBuilder text = new StringBuilder(rules.orElse(""));
    if (!Files.exists(shared, LinkOption.NOFOLLOW_LINKS)) {
      text.append('\n').append(IGNORE);
    }
    generated.ifPresent(name -> text.append('\n').append(name));
    return Optional.of(text.append('\n').toString());
  }

  private static LayerEntry text(String path, String text) {
    return LayerEntry.file(
        path,
        EntryAttributes.DEFAULT,
        LayerEntry.FILE_MODE,
        EntryContent.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String outside(String dockerfile) {
    String hex = Digest.sha256(dockerfile.getBytes(StandardCharsets.UTF_8)).encoded();
    return ".dockerfile." + hex.substring(0, NAME_DIGITS);
  }

  /** The path of a Dockerfile that is in the directory, and not a link. */
  private Optional<String> inside() {
    if (context.dockerfileText().isPresent()) {
      return Optional.empty();
    }
    try {
      Path directory = context.directory().toRealPath();
      Path wanted = context.directory().resolve(context.dockerfilePath());
      Path real = wanted.toRealPath();
      Path parent = wanted.toAbsolutePath().normalize().getParent();
      if (parent == null || !real.startsWith(directory)) {
        return Optional.empty();
      }
      Path named = parent.toRealPath().resolve(String.valueOf(wanted.getFileName()));
      return named.equals(real)
          ? Optional.of(FileNames.of(directory.relativize(real)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // reading it says what is wrong
    }
  }
}
