package dev.registrysdk.build;

import dev.registrysdk.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A process that writes what it sees of a build context to a file, and the layers of it. */
final class ContextPrinter {
  private ContextPrinter() {}

  public static void main(String[] args) throws Exception {
    Files.writeString(Path.of(args[1]), text(Path.of(args[0])), StandardCharsets.UTF_8);
  }

  static String text(Path directory) throws Exception {
    ContextFiles files = ContextFiles.of(BuildContext.at(directory));
    StringBuilder text = new StringBuilder();
    for (ContextEntry entry : files.below(files.tree().entry("").orElseThrow())) {
      text.append(entry.path()).append(" -> ").append(entry.target()).append('\n');
    }
    files.find("ü/*", false).forEach(match -> text.append(match.path()).append('\n'));
    files.find("link/日本", false).forEach(match -> text.append(match.entry().path()).append('\n'));
    try (Workspace workspace = new Workspace()) {
      ByteArrayOutputStream tar = new ByteArrayOutputStream();
      Layer layer = Layer.builder().tree(directory, "/").build();
      new LayerTar(Instant.EPOCH).write(layer.entries(workspace), tar);
      text.append(Digest.sha256(tar.toByteArray())).append('\n');
    }
    return text.toString();
  }
}
