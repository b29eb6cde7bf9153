package dev.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okio.ByteString;
import okio.HashingSink;
import okio.Okio;

/**
 * A recording on disk: one text, and beside it a directory with the larger bodies, each named by
 * its digest.
 */
record TapeFile(Path file) {
  /** Where the larger bodies are. */
  Path directory() {
    return file.resolveSibling(file.getFileName() + ".bodies");
  }

  Path body(String digest) {
    return directory().resolve(digest.replace(':', '-'));
  }

  boolean exists() {
    return Files.exists(file);
  }

  /**
   * Writes a recording: the bodies first, then, in one step, the text, and last the bodies of an
   * earlier recording go.
   */
  void write(Tape tape) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Set<Path> kept = new HashSet<>();
      for (TapeCall call : tape.calls()) {
        for (TapeBody body : List.of(call.request().body(), call.answer().body())) {
          if (!body.isEmpty() && TapeStyle.of(body) == TapeStyle.FILE) {
            kept.add(writeBody(body));
          }
        }
      }
      replace(file, TapeWriter.write(tape).getBytes(StandardCharsets.UTF_8));
      removeOthers(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the recording " + file + ": " + e.getMessage(), e);
    }
  }

  /** Reads a recording and checks the bodies beside it. */
  Tape read() {
    try {
      String text = Files.readString(file);
      Tape tape = TapeReader.read(file.toString(), text, this::body);
      for (TapeCall call : tape.calls()) {
        check(call.request().body());
        check(call.answer().body());
      }
      return tape;
    } catch (NoSuchFileException e) {
      throw new IllegalStateException(
          "There is no recording "
              + file
              + ": record one with RegistryRecording.of(…).to(file), or commit it with the test",
          e);
    } catch (IOException e) {
      throw new IllegalStateException(
          file + " cannot be read as the text of a recording: " + e.getMessage(), e);
    }
  }

  private Path writeBody(TapeBody body) throws IOException {
    Path target = body(body.digest());
    Files.createDirectories(directory());
    if (Files.exists(target)) {
      return target;
    }
    Path part = Files.createTempFile(directory(), "body", ".part");
    try {
      if (body.file().isPresent()) {
        Files.copy(body.file().get(), part, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.write(part, body.bytes().orElse(ByteString.EMPTY).toByteArray());
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return target;
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "recording", ".part");
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Removes bodies that no call has any more; whatever else is there is not ours. */
  private void removeOthers(Set<Path> kept) throws IOException {
    if (!Files.isDirectory(directory())) {
      return;
    }
    try (Stream<Path> found = Files.list(directory())) {
      for (Path path : found.toList()) {
        boolean ours = path.getFileName().toString().matches("sha256-[0-9a-f]{64}");
        if (ours && !kept.contains(path)) {
          Files.delete(path);
        }
      }
    }
    try {
      Files.delete(directory());
    } catch (DirectoryNotEmptyException inUse) {
      return;
    }
  }

  private void check(TapeBody body) throws IOException {
    if (body.file().isEmpty()) {
      return;
    }
    Path path = body.file().get();
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          file + " needs " + path + ", which is missing: commit it with the recording");
    }
    try (HashingSink hash = HashingSink.sha256(Okio.blackhole());
        var sink = Okio.buffer(hash);
        var source = Okio.source(path)) {
      long size = sink.writeAll(source);
      sink.flush();
      if (size != body.size() || !body.digest().equals("sha256:" + hash.hash().hex())) {
        throw new IllegalStateException(
            path
                + " is not what was recorded: it has "
                + size
                + " bytes and another digest than its name. Restore it (as a binary file, whose line"
                + " ends nothing changes), or record again");
      }
    }
  }
}
