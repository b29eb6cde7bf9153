package dev.registrysdk.local;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.json.JsonText;
import java.util.Base64;
import java.util.Locale;

/** Credentials in the form in which an engine takes those of several registries. */
final class EngineCredentials {
  /** What engines call Docker Hub. */
  private static final String HUB = "https://index.docker.io/v1/";

  private EngineCredentials() {}

  /** The header {@code X-Registry-Config}. */
  static String header(String what, EngineClient client, EngineBuildRequest request) {
    if (!client.address().confidential()) {
      throw new UnsupportedException(
          Failures.because(what, "credentials are not sent over plain HTTP")
              .remedy(Remedy.USE_SOCKET)
              .build());
    }
    byte[] json =
        JsonText.write(
            text -> {
              text.beginObject();
              request.credentials().forEach((host, login) -> write(text, key(host), login));
              text.endObject();
            });
    return Base64.getUrlEncoder().encodeToString(json);
  }

  private static String key(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.equals("docker.io") ? HUB : lower;
  }

  private static void write(JsonText text, String key, Credentials login) {
    text.name(key).beginObject();
    if (login instanceof Credentials.Basic basic) {
      text.text("username", basic.username()).text("password", basic.password());
    } else if (login instanceof Credentials.IdentityToken identity) {
      text.text("identitytoken", identity.token());
    } else if (login instanceof Credentials.BearerToken bearer) {
      text.text("registrytoken", bearer.token());
    }
    text.text("serveraddress", key).endObject();
  }
}
