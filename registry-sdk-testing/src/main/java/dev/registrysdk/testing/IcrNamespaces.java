package dev.registrysdk.testing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The namespaces of a region: each name is taken once, over all accounts. */
final class IcrNamespaces {
  /** Holds IBM's public images in the global registry; belongs to no account. */
  static final String PUBLIC = "ibm";

  private static final int MOST_OF_ACCOUNT = 100;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{2,28}[a-z0-9]");
  private static final Set<String> RESERVED =
      Set.of("bluemix", "ibmcloud", "library", "registry", "softlayer");

  private final Map<String, IcrNamespace> byName = new TreeMap<>();
  private final String region;
  private final Clock clock;

  IcrNamespaces(String region, Clock clock) {
    this.region = region;
    this.clock = clock;
  }

  Optional<IcrNamespace> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  boolean belongs(String name, String account) {
    return find(name).filter(found -> found.account().equals(account)).isPresent();
  }

  /** The id of the resource group that a namespace is in. */
  Optional<String> groupOf(String name) {
    return find(name).filter(IcrNamespace::isAssigned).map(IcrNamespace::resourceGroup);
  }

  /** Whether everybody may pull from a namespace. */
  boolean isPublic(String name) {
    return region.equals("global") && name.equals(PUBLIC);
  }

  /** The names that an account has, in ASCII order. */
  List<String> of(String account) {
    return byName.values().stream()
        .filter(namespace -> namespace.account().equals(account))
        .map(IcrNamespace::name)
        .toList();
  }

  /** Who has any. */
  List<String> accounts() {
    return byName.values().stream().map(IcrNamespace::account).distinct().toList();
  }

  /**
   * Creates a namespace.
   *
   * @param group the id of a resource group, or an empty text
   * @return whether it is new: an account may create its own namespace again
   * @throws ControlRefusal if the name is bad, reserved or taken, or the account has too many
   */
  boolean create(String name, String account, String group) {
    if (!NAME.matcher(name).matches()) {
      throw IcrError.NAMESPACE_INVALID.refusal();
    }
    if (RESERVED.contains(name)) {
      throw IcrError.NAMESPACE_RESERVED.refusal();
    }
    if (belongs(name, account)) {
      return false;
    }
    if (byName.containsKey(name)) {
      throw ControlRefusal.of(
          "CRN", 409, "The namespace " + name + " is already in use by another account.");
    }
    if (of(account).size() >= MOST_OF_ACCOUNT) {
      throw ControlRefusal.of(
          "CRN", 403, "The account has " + MOST_OF_ACCOUNT + " namespaces, which is the limit.");
    }
    Instant now = clock.instant();
    byName.put(name, new IcrNamespace(name, account, region, group, now, now));
    return true;
  }

  /** Puts a namespace into a resource group, once. */
  void assign(IcrNamespace namespace, String group) {
    if (namespace.isAssigned()) {
      throw ControlRefusal.of(
          "CRN",
          400,
          "The namespace " + namespace.name() + " is already assigned to a resource group.");
    }
    byName.put(namespace.name(), namespace.assignedTo(group, clock.instant()));
  }

  void remove(String name) {
    byName.remove(name);
  }
}
