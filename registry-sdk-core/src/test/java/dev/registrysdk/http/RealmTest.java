package dev.registrysdk.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RealmTest {
  private static final HttpOptions OPTIONS =
      HttpOptions.builder().addPlainHttp("plain.example", "10.0.0.5:5000").build();

  private static Realm realm(String host, String realm) throws TokenFailure {
    return realm(host, realm, OPTIONS);
  }

  private static Realm realm(String host, String realm, HttpOptions options) throws TokenFailure {
    Registry registry = Registry.of(AuthTarget.data(host), options);
    return Realm.of(
        registry,
        requireNonNull(registry.root().resolve("v2/acme/web/manifests/1")),
        new Challenge("bearer", Map.of("realm", realm)));
  }

  @ParameterizedTest
  @CsvSource({
    "us.icr.io, https://us.icr.io/oauth/token, https://us.icr.io/oauth/token",
    "us.icr.io, https://icr.io/oauth/token, https://icr.io/oauth/token",
    "us.icr.io, /oauth/token, https://us.icr.io/oauth/token",
    "docker.io, https://auth.docker.io/token, https://auth.docker.io/token",
    "a.example, https://a.example/token?x=1#y, https://a.example/token?x=1",
    "localhost:5000, http://127.0.0.1:5001/token, http://127.0.0.1:5001/token",
    "plain.example, http://auth.example/token, http://auth.example/token",
    "10.0.0.5:5000, http://10.0.0.6/token, http://10.0.0.6/token"
  })
  void tokenServicesThatFitTheRegistry(String host, String realm, String url) throws Exception {
    assertThat(realm(host, realm).url()).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.example|http://a.example/t|its token service does not speak HTTPS: a.example",
        "localhost:5000|http://b.example/t|its token service does not speak HTTPS: b.example",
        "a.example|https://127.0.0.1/t"
            + "|its token service is at an address of a local network: 127.0.0.1",
        "a.example|https://169.254.169.254/t"
            + "|its token service is at an address of a local network: 169.254.169.254",
        "plain.example|http://localhost/t"
            + "|its token service is at an address of a local network: localhost",
        "us.icr.io|https://evil.example/t|its token service is not at icr.io: evil.example",
        "us.icr.io|https://eviicr.io/t|its token service is not at icr.io: eviicr.io",
        "a.example|https://a.example@evil.example/t|the URL of its token service has a user name",
        "a.example|ftp://a.example/t|its challenge names no token service",
        "a.example|Registry login|its challenge names no token service",
        "a.example|''|its challenge names no token service"
      })
  void tokenServicesThatGetNothing(String host, String realm, String objection) {
    Registry registry = Registry.of(AuthTarget.data(host), OPTIONS);
    assertThatThrownBy(() -> realm(host, realm))
        .isInstanceOfSatisfying(
            TokenFailure.class,
            e ->
                assertThat(e.tell("Could not read x", registry, Identity.KNOWN))
                    .hasMessage(
                        "Could not read x: nothing is sent to the token service of "
                            + host
                            + ": "
                            + objection
                            + ". Check the address of "
                            + host
                            + " and any proxy in between"));
  }

  @ParameterizedTest
  @CsvSource({
    "us.icr.io, https://auth.example/t, Auth.Example",
    "a.example, https://10.0.0.6:8443/t, 10.0.0.6:8443",
    "a.example, https://[fd00::1]/t, [fd00::1]"
  })
  void tokenServicesThatTheUserLetsItName(String host, String realm, String allowed)
      throws Exception {
    HttpOptions options = HttpOptions.builder().addTokenServices(allowed).build();

    assertThat(realm(host, realm, options).url()).hasToString(realm);
  }

  @ParameterizedTest
  @CsvSource({
    "us.icr.io, http://auth.example/t, auth.example",
    "us.icr.io, https://auth.example:8443/t, auth.example",
    "us.icr.io, https://an.auth.example/t, auth.example",
    "us.icr.io, https://auth.example@evil.example/t, auth.example"
  })
  void lettingItNameOneLetsItNameNoOther(String host, String realm, String allowed) {
    HttpOptions options = HttpOptions.builder().addTokenServices(allowed).build();

    assertThatThrownBy(() -> realm(host, realm, options)).isInstanceOf(TokenFailure.class);
  }

  @Test
  void theServiceMayBeMissing() throws Exception {
    assertThat(realm("a.example", "https://a.example/t").service()).isEmpty();
  }
}
