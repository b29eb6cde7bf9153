package dev.registrysdk.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.store.TestImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GzipTest {
  @Test
  void theHeaderHoldsNoTimeAndNoSystem() throws IOException {
    assertThat(HexFormat.of().formatHex(compressed(new byte[1024])))
        .isEqualTo("1f8b08000000000000ff63601805a360148c5400002eafb5ef00040000");
  }

  @Property(tries = 200)
  void whatIsCompressedIsDecompressed(@ForAll byte[] content) throws IOException {
    assertThat(decompressed(compressed(content))).isEqualTo(content);
  }

  @Test
  void allMembersAreDecompressed() throws IOException {
    byte[] base = TestImage.layerContent("base");
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(compressed(base));
    members.write(compressed(base));
    members.write(new byte[512]);

    assertThat(decompressed(members.toByteArray())).hasSize(2 * base.length);
  }

  private static byte[] compressed(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Gzip.compress(new ByteArrayInputStream(content), out);
    return out.toByteArray();
  }

  private static byte[] decompressed(byte[] gzip) throws IOException {
    InputStream slow =
        new ByteArrayInputStream(gzip) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(length, 7));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };
    try (InputStream in = Gzip.decompress(slow)) {
      return in.readAllBytes();
    }
  }
}
