package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.build.LayerEntry.Kind;
import dev.registrysdk.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerTarTest {
  private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);

  private static final String CAPABILITY = "SCHILY.xattr.security.capability";

  @TempDir Path temp;

  @Test
  void layerWithoutEntriesIsTwoEmptyBlocks() throws IOException {
    assertThat(Digest.sha256(tar(List.of())))
        .hasToString("sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
  }

  @Test
  void plainEntryHasNoPaxRecords() throws IOException {
    assertThat(tar(List.of(file("a", "x", EntryAttributes.DEFAULT)))).hasSize(4 * 512);
  }

  @Test
  void whatCannotBeWrittenUnchangedIsRefused() {
    assertThatThrownBy(() -> tar(List.of(file("b\ufffd", "", EntryAttributes.DEFAULT))))
        .isInstanceOf(IOException.class)
        .hasMessage("the name /b\ufffd is not UTF-8");
  }

  @Test
  void capabilitiesAreWrittenAsTheirBytesForTarToRead() throws Exception {
    // cap_setuid=ep, as newuidmap has it, is bit 7
    ByteString setuid = ByteString.decodeHex("0100000280000000000000000000000000000000");
    LayerEntry program = file("newuidmap", "x", EntryAttributes.DEFAULT);

    byte[] tar = tar(List.of(extended(program, Map.of(CAPABILITY, setuid))));

    // header and record of the attribute, header and content of the file, and the end
    assertThat(tar).hasSize(6 * 512);
    ByteString record = ByteString.encodeUtf8("57 " + CAPABILITY + "=");
    assertThat(ByteString.of(tar, 512, 57).hex()).isEqualTo(record.hex() + setuid.hex() + "0a");
    Path file = Files.write(temp.resolve("layer.tar"), tar);
    Process listing = new ProcessBuilder("tar", "-tf", file.toString()).start();
    assertThat(new String(listing.getInputStream().readAllBytes(), UTF_8)).isEqualTo("newuidmap\n");
    assertThat(listing.waitFor()).isZero();
  }

  @Property(tries = 100)
  void entriesAreReadBackAsTheyWereWritten(@ForAll("layers") List<LayerEntry> entries)
      throws IOException {
    Path file = Files.createTempFile("layer", ".tar");
    try {
      Files.write(file, tar(entries));
      List<LayerEntry> read = new ArrayList<>();
      new TarScan(file, "Could not read", UnpackLimits.DEFAULT, true).read(read::add);

      assertThat(read).hasSameSizeAs(entries);
      for (int i = 0; i < entries.size(); i++) {
        assertThat(text(read.get(i))).isEqualTo(text(entries.get(i)));
      }
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<List<LayerEntry>> layers() {
    Arbitrary<String> name =
        Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(300),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(120),
                Arbitraries.strings()
                    .withChars("äß漢😀".toCharArray())
                    .ofMinLength(1)
                    .ofMaxLength(2),
                Arbitraries.strings().alpha().ofMinLength(95).ofMaxLength(105))
            .map(text -> text.replace('/', '_').replace('\0', '_'))
            .filter(text -> UTF_8.newEncoder().canEncode(text) && text.indexOf('\ufffd') < 0)
            .filter(text -> !text.equals(".") && !text.equals("..") && !text.startsWith(".wh."));
    Arbitrary<String> path =
        name.list().ofMinSize(1).ofMaxSize(4).map(names -> String.join("/", names));
    Arbitrary<EntryAttributes> attributes =
        Combinators.combine(
                Arbitraries.integers().between(0, 07777),
                Arbitraries.longs().between(0, 4_294_967_295L),
                Arbitraries.longs().between(-1_000_000, 20_000_000_000L))
            .as(
                (mode, id, time) ->
                    EntryAttributes.builder()
                        .mode(mode)
                        .uid(id)
                        .gid(id / 3)
                        .modified(Instant.ofEpochSecond(time))
                        .build());
    Arbitrary<LayerEntry> entry =
        Combinators.combine(
                path,
                attributes,
                Arbitraries.integers().between(0, 4),
                name,
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(1000))
            .as(
                (at, with, kind, text, value) ->
                    switch (kind) {
                      case 0 -> LayerEntry.directory(at, with, 0755);
                      case 1 -> LayerEntry.symlink(at, with, "../" + text);
                      case 2 -> LayerEntry.whiteout(at);
                      case 3 ->
                          new LayerEntry(
                              at,
                              Kind.CHARACTER_DEVICE,
                              0600,
                              0,
                              0,
                              TIME,
                              null,
                              null,
                              Map.of(
                                  CAPABILITY,
                                  ByteString.of(value),
                                  "SCHILY.xattr.user.x",
                                  ByteString.encodeUtf8(text)),
                              new LayerEntry.Device(1, 3));
                      default -> file(at, text.repeat(3), with);
                    });
    return entry.list().ofMaxSize(6);
  }

  private static LayerEntry file(String path, String content, EntryAttributes attributes) {
    return LayerEntry.file(path, attributes, 0644, EntryContent.of(content.getBytes(UTF_8)));
  }

  private static LayerEntry extended(LayerEntry entry, Map<String, ByteString> extended) {
    return new LayerEntry(
        entry.path(),
        entry.kind(),
        entry.mode(),
        entry.uid(),
        entry.gid(),
        entry.modified(),
        entry.link(),
        entry.content(),
        extended,
        entry.device());
  }

  private static String hex(Map<String, ByteString> extended) {
    Map<String, String> hex = new TreeMap<>();
    extended.forEach((keyword, value) -> hex.put(keyword, value.hex()));
    return hex.toString();
  }

  private static byte[] tar(List<LayerEntry> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new LayerTar(TIME).write(entries, out);
    return out.toByteArray();
  }

  private static String text(LayerEntry entry) throws IOException {
    String content = "";
    if (entry.content() != null) {
      try (InputStream in = entry.content().open()) {
        content = new String(in.readAllBytes(), UTF_8);
      }
    }
    if (!entry.present()) {
      return entry.kind() + " " + entry.path();
    }
    return String.join(
        "|",
        List.of(
            entry.path(),
            entry.kind().name(),
            Integer.toOctalString(entry.mode()),
            entry.uid() + ":" + entry.gid(),
            String.valueOf(entry.modified() == null ? TIME : entry.modified()),
            String.valueOf(entry.link()),
            content,
            hex(entry.extended()),
            entry.device().toString()));
  }
}
