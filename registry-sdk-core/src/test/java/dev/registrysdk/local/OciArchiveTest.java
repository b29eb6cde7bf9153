package dev.registrysdk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.StorageException;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageStoreContract;
import dev.registrysdk.store.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciArchiveTest implements ImageStoreContract {
  @TempDir Path temp;

  @Override
  public ImageStore store() {
    return archive();
  }

  private OciLayout archive() {
    return OciLayout.archive(file());
  }

  private Path file() {
    return temp.resolve("image.tar");
  }

  @Override
  public void damage(Digest content) throws IOException {
    Archives.damage(file(), "blobs/sha256/" + content.encoded());
  }

  @Test
  void theSameImageAlwaysGivesTheSameArchive() throws IOException {
    Path other = temp.resolve("other.tar");
    TestImage.of("web").writeTo(archive(), "us.icr.io/acme/web:1.0");
    TestImage.of("web").writeTo(OciLayout.archive(other), "us.icr.io/acme/web:1.0");

    assertThat(file()).hasSameBinaryContentAs(other);
  }

  @Test
  void membersAreInTheOrderOfTheirNames() throws IOException {
    TestImage.of("web").writeTo(archive());

    assertThat(List.copyOf(Archives.members(file()).keySet()))
        .isSorted()
        .hasSize(6)
        .contains("index.json", "oci-layout");
  }

  @Test
  void nothingButTheArchiveIsLeftBehind() throws IOException {
    TestImage.of("web").writeTo(archive());

    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void membersAreFoundInAnyOrderAndWithADotInFront() throws IOException {
    TestImage image = TestImage.of("web").writeTo(archive());
    List<Map.Entry<String, byte[]>> members = new ArrayList<>(Archives.members(file()).entrySet());
    Collections.reverse(members);
    Archives turned = new Archives().directory("./blobs");
    members.forEach(member -> turned.add("./" + member.getKey(), member.getValue()));
    turned.writeTo(file());

    assertThat(root()).isEqualTo(image.manifest());
  }

  @Test
  void anArchiveCompressedWithGzipIsRead() throws IOException {
    TestImage image = TestImage.of("web").writeTo(archive());
    Files.write(file(), TestImage.gzip(Files.readAllBytes(file())));

    assertThat(root()).isEqualTo(image.manifest());
  }

  @Test
  void anArchiveThatUnpacksToTooMuchIsRefused() throws IOException {
    Files.write(file(), TestImage.gzip(new byte[1 << 20]));

    assertThatThrownBy(() -> archive().unpackedLimit(1 << 16).openReader())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read %s: it unpacks to more than 65536 bytes, the limit. Check that the file is complete; save or download it again"
                .formatted(archive()));
  }

  @Test
  void anArchiveThatWasCutOffIsRefusedWhereverItWasCut() throws IOException {
    TestImage.of("web").writeTo(archive());
    byte[] whole = Files.readAllBytes(file());
    for (int length = 512; length < whole.length - 1024; length += 256) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> archive().openReader())
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Could not read " + archive() + ": ")
          .hasMessageEndingWith("Check that the file is complete; save or download it again");
    }
  }

  @Test
  void aFileThatIsNoArchiveIsRefused() throws IOException {
    for (int length : new int[] {0, 1, 100, 1000}) {
      Files.writeString(file(), "no archive ".repeat(length));

      assertThatThrownBy(() -> archive().openReader())
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "Could not read %s: it is not a tar archive. Check the path and its permissions"
                  .formatted(archive()));
    }
  }

  @Test
  void aDockerArchiveIsPointedToTheOtherReader() throws IOException {
    new Archives().add("manifest.json", "[]").writeTo(file());

    assertThatThrownBy(() -> archive().openReader())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read %s: it is no OCI image layout but what docker save writes (docker-archive). Read the file as the kind of archive that it is"
                .formatted(archive()));
  }

  @Test
  void aMissingDirectoryIsNotWritten() {
    OciLayout lost = OciLayout.archive(temp.resolve("none/image.tar"));

    assertThatThrownBy(lost::openWriter)
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not write %s: %s does not exist. Check the path and its permissions"
                .formatted(lost, temp.resolve("none")));
  }

  private ManifestDocument root() {
    try (ImageReader reader = archive().openReader()) {
      return reader.root();
    }
  }
}
