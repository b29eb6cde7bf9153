package dev.registrysdk.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;

/** The files of a directory. */
record DirectoryTree(Path root) implements Tree {
  @Override
  public OptionalLong size(String path) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(root.resolve(path), BasicFileAttributes.class);
      return attributes.isRegularFile() ? OptionalLong.of(attributes.size()) : OptionalLong.empty();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(root.resolve(path));
  }
}
