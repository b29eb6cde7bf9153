package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Speaks the protocol of docker's credential helpers: a program {@code docker-credential-NAME} with
 * one action as its argument. What it prints is never repeated, unless it is one of the texts that
 * the protocol knows.
 */
final class CredentialHelper {
  private static final String PREFIX = "docker-credential-";
  private static final String NOT_FOUND = "credentials not found in native keychain";
  private static final List<String> KNOWN =
      List.of(NOT_FOUND, "no credentials server URL", "no credentials username");

  /** Anything else could leave the directory. WSL runs Windows' helpers with their ending. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.exe)?");

  private final String name;
  private final DockerEnvironment environment;
  private final Duration limit;

  /**
   * Names a helper.
   *
   * @param name what the configuration calls it
   */
  CredentialHelper(String name, DockerEnvironment environment, Duration limit) {
    this.name = name;
    this.environment = environment;
    this.limit = limit;
  }

  /** The credentials for a registry; empty if the helper has none. */
  Optional<Credentials> get(String key) {
    HelperProcess.Result result = run("get", key, key);
    String failure = result.exit() == 0 ? "" : known(result);
    if (failure.equals(NOT_FOUND)) {
      return Optional.empty();
    }
    Map<String, Object> answer = answer("get", key, result);
    try {
      String user = Json.text(answer, "Username").orElse("");
      String secret = Json.text(answer, "Secret").orElse("");
      return user.isEmpty() && secret.isEmpty()
          ? Optional.empty()
          : Optional.of(credentials(user, secret));
    } catch (JsonProblem | IllegalArgumentException e) {
      throw failed("get", key, "it answered with something that is no credential");
    }
  }

  private static Credentials credentials(String user, String secret) {
    return user.equals(AuthEntry.TOKEN_USER)
        ? Credentials.identityToken(secret)
        : Credentials.basic(user, secret);
  }

  /** Keeps credentials. */
  void store(String key, Credentials credentials) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("ServerURL", key);
    if (credentials instanceof Credentials.Basic basic) {
      message.put("Username", basic.username());
      message.put("Secret", basic.password());
    } else if (credentials instanceof Credentials.IdentityToken token) {
      message.put("Username", AuthEntry.TOKEN_USER);
      message.put("Secret", token.token());
    } else {
      throw new IllegalArgumentException("Credential helpers keep no bearer tokens");
    }
    succeed("store", key, run("store", key, JsonText.compact(message)));
  }

  /** Forgets credentials. */
  void erase(String key) {
    succeed("erase", key, run("erase", key, key));
  }

  /** The user names by registry. */
  Map<String, String> list() {
    Map<String, Object> answer = answer("list", "", run("list", "", "unused"));
    Map<String, String> users = new LinkedHashMap<>();
    for (String key : answer.keySet()) {
      try {
        users.put(key, Json.text(answer, key).orElse(""));
      } catch (JsonProblem e) {
        throw failed("list", "", "it answered with something that is no list");
      }
    }
    return users;
  }

  private HelperProcess.Result run(String action, String key, String input) {
    if (!NAME.matcher(name).matches()) {
      throw failed(action, key, "a helper's name has letters, digits, _ and - only");
    }
    if (key.chars().anyMatch(Character::isISOControl)) {
      throw failed(action, key, "the name of the registry has control characters");
    }
    Path program = program(action, key);
    HelperProcess.Result result;
    try {
      result =
          HelperProcess.run(
              List.of(program.toString(), action),
              environment.variables(),
              input.getBytes(StandardCharsets.UTF_8),
              limit);
    } catch (InterruptedException e) {
      throw Failures.interrupted(what(action, key), e);
    } catch (IOException e) {
      throw failed(action, key, program + " cannot be run");
    }
    return switch (result.end()) {
      case EXIT -> result;
      case TIME_OUT -> throw failed(action, key, "it did not answer within " + seconds());
      case TOO_MUCH ->
          throw failed(action, key, "it said more than " + HelperProcess.MAX_OUTPUT + " bytes");
    };
  }

  private Path program(String action, String key) {
    return new Executables(environment)
        .find(PREFIX + name)
        .orElseThrow(
            () ->
                Failures.helper(
                    what(action, key),
                    registry(key),
                    PREFIX + name + " is not on the PATH",
                    Remedy.INSTALL_HELPER));
  }

  private void succeed(String action, String key, HelperProcess.Result result) {
    if (result.exit() != 0) {
      String known = known(result);
      throw failed(
          action,
          key,
          "it ended with code " + result.exit() + (known.isEmpty() ? "" : ": " + known));
    }
  }

  private Map<String, Object> answer(String action, String key, HelperProcess.Result result) {
    succeed(action, key, result);
    try {
      return Json.object(result.output());
    } catch (JsonProblem e) {
      throw failed(action, key, "it answered with something that is no JSON object");
    }
  }

  private static String known(HelperProcess.Result result) {
    String text = new String(result.output(), StandardCharsets.UTF_8).strip();
    return KNOWN.contains(text) ? text : "";
  }

  private RuntimeException failed(String action, String key, String reason) {
    return Failures.helper(what(action, key), registry(key), reason, Remedy.CHECK_HELPER);
  }

  private String what(String action, String key) {
    String helper = "credential helper " + PREFIX + Names.key(name);
    String registry = registry(key);
    return switch (action) {
      case "get" -> "Could not get the credentials for " + registry + " from " + helper;
      case "store" -> "Could not give the credentials for " + registry + " to " + helper;
      case "erase" -> "Could not remove the credentials for " + registry + " from " + helper;
      default -> "Could not list the registries of " + helper;
    };
  }

  private static String registry(String key) {
    return key.isEmpty() ? "the registry" : Names.key(RegistryKey.of(key).toString());
  }

  private String seconds() {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
