package dev.registrysdk.local;

import dev.registrysdk.error.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;

/** A directory beside an archive, in which its content is collected before it is packed. */
final class Spool {
  private final Path file;
  private final Path parent;
  private final Path directory;

  Spool(Path file) {
    this.file = file.toAbsolutePath().normalize();
    this.parent = Objects.requireNonNullElse(this.file.getParent(), this.file);
    this.directory = Temporary.name(parent);
  }

  Path directory() {
    return directory;
  }

  void create(Work work) throws IOException {
    if (Files.isDirectory(file)) {
      throw Failures.unusable(work.what(), file + " is a directory", Remedy.CHECK_PATH);
    }
    if (Files.notExists(parent)) {
      throw new NoSuchFileException(parent.toString());
    }
    Temporary.prepare(parent);
    Files.createDirectory(directory);
  }

  /** Makes the archive of some of the files. */
  void pack(Collection<String> names, Work work) throws IOException {
    try (AtomicFile archive = new AtomicFile(parent)) {
      TarPacker.pack(directory, names, archive.out(), work);
      archive.commit(file);
    }
    Temporary.sync(parent);
  }

  void delete() {
    Temporary.deleteAll(directory);
  }
}
