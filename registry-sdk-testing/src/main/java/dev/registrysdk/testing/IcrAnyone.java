package dev.registrysdk.testing;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The authority of a registry without IAM: whoever says anything belongs to one account. */
record IcrAnyone(String account) implements IcrAuthority, IcrAuthority.Caller {
  private static final Set<String> USERS = Set.of("iamapikey", "iambearer", "iamrefresh");

  @Override
  public Optional<Caller> ofAccessToken(String token) {
    return token.isEmpty() ? Optional.empty() : Optional.of(this);
  }

  @Override
  public Optional<Caller> ofLogin(String username, String password) {
    return USERS.contains(username) && !password.isEmpty() ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Optional<String> everybody() {
    return Optional.of(account);
  }

  @Override
  public List<String> accounts() {
    return List.of(account);
  }

  @Override
  public String iamId() {
    return "IBMid-anyone";
  }

  @Override
  public boolean may(IcrAction action, String region, Optional<String> namespace) {
    return true;
  }
}
