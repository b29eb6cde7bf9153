package dev.registrysdk.auth.iam;

import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The properties by which IBM's SDKs are configured for the container registry: from one place, the
 * first that has any about signing in.
 *
 * @param place where they are, for messages
 * @param values the properties, without the prefix
 */
record IbmProperties(String place, Map<String, String> values) {
  static final String PREFIX = "CONTAINER_REGISTRY_";
  static final String FILE = "ibm-credentials.env";

  private static final String SERVICE = "container_registry";
  private static final String FILE_VARIABLE = "IBM_CREDENTIALS_FILE";
  private static final String VCAP = "VCAP_SERVICES";

  /** The others, such as the URL of the service, do not say who somebody is. */
  private static final Set<String> ABOUT_SIGNING_IN =
      Set.of(
          "AUTH_TYPE",
          "AUTHTYPE",
          "APIKEY",
          "IAM_APIKEY",
          "BEARER_TOKEN",
          "CR_TOKEN_FILENAME",
          "IAM_PROFILE_ID",
          "IAM_PROFILE_NAME",
          "IAM_PROFILE_CRN");

  private static final JsonType<Map<String, String>> CREDENTIALS =
      JsonType.object(LinkedHashMap<String, String>::new)
          .optional("iam_apikey", JsonType.TEXT, (map, key) -> map.putIfAbsent("APIKEY", key))
          .optional("apikey", JsonType.TEXT, (map, key) -> map.put("APIKEY", key))
          .optional("iam_url", JsonType.TEXT, (map, url) -> map.put("AUTH_URL", url))
          .build(Map::copyOf);
  private static final JsonType<Instance> INSTANCE =
      JsonType.object(Instance::new)
          .optional("name", JsonType.TEXT, (instance, name) -> instance.name = name)
          .optional("credentials", CREDENTIALS, (instance, found) -> instance.credentials = found)
          .build(instance -> instance);
  private static final JsonType<Map<String, List<Instance>>> SERVICES =
      JsonType.mapOf(JsonType.listOf(INSTANCE));

  private static final class Instance {
    private String name = "";
    private Map<String, String> credentials = Map.of();
  }

  static Optional<IbmProperties> find(IamEnvironment environment) {
    return file(environment)
        .map(path -> in(path))
        .filter(IbmProperties::counts)
        .or(() -> Optional.of(variables(environment)).filter(IbmProperties::counts))
        .or(() -> vcap(environment).filter(IbmProperties::counts));
  }

  private boolean counts() {
    return values.keySet().stream().anyMatch(ABOUT_SIGNING_IN::contains);
  }

  /** The credential file that counts: the one that is named, else the first that is there. */
  private static Optional<Path> file(IamEnvironment environment) {
    Optional<String> named = environment.variable(FILE_VARIABLE);
    if (named.isPresent()) {
      try {
        return Optional.of(environment.directory().resolve(named.get()));
      } catch (InvalidPathException e) {
        throw Settings.wrong(FILE_VARIABLE, "it is not the name of a file");
      }
    }
    return Stream.of(environment.directory(), environment.home())
        .map(directory -> directory.resolve(FILE))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Lines of a name, an equals sign and a value; there are no quotation marks in this format. */
  private static IbmProperties in(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    Settings.text(file.toString(), file)
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("#") && line.startsWith(PREFIX) && line.indexOf('=') > 0)
        .forEach(line -> put(values, line.substring(0, line.indexOf('=')), line));
    return new IbmProperties(" in " + file, Map.copyOf(values));
  }

  private static void put(Map<String, String> values, String name, String line) {
    String value = line.substring(line.indexOf('=') + 1).strip();
    if (!value.isEmpty()) {
      values.put(name.strip().substring(PREFIX.length()), value);
    }
  }

  private static IbmProperties variables(IamEnvironment environment) {
    Map<String, String> values = new LinkedHashMap<>();
    environment
        .variables()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !value.isBlank()) {
                values.put(name.substring(PREFIX.length()), value);
              }
            });
    return new IbmProperties("", Map.copyOf(values));
  }

  private static Optional<IbmProperties> vcap(IamEnvironment environment) {
    return environment.variable(VCAP).flatMap(IbmProperties::service);
  }

  private static Optional<IbmProperties> service(String json) {
    try {
      Map<String, List<Instance>> services = SERVICES.read(json.getBytes(StandardCharsets.UTF_8));
      return services.values().stream()
          .flatMap(List::stream)
          .filter(instance -> instance.name.equals(SERVICE))
          .findFirst()
          .or(() -> services.getOrDefault(SERVICE, List.of()).stream().findFirst())
          .map(instance -> new IbmProperties(" in " + VCAP, instance.credentials));
    } catch (JsonFormatException e) { // not kept: it may quote the text
      throw Settings.wrong(VCAP, "it is not the JSON that Cloud Foundry writes");
    }
  }

  /** The first of several properties that is set. */
  Optional<String> get(String... names) {
    return Stream.of(names)
        .flatMap(name -> Optional.ofNullable(values.get(name)).stream())
        .findFirst();
  }

  /** What a property is called, with the place where it is. */
  String name(String property) {
    return PREFIX + property + place;
  }
}
