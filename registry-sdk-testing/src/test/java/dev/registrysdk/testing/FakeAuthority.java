package dev.registrysdk.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An IAM of these tests: each key is also the access token of the one who has it. */
final class FakeAuthority implements IcrAuthority {
  private final Map<String, Caller> byKey = new ConcurrentHashMap<>();

  FakeAuthority with(String key, String account, IcrAction.Role... roles) {
    byKey.put(key, new Somebody(account, Set.of(roles), List.of()));
    return this;
  }

  FakeAuthority withIn(String namespace, String key, String account, IcrAction.Role... roles) {
    byKey.put(key, new Somebody(account, Set.of(roles), List.of(namespace)));
    return this;
  }

  /** Somebody whose policy is for a resource group. */
  FakeAuthority withGroup(String group, String key, String account, IcrAction.Role role) {
    byKey.put(key, new GroupMember(account, role, group));
    return this;
  }

  @Override
  public Optional<Caller> ofAccessToken(String token) {
    return Optional.ofNullable(byKey.get(token));
  }

  @Override
  public Optional<Caller> ofLogin(String username, String password) {
    return Optional.ofNullable(byKey.get(password)).filter(c -> username.equals("iamapikey"));
  }

  @Override
  public List<String> accounts() {
    return byKey.values().stream().map(Caller::account).distinct().toList();
  }

  private record GroupMember(String account, IcrAction.Role role, String group) implements Caller {
    @Override
    public String iamId() {
      return "iam-ServiceId-2";
    }

    @Override
    public boolean may(IcrAction action, String region, Optional<String> namespace) {
      return namespace.isEmpty() && action.allowedFor(role);
    }

    @Override
    public boolean may(
        IcrAction action,
        String region,
        Optional<String> namespace,
        Optional<String> resourceGroup) {
      return resourceGroup.filter(group::equals).isPresent() && action.allowedFor(role);
    }
  }

  private record Somebody(String account, Set<IcrAction.Role> roles, List<String> namespaces)
      implements Caller {
    @Override
    public String iamId() {
      return "iam-ServiceId-1";
    }

    @Override
    public boolean may(IcrAction action, String region, Optional<String> namespace) {
      boolean there =
          namespaces.isEmpty()
              || (!action.accountWide() && namespace.map(namespaces::contains).orElse(true));
      return there
          && Arrays.stream(IcrAction.Role.values())
              .filter(roles::contains)
              .anyMatch(action::allowedFor);
    }
  }
}
