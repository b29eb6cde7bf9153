package dev.registrysdk.auth.access;

import java.util.Optional;

/** The roles that count in the container registry. */
public enum AccessRole {
  /** May pull, list and inspect. */
  READER("serviceRole:Reader"),
  /** May pull, push, tag and delete, but not list. */
  WRITER("serviceRole:Writer"),
  /** May do everything, and with access to the whole account also manage namespaces and quotas. */
  MANAGER("serviceRole:Manager"),
  /** May give access to others. */
  ADMINISTRATOR("role:Administrator");

  private static final String GENERIC = "crn:v1:bluemix:public:iam::::";
  private static final String SERVICE = "crn:v1:bluemix:public:container-registry::::";

  private final String role;

  AccessRole(String role) {
    this.role = role;
  }

  /**
   * The role as IAM stores it.
   *
   * @return for example {@code crn:v1:bluemix:public:iam::::serviceRole:Reader}
   */
  public String crn() {
    return GENERIC + role;
  }

  /** Whether a CRN means this role: both the generic form and the service's own are in use. */
  boolean means(String crn) {
    String own = SERVICE + (this == ADMINISTRATOR ? "serviceRole:Administrator" : role);
    return crn.equals(crn()) || crn.equals(own);
  }

  /**
   * Finds the role of a CRN.
   *
   * @param crn in the generic form, or in the container registry's own
   * @return the role; empty if it is another one
   */
  public static Optional<AccessRole> of(String crn) {
    for (AccessRole role : values()) {
      if (role.means(crn)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
