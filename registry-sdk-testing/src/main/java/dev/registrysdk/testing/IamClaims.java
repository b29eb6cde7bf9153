package dev.registrysdk.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The claims of an access token. */
record IamClaims(IamIssue issue, Instant now) {
  /** Who signs. It is not this server's address: tokens look as those of the real service do. */
  static final String ISSUER = "https://iam.cloud.ibm.com/identity";

  Map<String, Object> json(Map<String, Object> authn) {
    IamSubject identity = issue.identity();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iam_id", identity.iamId());
    claims.put("id", identity.iamId());
    claims.put("realmid", isUser() ? "IBMid" : "iam");
    if (!issue.session().isEmpty()) {
      claims.put("session_id", issue.session());
    }
    claims.put("jti", issue.world().ids().uuid(""));
    claims.put("identifier", isUser() ? identity.id().substring("IBMid-".length()) : identity.id());
    claims.putAll(names());
    claims.putAll(subject());
    claims.put("authn", authn.isEmpty() ? ofThemselves() : authn);
    claims.put("account", account());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(issue.world().tokenLifetime()).getEpochSecond());
    claims.put("iss", ISSUER);
    claims.put("grant_type", issue.grant());
    claims.put("scope", issue.scope());
    claims.put("client_id", issue.client());
    claims.put("acr", 1);
    claims.put("amr", List.of("pwd"));
    return claims;
  }

  private Map<String, Object> names() {
    Map<String, Object> names = new LinkedHashMap<>();
    String name = issue.identity().name();
    if (isUser()) {
      String local = name.indexOf('@') < 0 ? name : name.substring(0, name.indexOf('@'));
      names.put("given_name", local);
      names.put("family_name", "User");
      names.put("name", local + " User");
      names.put("email", name);
    } else {
      names.put("name", name);
    }
    return names;
  }

  private Map<String, Object> subject() {
    Map<String, Object> subject = new LinkedHashMap<>();
    switch (issue.identity().kind()) {
      case USER -> subject.put("sub", issue.identity().name());
      case SERVICE_ID -> {
        subject.put("sub", issue.identity().id());
        subject.put("sub_type", "ServiceId");
      }
      case PROFILE -> {
        subject.put("sub", issue.identity().id());
        subject.put("sub_type", "Profile");
      }
    }
    return subject;
  }

  private Map<String, Object> ofThemselves() {
    Map<String, Object> authn = new LinkedHashMap<>(subject());
    authn.put("iam_id", issue.identity().iamId());
    authn.putAll(names());
    return authn;
  }

  private Map<String, Object> account() {
    Map<String, Object> account = new LinkedHashMap<>();
    if (isUser()) {
      account.put("boundary", "global");
    }
    account.put("valid", true);
    account.put("bss", issue.identity().account());
    issue
        .world()
        .directory()
        .user(issue.identity().iamId())
        .ifPresent(
            user -> {
              account.put("ims_user_id", Long.toString(user.number()));
              account.put("ims", Long.toString(user.number() + 1));
            });
    account.put("frozen", true);
    return account;
  }

  private boolean isUser() {
    return issue.identity().kind() == IamSubject.Kind.USER;
  }
}
