package dev.registrysdk.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Makes small tar archives, member by member, in any shape that other tools write. */
final class Archives {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

  Archives() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
  }

  Archives add(String name, byte[] content) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    return put(entry, content);
  }

  Archives add(String name, String content) {
    return add(name, content.getBytes(UTF_8));
  }

  Archives directory(String name) {
    return put(new TarArchiveEntry(name + "/"), new byte[0]);
  }

  Archives link(String name, String target) {
    return special(name, TarConstants.LF_SYMLINK, target);
  }

  Archives hardLink(String name, String target) {
    return special(name, TarConstants.LF_LINK, target);
  }

  Archives device(String name) {
    return special(name, TarConstants.LF_CHR, "");
  }

  private Archives special(String name, byte type, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(target);
    return put(entry, new byte[0]);
  }

  private Archives put(TarArchiveEntry entry, byte[] content) {
    try {
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }

  Path writeTo(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  /** The members of an archive, in its order, without directories. */
  static Map<String, byte[]> members(Path file) throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      TarArchiveEntry entry;
      while ((entry = in.getNextEntry()) != null) {
        if (entry.isFile()) {
          members.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return members;
  }

  /** Changes a byte of a member. */
  static void damage(Path file, String member) throws IOException {
    Archives changed = new Archives();
    for (Map.Entry<String, byte[]> entry : members(file).entrySet()) {
      byte[] content = entry.getValue();
      if (entry.getKey().equals(member)) {
        content[content.length / 2] ^= 1;
      }
      changed.add(entry.getKey(), content);
    }
    changed.writeTo(file);
  }
}
