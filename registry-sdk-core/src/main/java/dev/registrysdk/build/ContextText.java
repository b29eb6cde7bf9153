package dev.registrysdk.build;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NearestName;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the Dockerfile and the ignore file of a context. */
final class ContextText {
  /** Far more than anybody writes; a file that is no Dockerfile should not fill the memory. */
  private static final long LARGEST = 16 << 20;

  private ContextText() {}

  static String dockerfile(BuildContext context) {
    return context.dockerfileText().orElseGet(() -> dockerfileFile(context));
  }

  private static String dockerfileFile(BuildContext context) {
    Path file = context.directory().resolve(context.dockerfilePath());
    if (!Files.exists(file)) {
      String name = String.valueOf(file.getFileName());
      String reason =
          Files.isDirectory(context.directory())
              ? NearestName.of(name, names(file.toAbsolutePath().getParent()))
                  .map(near -> "it does not exist; perhaps " + near + " beside it is meant")
                  .orElse("it does not exist")
              : "the build context " + context.directory() + " is not a directory";
      throw new NotFoundException(
          Failure.of("Could not read the Dockerfile " + file)
              .reason(reason)
              .remedy(Remedy.CHECK_PATH)
              .build());
    }
    return read(file);
  }

  private static List<String> names(@Nullable Path directory) {
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    } catch (IOException e) {
      return List.of(); // it is for a hint only
    }
  }

  static IgnoreRules ignoreRules(BuildContext context) {
    Optional<Path> file = context.ignoreFile();
    if (file.isEmpty()) {
      return IgnoreRules.NONE;
    }
    try {
      return IgnoreRules.parse(String.valueOf(file.get().getFileName()), read(file.get()));
    } catch (IllegalArgumentException e) {
      throw new RejectedException(
          Failure.of("Could not read " + file.get())
              .reason(String.valueOf(e.getMessage()))
              .remedy(Remedy.CHECK_PATH)
              .build(),
          e);
    }
  }

  /** What the ignore file says; empty if there is none. */
  static Optional<String> ignoreText(BuildContext context) {
    return context.ignoreFile().map(ContextText::read);
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw refused(file, "it has more than " + LARGEST + " bytes");
      }
      return decode(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw ContextFailures.unreadable(file, e);
    }
  }

  private static String decode(Path file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      long line = out.chars().filter(c -> c == '\n').count() + 1;
      throw refused(file, "line " + line + " is not UTF-8");
    }
    return out.toString();
  }

  private static StorageException refused(Path file, String reason) {
    return new StorageException(Failure.of("Could not read " + file).reason(reason).build());
  }
}
