package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Accounts and who is in them. Guarded by the lock of {@link IamWorld}. */
final class IamDirectory {
  private final Map<String, IamUser> owners = new LinkedHashMap<>();
  private final Map<String, IamUser> users = new LinkedHashMap<>();
  private final Map<String, IamServiceId> serviceIds = new LinkedHashMap<>();
  private final Map<String, IamProfile> profiles = new LinkedHashMap<>();
  private final Map<String, Set<String>> accessGroups = new HashMap<>();
  private final List<IamResourceGroup> resourceGroups = new ArrayList<>();
  private final List<IamProfile> instanceProfiles = new ArrayList<>();

  void addAccount(String account, IamUser owner) {
    owners.put(account, owner);
    owner.accounts().add(account);
  }

  List<String> accounts() {
    return List.copyOf(owners.keySet());
  }

  boolean hasAccount(String account) {
    return owners.containsKey(account);
  }

  IamUser owner(String account) {
    return Objects.requireNonNull(owners.get(account));
  }

  boolean isOwner(String iamId, String account) {
    return hasAccount(account) && owner(account).iamId().equals(iamId);
  }

  void addUser(IamUser user) {
    users.put(user.iamId(), user);
  }

  Optional<IamUser> user(String iamId) {
    return Optional.ofNullable(users.get(iamId));
  }

  Optional<IamUser> userByEmail(String email) {
    return users.values().stream().filter(user -> user.email().equals(email)).findFirst();
  }

  void addServiceId(IamServiceId serviceId) {
    serviceIds.put(serviceId.id(), serviceId);
  }

  Optional<IamServiceId> serviceId(String id) {
    return Optional.ofNullable(serviceIds.get(id));
  }

  Optional<IamServiceId> serviceIdByIamId(String iamId) {
    return iamId.startsWith("iam-") ? serviceId(iamId.substring(4)) : Optional.empty();
  }

  Collection<IamServiceId> serviceIds() {
    return serviceIds.values();
  }

  void removeServiceId(String id) {
    serviceIds.remove(id);
  }

  void addProfile(IamProfile profile) {
    profiles.put(profile.id(), profile);
  }

  Optional<IamProfile> profile(String id) {
    return Optional.ofNullable(profiles.get(id));
  }

  Collection<IamProfile> profiles() {
    return profiles.values();
  }

  void removeProfile(String id) {
    profiles.remove(id);
    instanceProfiles.removeIf(profile -> profile.id().equals(id));
  }

  /** The profiles that virtual servers can get; the first is for those that name none. */
  List<IamProfile> instanceProfiles() {
    return instanceProfiles;
  }

  void addAccessGroup(String id, Set<String> members) {
    accessGroups.put(id, members);
  }

  boolean isMember(String iamId, String accessGroup) {
    return accessGroups.getOrDefault(accessGroup, Set.of()).contains(iamId);
  }

  void addResourceGroup(IamResourceGroup group) {
    resourceGroups.add(group);
  }

  List<IamResourceGroup> resourceGroups(String account) {
    return resourceGroups.stream().filter(group -> group.account().equals(account)).toList();
  }

  /** The identity with an IAM id, if it exists and belongs to the account. */
  Optional<IamSubject> identity(String iamId, String account) {
    Optional<IamSubject> found =
        user(iamId).filter(user -> user.accounts().contains(account)).map(user -> user.in(account));
    if (found.isPresent() || !iamId.startsWith("iam-")) {
      return found;
    }
    return serviceIdByIamId(iamId)
        .map(IamServiceId::identity)
        .or(() -> profile(iamId.substring(4)).map(IamProfile::identity))
        .filter(identity -> identity.account().equals(account));
  }
}
