package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.Credentials;
import java.util.Optional;

/** Keeps and forgets credentials, in one file or with the helper that it names. */
final class SignIn {
  private final ConfigSource source;
  private final LoginFile file;
  private final Helpers helpers;

  SignIn(ConfigPlaces places, DockerConfigOptions options, Helpers helpers) {
    ConfigPlaces.Place place = new ConfigPlaces.Place(places.target(), false);
    this.source = ConfigSource.of(new ConfigFile(place, options.clock()));
    this.file = new LoginFile(places.target());
    this.helpers = helpers;
  }

  void login(String host, Credentials credentials) {
    AuthDocument document = document();
    Optional<String> helper = helper(document, host);
    if (helper.isPresent() && !(credentials instanceof Credentials.BearerToken)) {
      helpers.store(helper.get(), document.helperKeys(host), credentials);
      file.mark(host, helper.get());
    } else {
      file.put(host, credentials);
    }
  }

  boolean logout(String host) {
    AuthDocument document = document();
    Optional<String> helper = helper(document, host);
    boolean kept = helper.isPresent() && helpers.erase(helper.get(), document.helperKeys(host));
    return file.remove(host) || kept;
  }

  /** The file as it is now. */
  private AuthDocument document() {
    return source.read(it -> it).orElseGet(() -> AuthDocument.parse(new byte[0]));
  }

  private Optional<String> helper(AuthDocument document, String host) {
    return new ConfigSource(source.name(), () -> Optional.of(document))
        .read(it -> helpers.of(it, host))
        .flatMap(helper -> helper);
  }
}
