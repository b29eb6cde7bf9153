package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.RegistryAccess;
import dev.registrysdk.auth.access.ResourceGroup;
import dev.registrysdk.error.DeniedException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The resource groups of an account, by name for people and by id for the registry. */
final class ResourceGroups {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final Supplier<RegistryAccess> access;

  ResourceGroups(Supplier<RegistryAccess> access) {
    this.access = access;
  }

  /** The id of a group that is given by its id or its name. */
  String id(String group) {
    if (ID.matcher(group).matches()) {
      return group;
    }
    List<ResourceGroup> all = list();
    return all.stream()
        .filter(known -> known.name().equals(group))
        .map(ResourceGroup::id)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The account has no resource group '"
                        + group
                        + "'; there are "
                        + all.stream().map(ResourceGroup::name).collect(Collectors.joining(", "))));
  }

  /** A function that names groups; one that the caller may not see keeps its id. */
  Function<String, String> names() {
    Map<String, String> names = byId();
    return id -> names.getOrDefault(id, id);
  }

  private Map<String, String> byId() {
    try {
      return list().stream().collect(Collectors.toMap(ResourceGroup::id, ResourceGroup::name));
    } catch (DeniedException e) {
      return Map.of();
    }
  }

  private List<ResourceGroup> list() {
    try (RegistryAccess open = access.get()) {
      return open.resourceGroups();
    }
  }
}
