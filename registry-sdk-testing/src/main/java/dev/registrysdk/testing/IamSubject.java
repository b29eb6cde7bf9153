package dev.registrysdk.testing;

import java.util.Objects;

/**
 * Somebody whom {@link InMemoryIam} knows, in one account: a user, a service ID or a trusted
 * profile; the subject of policies. A user of two accounts is two identities with one IAM id.
 *
 * <p>Immutable; equal when IAM id and account are.
 */
public final class IamSubject {
  enum Kind {
    USER,
    SERVICE_ID,
    PROFILE
  }

  private final Kind kind;
  private final String id;
  private final String account;
  private final String name;

  IamSubject(Kind kind, String id, String account, String name) {
    this.kind = kind;
    this.id = id;
    this.account = account;
    this.name = name;
  }

  /**
   * The id that policies and API keys name.
   *
   * @return for example {@code IBMid-5500…}, {@code iam-ServiceId-…} or {@code iam-Profile-…}
   */
  public String iamId() {
    return kind == Kind.USER ? id : "iam-" + id;
  }

  /**
   * The id that paths of the API name.
   *
   * @return for example {@code IBMid-5500…}, {@code ServiceId-…} or {@code Profile-…}
   */
  public String id() {
    return id;
  }

  /**
   * The account.
   *
   * @return the id of the account, 32 hexadecimal digits
   */
  public String account() {
    return account;
  }

  /**
   * What people call it.
   *
   * @return the e-mail address of a user, the name of anything else
   */
  public String name() {
    return name;
  }

  /**
   * The resource name, which trusted profiles are assumed by.
   *
   * @return for example {@code crn:v1:bluemix:public:iam-identity::a/0123…::profile:Profile-…}
   */
  public String crn() {
    return switch (kind) {
      case USER -> IamCrn.of(account, "user", id);
      case SERVICE_ID -> IamCrn.of(account, "serviceid", id);
      case PROFILE -> IamCrn.of(account, "profile", id);
    };
  }

  Kind kind() {
    return kind;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IamSubject that && id.equals(that.id) && account.equals(that.account);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, account);
  }

  @Override
  public String toString() {
    return iamId() + " (" + name + ") in account " + account;
  }
}
