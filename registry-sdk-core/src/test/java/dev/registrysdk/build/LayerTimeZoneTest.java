package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.oci.Descriptor;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("other tests have the same default time zone")
class LayerTimeZoneTest {
  @Test
  void digestDoesNotDependOnTheTimeZone() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      Descriptor there = layer();
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      assertThat(layer()).isEqualTo(there);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private static Descriptor layer() {
    return ImageBuilder.scratch()
        .created(Instant.EPOCH)
        .layer(Layer.builder().bytes(new byte[100], "/app/zeros").build())
        .writeTo(new MemoryStore("1.0"))
        .images()
        .get(0)
        .layers()
        .get(0)
        .descriptor();
  }
}
