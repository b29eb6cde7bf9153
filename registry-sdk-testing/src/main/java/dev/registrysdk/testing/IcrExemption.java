package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** An issue that an account has decided to live with, and where. */
record IcrExemption(String account, String type, String id, Where where) {
  Map<String, Object> json(boolean withScope) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("account_id", account);
    json.put("issue_type", type);
    json.put("issue_id", id);
    if (withScope) {
      json.put("scope", where.json());
    }
    return json;
  }

  /**
   * A part of the account; empty texts from where it says no more.
   *
   * @param repository without the namespace
   * @param tag a tag or a digest
   */
  record Where(String namespace, String repository, String tag) {
    static final Where ACCOUNT = new Where("", "", "");

    /** The resource of a path: {@code ns}, {@code ns/repo}, {@code ns/repo:tag} or with digest. */
    static Where of(String resource) {
      IcrName name = IcrName.split(resource);
      String namespace = name.namespace();
      String repository = name.repository().substring(namespace.length());
      return new Where(
          namespace,
          repository.isEmpty() ? "" : repository.substring(1),
          name.digest().isEmpty() ? name.tag() : name.digest());
    }

    /** Whether everything in another place is in this one too. */
    boolean contains(Where other) {
      return namespace.isEmpty()
          || (namespace.equals(other.namespace)
              && (repository.isEmpty()
                  || (repository.equals(other.repository)
                      && (tag.isEmpty() || tag.equals(other.tag)))));
    }

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("scope_type", type());
      json.put("namespace", namespace);
      json.put("repository", repository);
      json.put("tag", tag);
      return json;
    }

    private String type() {
      if (namespace.isEmpty()) {
        return "account";
      }
      if (repository.isEmpty()) {
        return "namespace";
      }
      return tag.isEmpty() ? "repository" : "image";
    }
  }
}
