package dev.registrysdk.auth.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file that is read again when it has changed. The document stays the same object
 * as long as the content does.
 */
final class ConfigFile {
  /** Clocks of file systems are coarse: a file this young may change and keep its time. */
  private static final Duration YOUNG = Duration.ofSeconds(2);

  private final Path file;
  private final boolean legacy;
  private final Clock clock;
  private @Nullable Stamp stamp;
  private byte[] content = {};
  private @Nullable AuthDocument document;

  private record Stamp(Instant modified, long size, @Nullable Object key) {
    static Stamp of(BasicFileAttributes attributes) {
      return new Stamp(
          attributes.lastModifiedTime().toInstant(), attributes.size(), attributes.fileKey());
    }
  }

  ConfigFile(ConfigPlaces.Place place, Clock clock) {
    this.file = place.file();
    this.legacy = place.legacy();
    this.clock = clock;
  }

  String name() {
    return file.toString();
  }

  /** The file's content now; empty if there is no such file. */
  synchronized Optional<AuthDocument> read() {
    try {
      Stamp now = Stamp.of(Files.readAttributes(file, BasicFileAttributes.class));
      if (document == null || !now.equals(stamp)) {
        load(bytes(file));
        // Looked at before the content, so that a change in between is seen the next time.
        stamp = now.modified().isAfter(clock.instant().minus(YOUNG)) ? null : now;
      }
      return Optional.ofNullable(document);
    } catch (NoSuchFileException | NotDirectoryException e) {
      document = null;
      return Optional.empty();
    } catch (IOException e) {
      throw Failures.of("Could not read " + file, e);
    } catch (JsonProblem e) {
      throw Failures.damaged("Could not read " + file, e);
    }
  }

  private void load(byte[] bytes) {
    if (document == null || !Arrays.equals(bytes, content)) {
      document = null;
      document = legacy ? AuthDocument.parseLegacy(bytes) : AuthDocument.parse(bytes);
      content = bytes;
    }
  }

  /** The bytes of a file, and at most one too many. */
  static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Json.MAX_BYTES + 1);
    }
  }
}
