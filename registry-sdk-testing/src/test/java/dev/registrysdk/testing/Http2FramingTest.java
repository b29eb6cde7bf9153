package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Http2FramingTest {
  private final InMemoryRegistry registry = InMemoryRegistry.builder().http2().start();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void requestIsAnsweredOnItsStream() throws IOException {
    try (RawHttp2 connection = connect()) {
      get(connection, 1, "/v2/", "x");
      assertThat(connection.readStatus(1)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry/v2", "ann@registry", "registry:5000/"})
  void hostThatIsNoneIsRefused(String host) throws IOException {
    try (RawHttp2 connection = connect()) {
      get(connection, 1, "/v2/", host);
      assertThat(connection.readStatus(1)).isEqualTo(400);
      get(connection, 3, "/v2/", "x");
      assertThat(connection.readStatus(3)).isEqualTo(200);
    }
  }

  private static void get(RawHttp2 connection, int stream, String path, String host)
      throws IOException {
    connection.request(
        stream,
        RawHttp2.END_STREAM,
        ":method",
        "GET",
        ":scheme",
        "http",
        ":path",
        path,
        ":authority",
        host);
  }

  private RawHttp2 connect() throws IOException {
    return new RawHttp2(registry.url().getPort());
  }
}
