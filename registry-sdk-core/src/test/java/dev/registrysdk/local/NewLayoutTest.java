package dev.registrysdk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.copy.Copier;
import dev.registrysdk.copy.CopyRequest;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.store.TestImage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a layout directory comes to be. */
class NewLayoutTest {
  @TempDir Path temp;

  private Path directory() {
    return temp.resolve("parent/layout");
  }

  private OciLayout layout() {
    return OciLayout.at(directory());
  }

  @Test
  void aNewDirectoryIsAValidLayoutWhileItsFirstBlobIsWritten() throws IOException {
    Blob blob = TestImage.of("web").blobs().get(0);
    List<List<LocalImage>> seen = new ArrayList<>();
    Blob watched =
        Blob.of(
            blob.descriptor(),
            () -> {
              InputStream in = blob.open();
              return new FilterInputStream(in) {
                @Override
                public void close() throws IOException {
                  seen.add(layout().images());
                  super.close();
                }
              };
            });

    try (ImageWriter writer = layout().openWriter()) {
      writer.putBlob(watched);
    }

    assertThat(seen).containsExactly(List.of());
  }

  @Test
  void aWriterThatDiedBeforeTheIndexWasThereIsMadeUpFor() throws IOException {
    Files.createDirectories(directory().resolve("blobs/sha256"));
    Files.writeString(directory().resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");

    try (ImageWriter writer = layout().openWriter()) {
      writer.putBlob(TestImage.of("web").blobs().get(0));
    }

    assertThat(layout().images()).isEmpty();
  }

  @Test
  void nothingIsMadeBeforeSomethingIsWritten() {
    layout().openWriter().close();

    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aPlanMakesNothing() throws IOException {
    OciLayout source = OciLayout.at(temp.resolve("source"));
    TestImage.of("web").writeTo(source);
    Path target = Files.createDirectory(temp.resolve("target"));

    new Copier()
        .plan(
            CopyRequest.builder()
                .source(source)
                .target(OciLayout.at(target.resolve("parent/layout")))
                .build());

    assertThat(target).isEmptyDirectory();
  }

  @Test
  void aCopyOfWhatIsNotThereMakesNothing() throws IOException {
    OciLayout source = OciLayout.at(temp.resolve("source"));
    TestImage.of("web").writeTo(source);
    Path target = Files.createDirectory(temp.resolve("target"));
    deleteRoot(source.openReader());
    CopyRequest request =
        CopyRequest.builder().source(source).target(OciLayout.at(target.resolve("a/b"))).build();

    assertThatThrownBy(() -> new Copier().copy(request)).isInstanceOf(RegistryException.class);

    assertThat(target).isEmptyDirectory();
  }

  private void deleteRoot(ImageReader reader) throws IOException {
    String digest = reader.root().digest().encoded();
    reader.close();
    Files.delete(temp.resolve("source/blobs/sha256/" + digest));
  }

  @Test
  void aFileOnTheWayToTheDirectoryIsRefusedAtOnce() throws IOException {
    Files.writeString(temp.resolve("parent"), "a file");

    assertThatThrownBy(() -> layout().openWriter())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not write %s: %s is not a directory. Check the path and its permissions"
                .formatted(layout(), temp.resolve("parent")));
  }

  @Test
  void aLinkToNothingIsRefusedAtOnce() throws IOException {
    Files.createSymbolicLink(temp.resolve("parent"), temp.resolve("nothing"));

    assertThatThrownBy(() -> layout().openWriter())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not write %s: %s is not a directory. Check the path and its permissions"
                .formatted(layout(), temp.resolve("parent")));
  }
}
