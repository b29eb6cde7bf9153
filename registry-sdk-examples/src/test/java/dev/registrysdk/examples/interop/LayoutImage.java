package dev.registrysdk.examples.interop;

import dev.registrysdk.local.OciLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An image alone in an OCI layout, as a peer wrote it. */
record LayoutImage(Path directory, String tag) {
  private static final Pattern DIGEST = Pattern.compile("\"digest\":\\s*\"(sha256:[0-9a-f]{64})\"");

  /** The digest in the layout's index, read without this SDK. */
  String digest() {
    try {
      Matcher digest = DIGEST.matcher(Files.readString(directory.resolve("index.json")));
      if (!digest.find()) {
        throw new AssertionError("No digest in the index of " + this);
      }
      return digest.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As skopeo names it. */
  String peerName() {
    return "oci:" + directory + ":" + tag;
  }

  /** As this SDK names it. */
  OciLayout place() {
    return OciLayout.at(directory).image(tag);
  }
}
