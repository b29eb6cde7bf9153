package dev.registrysdk.local;

import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The members of a tar archive, read where they are: nothing is extracted. What is compressed, or
 * comes from a pipe, is first copied to a temporary file.
 */
final class TarTree implements Tree {
  private static final int MAX_LINKS = 8;

  private final Path file;
  private final String what;
  private final Map<String, TarMember> members;
  private final String state;

  private TarTree(Path file, String what) throws IOException {
    this.file = file;
    this.what = what;
    this.state = state(file);
    this.members = TarMember.scan(file, what);
  }

  /**
   * Opens an archive.
   *
   * @param limit how much a compressed archive may unpack to
   */
  static TarTree open(Path file, Work work, Scratch scratch, long limit) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw Failures.unusable(work.what(), file + " is a directory", Remedy.CHECK_PATH);
    }
    Path plain = file;
    try (InputStream in = new BufferedInputStream(work.guard(Files.newInputStream(file)))) {
      Compression compression = Compression.of(in);
      if (compression == Compression.GZIP) {
        plain = spool(new Limited(Gzip.decompress(in), work.what(), limit), scratch);
      } else if (compression != Compression.NONE) {
        throw Failures.unsupported(
            work.what(), "it is compressed with " + compression + "; decompress it first");
      } else if (!attributes.isRegularFile()) {
        plain = spool(in, scratch);
      }
    } catch (EOFException | ZipException e) {
      throw damaged(work.what(), "the compressed data is damaged: " + e.getMessage());
    }
    return new TarTree(plain, work.what());
  }

  private static Path spool(InputStream in, Scratch scratch) throws IOException {
    Path copy = scratch.file();
    Files.copy(in, copy);
    return copy;
  }

  static StorageException damaged(String what, String reason) {
    return Failures.unusable(what, reason, Remedy.CHECK_ARCHIVE);
  }

  @Override
  public OptionalLong size(String path) {
    TarMember member = resolve(path);
    return member == null ? OptionalLong.empty() : OptionalLong.of(member.size());
  }

  @Override
  public InputStream open(String path) throws IOException {
    TarMember member = resolve(path);
    if (member == null) {
      throw new NoSuchFileException(path);
    }
    if (!state.equals(state(file))) {
      throw Failures.unusable(what, file + " was changed meanwhile", Remedy.READ_AGAIN);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    channel.position(member.offset());
    return new BoundedStream(Channels.newInputStream(channel), member.size());
  }

  /** Follows links inside the archive. */
  private @Nullable TarMember resolve(String path) {
    String name = path;
    for (int links = 0; links <= MAX_LINKS; links++) {
      TarMember member = members.get(name);
      if (member == null || member.link() == null) {
        return member;
      }
      String link = member.link();
      Optional<String> target =
          member.symbolic() ? MemberName.target(name, link) : MemberName.normal(link);
      if (target.isEmpty()) {
        throw damaged(what, "the member " + name + " is a link that leaves the archive");
      }
      name = target.get();
    }
    throw damaged(what, "the member " + path + " is a link without an end");
  }

  /** What changes when another file takes the place of this one. */
  private static String state(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return now.fileKey() + " " + now.size() + " " + now.lastModifiedTime();
  }
}
