package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks for credentials in one place after the other. */
final class CredentialSearch {
  private final Helpers helpers;
  private final HelperAnswers answers;
  private final List<ConfigSource> sources = new ArrayList<>();

  CredentialSearch(ConfigPlaces places, DockerConfigOptions options, Helpers helpers) {
    this.helpers = helpers;
    this.answers = new HelperAnswers(options.clock(), options.helperMemory());
    places
        .inline()
        .flatMap(InlineConfig::read)
        .map(document -> new ConfigSource(ConfigPlaces.INLINE, () -> Optional.of(document)))
        .ifPresent(sources::add);
    for (ConfigPlaces.Place place : places.files()) {
      ConfigSource source = ConfigSource.of(new ConfigFile(place, options.clock()));
      boolean guessed = options.detectStore() && place.file().equals(places.target());
      sources.add(guessed ? present(source) : source);
    }
  }

  /** A file that is not there says nothing about credentials either. */
  private static ConfigSource present(ConfigSource source) {
    Optional<AuthDocument> nothing = Optional.of(AuthDocument.parse(new byte[0]));
    return new ConfigSource(source.name(), () -> source.content().get().or(() -> nothing));
  }

  /**
   * Finds what the data plane of a registry gets.
   *
   * @param choice chooses among the entries of a file
   */
  Optional<Credentials> find(
      AuthTarget target, Function<AuthDocument, Optional<AuthEntry>> choice) {
    String host = RegistryKey.canonical(target.host());
    if (target.plane() != AuthTarget.Plane.DATA || !RegistryKey.isHost(host)) {
      return Optional.empty();
    }
    return sources.stream()
        .flatMap(
            source ->
                source
                    .read(document -> in(source, document, host, choice.apply(document)))
                    .flatMap(found -> found)
                    .stream())
        .findFirst();
  }

  private Optional<Credentials> in(
      ConfigSource source, AuthDocument document, String host, Optional<AuthEntry> entry) {
    Optional<Credentials> kept =
        entry
            .flatMap(AuthEntry::registryToken)
            .or(() -> helpers.of(document, host).flatMap(it -> ask(source, document, it, host)));
    return kept.or(() -> entry.flatMap(AuthEntry::credentials));
  }

  private Optional<Credentials> ask(
      ConfigSource source, AuthDocument document, String helper, String host) {
    Optional<Credentials> kept =
        answers.get(
            new HelperAnswers.Question(source.name(), helper, host),
            document,
            () -> helpers.get(helper, document.helperKeys(host)));
    if (kept.isEmpty()) {
      Logs.debug("The helper for " + host + " in " + source.name() + " has nothing; looking on");
    }
    return kept;
  }

  void refused(AuthTarget target, Credentials refused) {
    if (target.plane() == AuthTarget.Plane.DATA) {
      answers.refused(RegistryKey.canonical(target.host()), refused);
    }
  }

  List<RegistryLogin> logins() {
    return sources.stream()
        .flatMap(
            source ->
                source
                    .read(document -> LoginList.of(source.name(), document, helpers::list))
                    .stream())
        .flatMap(List::stream)
        .toList();
  }
}
