package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegistryTest {
  private static String url(HttpOptions options, String host) {
    try (HttpPipeline pipeline = HttpPipeline.create(options, CredentialProvider.anonymous())) {
      return pipeline.baseUrl(host).toString();
    }
  }

  @Test
  void registriesSpeakHttps() {
    assertThat(url(HttpOptions.defaults(), "us.icr.io")).isEqualTo("https://us.icr.io/");
    assertThat(url(HttpOptions.defaults(), "Registry.Example:5000"))
        .isEqualTo("https://registry.example:5000/");
  }

  @Test
  void dockerHubHasAnotherHostForItsApi() {
    assertThat(url(HttpOptions.defaults(), "docker.io")).isEqualTo("https://registry-1.docker.io/");
  }

  @Test
  void loopbackSpeaksPlainHttpUnlessToldOtherwise() {
    assertThat(url(HttpOptions.defaults(), "localhost:5000")).isEqualTo("http://localhost:5000/");
    assertThat(url(HttpOptions.defaults(), "[::1]:5000")).isEqualTo("http://[::1]:5000/");
    assertThat(url(HttpOptions.builder().addHttps("LOCALHOST:5000").build(), "localhost:5000"))
        .isEqualTo("https://localhost:5000/");
  }

  @Test
  void plainHttpIsSwitchedOnHostByHost() {
    HttpOptions options = HttpOptions.builder().addPlainHttp("registry.example:5000").build();
    assertThat(url(options, "registry.example:5000")).isEqualTo("http://registry.example:5000/");
    assertThat(url(options, "registry.example")).isEqualTo("https://registry.example/");
  }

  @Test
  void whatIsNotAHostIsRefused() {
    for (String host : List.of("", "a/b", "user@host", "host:port", "host?x", "host#x", "a b")) {
      assertThatThrownBy(() -> url(HttpOptions.defaults(), host))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A registry is a host, or host:port: " + host);
    }
  }
}
