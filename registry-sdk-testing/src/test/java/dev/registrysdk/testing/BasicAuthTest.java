package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class BasicAuthTest {
  private static final RegistryAuth AUTH = RegistryAuth.basic("user", "secret");

  @Test
  void requestWithoutCredentialsIsChallenged() {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().auth(AUTH).start()) {
      HttpResponse<byte[]> response = new Client(registry).get("/v2/");

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(header(response, "WWW-Authenticate")).startsWith("Basic realm=");
      assertThat(text(response)).contains("UNAUTHORIZED");
    }
  }

  @Test
  void rightCredentialsAreAdmitted() {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().auth(AUTH).start()) {
      assertThat(get(registry, "/v2/", "user:secret").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void wrongCredentialsAreChallengedAgain() {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().auth(AUTH).start()) {
      for (String wrong : new String[] {"user:Secret", "other:secret", "user", ":"}) {
        assertThat(get(registry, "/v2/", wrong).statusCode()).as(wrong).isEqualTo(401);
      }
      assertThat(new Client(registry).get("/v2/", "Authorization", "Basic %%%").statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void userWithFewerActionsIsDeniedTheOthers() {
    RegistryAuth auth = AUTH.withUser("reader", "secret2", "pull");
    try (InMemoryRegistry registry = InMemoryRegistry.builder().auth(auth).start()) {
      String path = "/v2/acme/web/blobs/" + registry.putBlob("acme/web", bytes("layer"));

      assertThat(get(registry, path, "reader:secret2").statusCode()).isEqualTo(200);
      HttpResponse<byte[]> denied =
          new Client(registry)
              .send("DELETE", path, NOTHING, "Authorization", basic("reader:secret2"));
      assertThat(denied.statusCode()).isEqualTo(403);
      assertThat(text(denied)).contains("DENIED", "\"Action\":\"delete\"");
    }
  }

  @Test
  void anonymousPullAllowsReadingOnly() {
    try (InMemoryRegistry registry =
        InMemoryRegistry.builder().auth(AUTH.anonymousPull()).start()) {
      Client client = new Client(registry);
      String path = "/v2/acme/web/blobs/" + registry.putBlob("acme/web", bytes("layer"));

      assertThat(client.get(path).statusCode()).isEqualTo(200);
      assertThat(client.send("POST", "/v2/acme/web/blobs/uploads/", NOTHING).statusCode())
          .isEqualTo(401);
      assertThat(client.get("/v2/_catalog").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void textOfTheValueHoldsNoPassword() {
    assertThat(AUTH.withUser("reader", "secret2", "pull")).hasToString("BASIC [user, reader]");
    assertThat(new User("user", "secret", User.EVERYTHING).toString()).doesNotContain("secret");
    assertThat(new BasicGuard(AUTH.users(), false).toString()).doesNotContain("secret");
  }

  @Test
  void registryWithoutLoginHasNoUsers() {
    assertThatThrownBy(() -> RegistryAuth.none().withUser("user", "secret", "pull"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("RegistryAuth.none() has no users: start from basic(…) or token(…)");
  }

  private static HttpResponse<byte[]> get(
      InMemoryRegistry registry, String path, String credentials) {
    return new Client(registry).get(path, "Authorization", basic(credentials));
  }

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(bytes(credentials));
  }
}
