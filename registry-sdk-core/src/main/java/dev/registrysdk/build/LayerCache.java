package dev.registrysdk.build;

import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers what layers were compressed to, so that a layer that has not changed is read, but not
 * compressed again: when the target has it, nothing of it has to be made. It goes by content, never
 * by times; it keeps digests and sizes, a few bytes for each layer, and no files.
 *
 * <p>Immutable and safe for use by several threads and processes. Losing it, or parts of it, costs
 * time only; so does a directory that cannot be written.
 */
public final class LayerCache {
  private static final Pattern ENTRY = Pattern.compile("(sha256:[0-9a-f]{64}) ([0-9]{1,18})\n");

  private final Path directory;

  private LayerCache(Path directory) {
    this.directory = directory;
  }

  /**
   * A cache in a directory.
   *
   * @param directory made when it is first needed
   * @return the cache
   */
  public static LayerCache at(Path directory) {
    return new LayerCache(directory);
  }

  /**
   * What a layer was compressed to.
   *
   * @param digest the digest of the compressed layer
   * @param size its size in bytes
   */
  record Known(Digest digest, long size) {}

  /** Whether a layer of the same paths and sizes was made before: then it is worth looking. */
  boolean knows(List<LayerEntry> entries) {
    return Files.exists(directory.resolve(shape(entries)));
  }

  Optional<Known> find(Digest diffId, LayerCompression compression) {
    try {
      Matcher entry = ENTRY.matcher(Files.readString(directory.resolve(key(diffId, compression))));
      return entry.matches()
          ? Optional.of(new Known(Digest.parse(entry.group(1)), Long.parseLong(entry.group(2))))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // unreadable, so it is made anew
    }
  }

  void put(List<LayerEntry> entries, LayerFile made) {
    try {
      Files.createDirectories(directory);
      write(key(made.diffId(), made.compression()), made.digest() + " " + made.size() + "\n");
      write(shape(entries), "");
    } catch (IOException e) {
      // The next build takes longer; this one is done.
    }
  }

  /** Nobody ever sees half an entry. */
  private void write(String name, String text) throws IOException {
    Path temporary = Files.createTempFile(directory, "new-", "");
    try {
      Files.writeString(temporary, text);
      Files.move(
          temporary,
          directory.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  void forget(Digest diffId, LayerCompression compression) {
    try {
      Files.deleteIfExists(directory.resolve(key(diffId, compression)));
    } catch (IOException e) {
      // It is found to be wrong again.
    }
  }

  /** Another compressor makes other bytes of the same layer. */
  private static String key(Digest diffId, LayerCompression compression) {
    return "layer-" + hash(compression.fingerprint() + diffId);
  }

  private static String shape(List<LayerEntry> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach(
        entry -> text.append(entry.path()).append('\0').append(entry.size()).append('\n'));
    return "shape-" + hash(text.toString());
  }

  private static String hash(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).encoded();
  }

  @Override
  public String toString() {
    return "layers known in " + directory;
  }
}
