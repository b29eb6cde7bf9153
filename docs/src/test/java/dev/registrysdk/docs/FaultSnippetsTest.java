package dev.registrysdk.docs;

import static dev.registrysdk.testing.RequestPattern.anyRequest;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.put;
import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.testing.Faults;
import dev.registrysdk.testing.HandshakeFault;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.Reply;
import dev.registrysdk.testing.SampleImages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regions between {@code snippet} comments stand in the guide to testing as they are. */
class FaultSnippetsTest {
  private final InMemoryRegistry server = InMemoryRegistry.builder().https().start();
  private final String web = server.address() + "/acme/web";
  private final RegistryClient registry =
      RegistryClient.builder()
          .http(
              http ->
                  http.addHttps(server.address())
                      .addCertificateAuthorities(server.certificate().authority()))
          .build();

  @TempDir Path directory;

  FaultSnippetsTest() {
    SampleImages.small().pushTo(server, "acme/web:1.0");
  }

  @AfterEach
  void stop() {
    registry.close();
    server.close();
  }

  @Test
  void storm() {
    registry.images().pull(web + ":1.0", OciLayout.at(directory));
    // snippet: fault-first
    server.faults().on(put("/v2/*/manifests/*")).times(2).respond(503).retryAfter(Duration.ZERO);

    registry.images().push(OciLayout.at(directory), web + ":1.1"); // tries again

    assertThat(server).hasImage("acme/web:1.1");
    assertThat(server).received(put("/v2/acme/web/manifests/1.1"), 3);
    server.faults().verify(); // both times; with @RegistryTest this is done in the end
    // end
  }

  @Test
  void readme() {
    String alpine = web + ":1.0";
    // snippet: kit-readme
    server.faults().on(put("/v2/*/manifests/*")).times(2).respond(503).retryAfter(Duration.ZERO);
    registry.images().copy(alpine, server.address() + "/acme/api:1.0"); // tries again
    assertThat(server).hasImage("acme/api:1.0").withPlatforms("linux/amd64");
    // end
    server.faults().verify();
  }

  @Test
  void script() {
    // snippet: fault-script
    Faults faults = server.faults();
    faults.on(get("/v2/*/blobs/*")).once().cutResponseAfter(20); // the first blob breaks off
    faults.on(get("/v2/*/blobs/*")).once().delay(Duration.ofMillis(5)); // the next one is late
    faults.on(anyRequest()).every(2).respond(429).retryAfter(Duration.ZERO); // of all others

    registry.images().pull(web + ":1.0", OciLayout.at(directory)); // gets there all the same
    // end
    faults.verify();
  }

  @Test
  void alteredContent() {
    Faults faults = server.faults();
    // snippet: fault-altered
    faults.on(get("/v2/*/blobs/*")).alter().otherContent();

    assertThatThrownBy(() -> registry.images().pull(web + ":1.0", OciLayout.at(directory)))
        .isInstanceOf(IntegrityException.class);
    // end
    faults.verify();
  }

  @Test
  void unusedFault() throws IOException {
    server.clearRequests();
    // snippet: fault-unused
    server.faults().on(get("/v2/acme/web/manifests/2.0")).once().respond(500);
    registry.images().digest(web + ":1.0");
    // end

    assertThat(Page.text())
        .contains(
            Page.message(server, server.faults()::verify),
            Page.message(server, () -> server.faults().on(put("/v2/*/manifest/*"))));
  }

  @Test
  void handshakes() {
    // snippet: fault-tls
    server.faults().failHandshakes(1, HandshakeFault.CLOSE); // of the next connection

    assertThat(registry.tags().list(web)).containsExactly("1.0");
    // end
    server.faults().verify();
  }

  @Test
  void interceptor() {
    // snippet: fault-intercept
    server.intercept(
        (request, next) ->
            request.path().endsWith("/tags/list")
                ? Reply.status(200).withBody("{\"name\":\"acme/web\",\"tags\":null}")
                : next.proceed());
    // end

    assertThat(registry.tags().list(web)).isEmpty();
  }
}
