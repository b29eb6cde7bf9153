package dev.registrysdk.examples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.HistoryEntry;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image as a container sees it, for comparison: read with nothing but a tar reader.
 *
 * @param config what its configuration says, by name
 * @param files a line for each file: mode, owner, what it is, by path
 * @param history its history
 */
record FlatImage(
    Map<String, String> config, Map<String, String> files, List<HistoryEntry> history) {
  private static final String WHITEOUT = ".wh.";

  static FlatImage of(ImageSource source) {
    try (ImageReader reader = source.openReader()) {
      ImageConfig config = reader.config(reader.root()).orElseThrow();
      Map<String, String> files = new TreeMap<>();
      for (Descriptor layer : reader.root().asImage().layers()) {
        try (InputStream in = new BufferedInputStream(reader.blob(layer).open())) {
          apply(in, files);
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      return new FlatImage(config(config), files, config.history());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keywords of the instructions in the history, whichever builder wrote it. */
  List<String> instructions() {
    return history.stream()
        .map(entry -> entry.createdBy().orElse("").replace("/bin/sh -c #(nop) ", ""))
        .map(text -> text.strip().split(" ", 2)[0].toUpperCase(Locale.ROOT))
        .toList();
  }

  private static Map<String, String> config(ImageConfig config) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("env", config.env().stream().sorted().toList().toString());
    Map<String, String> labels = new TreeMap<>(config.labels());
    labels.remove("io.buildah.version");
    told.put("labels", labels.toString());
    told.put("cmd", config.cmd().toString());
    told.put("entrypoint", config.entrypoint().toString());
    told.put("workingDir", config.workingDir().orElse("/"));
    told.put("user", config.user().orElse(""));
    told.put("exposedPorts", new TreeSet<>(config.exposedPorts()).toString());
    told.put("volumes", new TreeSet<>(config.volumes()).toString());
    told.put("stopSignal", config.stopSignal().orElse(""));
    told.put("healthcheck", config.healthcheck().toString());
    told.put("shell", config.shell().toString());
    told.put("onBuild", config.onBuild().toString());
    told.put("author", config.author().orElse(""));
    told.put("platform", config.platform().text());
    return told;
  }

  private static void apply(InputStream in, Map<String, String> files) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    TarArchiveInputStream tar =
        new TarArchiveInputStream(gzip ? new GZIPInputStream(in) : in, "UTF-8");
    Map<String, String> added = new LinkedHashMap<>();
    List<String> gone = new ArrayList<>();
    TarArchiveEntry entry;
    while ((entry = tar.getNextEntry()) != null) {
      String path = entry.getName().replaceAll("^(\\./|/)+|/+$", "");
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (name.startsWith(WHITEOUT)) {
        gone.add(path.substring(0, path.length() - name.length()) + name.substring(4));
      } else if (!path.isEmpty()) {
        added.put(path, line(entry, tar, added));
      }
    }
    gone.forEach(path -> remove(path, files));
    added.forEach(
        (path, line) -> {
          if (!line.endsWith(" directory")) {
            remove(path, files);
          }
          files.put(path, line);
        });
  }

  private static void remove(String path, Map<String, String> files) {
    files.keySet().removeIf(other -> other.equals(path) || other.startsWith(path + "/"));
  }

  private static String line(
      TarArchiveEntry entry, TarArchiveInputStream tar, Map<String, String> added)
      throws IOException {
    String start =
        Integer.toOctalString(entry.getMode() & 07777)
            + " "
            + entry.getLongUserId()
            + ":"
            + entry.getLongGroupId()
            + " ";
    if (entry.isDirectory()) {
      return start + "directory";
    } else if (entry.isSymbolicLink()) {
      return entry.getLongUserId() + ":" + entry.getLongGroupId() + " -> " + entry.getLinkName();
    } else if (entry.isLink()) {
      return added.getOrDefault(entry.getLinkName(), "link to " + entry.getLinkName());
    }
    return start + "file " + new String(tar.readAllBytes(), UTF_8);
  }
}
