package dev.registrysdk.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The roles of IAM and their ids, which have a general form and one that names the service. */
final class IamRoles {
  static final String REGISTRY = "container-registry";
  static final String ADMINISTRATOR = "Administrator";

  private static final String GENERAL = "crn:v1:bluemix:public:iam::::";
  private static final List<String> SERVICE = List.of("Reader", "Writer", "Manager");
  private static final List<String> PLATFORM =
      List.of("Viewer", "Operator", "Editor", ADMINISTRATOR);
  private static final Pattern ID =
      Pattern.compile("crn:v1:bluemix:public:([^:]+)::::(serviceRole|role):([^:]+)");

  private IamRoles() {}

  static List<String> names() {
    return Stream.concat(SERVICE.stream(), PLATFORM.stream()).toList();
  }

  /** The general id of a role. */
  static Optional<String> idOf(String name) {
    if (SERVICE.contains(name)) {
      return Optional.of(GENERAL + "serviceRole:" + name);
    }
    return PLATFORM.contains(name) ? Optional.of(GENERAL + "role:" + name) : Optional.empty();
  }

  /** The name of the role with an id, or nothing when a service has no such role. */
  static Optional<String> nameOf(String id, String service) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean general = matcher.group(1).equals("iam");
    if (!general && !service.isEmpty() && !matcher.group(1).equals(service)) {
      return Optional.empty();
    }
    String name = matcher.group(3);
    boolean known =
        matcher.group(2).equals("role")
            ? general && PLATFORM.contains(name)
            : SERVICE.contains(name) || (!general && knownOnlyTo(matcher.group(1), name));
    return known ? Optional.of(name) : Optional.empty();
  }

  /** Other services have roles of their own; which, is not for this server to say. */
  private static boolean knownOnlyTo(String service, String name) {
    return !service.equals(REGISTRY) || name.equals(ADMINISTRATOR);
  }

  static Optional<IcrAction.Role> registryRole(String name) {
    return SERVICE.contains(name)
        ? Optional.of(IcrAction.Role.valueOf(name.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  static List<Map<String, Object>> serviceRoles(String service) {
    return SERVICE.stream()
        .map(name -> role(name, service.equals(REGISTRY) ? registryActions(name) : List.of()))
        .toList();
  }

  static List<Map<String, Object>> platformRoles() {
    return PLATFORM.stream().map(name -> role(name, List.of())).toList();
  }

  static String description(String name) {
    return "As a " + name + " you can do what the service lets a " + name + " do";
  }

  private static Map<String, Object> role(String name, List<String> actions) {
    Map<String, Object> role = new LinkedHashMap<>();
    role.put("display_name", name);
    role.put("description", description(name));
    role.put("actions", actions);
    role.put("crn", idOf(name).orElseThrow());
    return role;
  }

  private static List<String> registryActions(String name) {
    IcrAction.Role role = registryRole(name).orElseThrow();
    return Arrays.stream(IcrAction.values())
        .filter(action -> action.allowedFor(role))
        .map(IcrAction::id)
        .toList();
  }
}
