package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for pull secrets. */
final class SecretChecks {
  private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  private static final Pattern NAMESPACE = Pattern.compile(LABEL);
  private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final int LONGEST_NAMESPACE = 63;
  private static final int LONGEST_NAME = 253;

  private SecretChecks() {}

  static PullSecret normalized(PullSecret secret) {
    check("name", secret.name(), NAME, LONGEST_NAME);
    secret.namespace().ifPresent(it -> check("namespace", it, NAMESPACE, LONGEST_NAMESPACE));
    if (secret.registries().isEmpty()) {
      throw new IllegalArgumentException(
          "The pull secret " + secret.name() + " has no registries; put in at least one");
    }
    Map<String, Credentials.Basic> registries = new LinkedHashMap<>();
    secret.registries().forEach((key, login) -> put(secret, registries, key, login));
    return List.copyOf(registries.keySet()).equals(List.copyOf(secret.registries().keySet()))
        ? secret
        : PullSecret.builder().from(secret).registries(registries).build();
  }

  private static void check(String what, String text, Pattern rule, int longest) {
    if (text.length() > longest || !rule.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Not a "
              + what
              + " for a secret: '"
              + Names.key(text)
              + "'; it has lower-case letters, digits and - (RFC 1123), at most "
              + longest
              + " characters");
    }
  }

  private static void put(
      PullSecret secret,
      Map<String, Credentials.Basic> registries,
      String text,
      Credentials.Basic login) {
    RegistryKey key = RegistryKey.of(text);
    if (!RegistryKey.isHost(key.host())) {
      throw new IllegalArgumentException(
          "Not a registry in the pull secret "
              + secret.name()
              + ": '"
              + Names.key(text)
              + "'; write its host, for example us.icr.io; there are no patterns");
    }
    if (login.username().isEmpty()) {
      throw new IllegalArgumentException(
          "The pull secret " + secret.name() + " has no user name for " + key);
    }
    Credentials.Basic other = registries.putIfAbsent(key.toString(), login);
    if (other != null && !other.equals(login)) {
      throw new IllegalArgumentException(
          "The pull secret " + secret.name() + " has two logins for " + key);
    }
  }

  static Optional<Credentials> find(PullSecret secret, AuthTarget target) {
    String host = RegistryKey.canonical(target.host());
    if (target.plane() != AuthTarget.Plane.DATA) {
      return Optional.empty();
    }
    List<String> keys =
        secret.registries().keySet().stream()
            .filter(key -> RegistryKey.of(key).host().equals(host))
            .toList();
    return Optional.<Credentials>ofNullable(secret.registries().get(host))
        .or(
            () ->
                keys.size() == 1
                    ? Optional.ofNullable(secret.registries().get(keys.get(0)))
                    : Optional.empty());
  }
}
