package dev.registrysdk.testing;

import java.util.HashSet;
import java.util.Set;

/** A trusted profile, and who may take it on. */
final class IamProfile extends IamEntity {
  private final Set<String> trusted = new HashSet<>();
  private final Set<String> computeTokens = new HashSet<>();

  IamProfile(String id, String account, String name, IamChange creation) {
    super(id, account, name, creation);
  }

  void trust(String iamId) {
    trusted.add(iamId);
  }

  void trustComputeToken(String token) {
    computeTokens.add(token);
  }

  boolean trusts(String iamId) {
    return trusted.contains(iamId);
  }

  boolean trustsComputeToken(String token) {
    return computeTokens.contains(token);
  }

  IamSubject identity() {
    return new IamSubject(IamSubject.Kind.PROFILE, id(), account(), name());
  }
}
