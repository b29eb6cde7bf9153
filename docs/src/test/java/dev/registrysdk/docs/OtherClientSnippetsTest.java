package dev.registrysdk.docs;

import static dev.registrysdk.testing.RequestPattern.post;
import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.junit.Publish;
import dev.registrysdk.testing.junit.RegistryTest;
import dev.registrysdk.testing.junit.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regions between {@code snippet} comments stand in the guide to testing as they are. */
class OtherClientSnippetsTest {
  @Nested
  // snippet: kit-jib
  @RegistryTest
  @Publish(sample = Sample.SMALL, as = "acme/base:1.0")
  class JibBuildTest {
    @Test
    void addsALayerToTheBase(InMemoryRegistry server, @TempDir Path directory) throws Exception {
      Path page = Files.writeString(directory.resolve("index.html"), "hello");

      JibContainer web =
          Jib.from(RegistryImage.named(server.address() + "/acme/base:1.0"))
              .addLayer(List.of(page), AbsoluteUnixPath.get("/srv"))
              .containerize(
                  Containerizer.to(RegistryImage.named(server.address() + "/acme/web:1.0"))
                      .setAllowInsecureRegistries(true) // plain HTTP
                      .setBaseImageLayersCache(directory.resolve("base"))
                      .setApplicationLayersCache(directory.resolve("application")));

      assertThat(server)
          .hasImage("acme/web:1.0")
          .withDigest(web.getDigest().toString())
          .withLayers(2);
      assertThat(server)
          .received(post("/v2/acme/web/blobs/uploads/").parameter("from", "acme/base"));
    }
  }

  // end
}
