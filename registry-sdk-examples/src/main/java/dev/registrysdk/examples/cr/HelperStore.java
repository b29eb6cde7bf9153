package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.auth.docker.DockerConfig;
import dev.registrysdk.auth.docker.RegistryLogin;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.icr.Region;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this program answers as a credential helper. It has a file of its own, in the format of
 * docker's: docker's own file names this helper, and must not be where the helper looks.
 */
final class HelperStore {
  private static final String HUB = "docker.io";
  private static final String HUB_KEY = "https://index.docker.io/v1/";

  private final Io io;
  private final DockerConfig file;

  HelperStore(Io io) {
    this.io = io;
    Path directory =
        io.variable("DOCKER_CONFIG")
            .map(Path::of)
            .orElseGet(() -> io.docker().environment().home().resolve(".docker"));
    this.file = SavedLogins.file(io, directory.resolve("cr-credentials.json"));
  }

  /** The credentials for a registry, as JSON. */
  String get(String key) {
    AuthTarget target = AuthTarget.data(host(key));
    Credentials found =
        ofEnvironment(target)
            .or(() -> file.credentials(target))
            .orElseThrow(() -> new IllegalArgumentException(HelperMessage.NOT_FOUND));
    return HelperMessage.answer(key, found);
  }

  void store(HelperMessage message) {
    file.login(message.key(), message.credentials());
  }

  /** Erasing what is not there is no failure: it is gone. */
  void erase(String key) {
    file.logout(key);
  }

  /** The user names by registry, as JSON. */
  String list() {
    Json list = new Json();
    for (RegistryLogin login : file.logins()) {
      list.with(key(login.registry()), login.username().orElse(HelperMessage.TOKEN_USER));
    }
    return list.toString();
  }

  private Optional<Credentials> ofEnvironment(AuthTarget target) {
    Optional<String> other = IamPlace.registry(io);
    if (!Region.serves(target.host()) && !other.equals(Optional.of(target.host()))) {
      return Optional.empty();
    }
    IamOptions.Builder options = IamOptions.builder();
    other.ifPresent(options::addRegistries);
    Optional<IamCredentials> found = IamCredentials.inEnvironment(io.iam(), options.build());
    found.ifPresent(credentials -> io.opened().add(credentials::close));
    return found.flatMap(credentials -> credentials.credentials(target));
  }

  /** Helpers are asked by host, by URL, and for Docker Hub by a URL of its own. */
  private static String host(String key) {
    String host = key.replaceFirst("(?i)^https?://", "").replaceFirst("/.*$", "");
    return host.matches("(?i)(index|registry-1)\\.docker\\.io") ? HUB : host;
  }

  private static String key(String registry) {
    return registry.equals(HUB) ? HUB_KEY : registry;
  }
}
