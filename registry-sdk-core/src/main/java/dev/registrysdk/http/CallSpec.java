package dev.registrysdk.http;

import java.util.List;
import okhttp3.Request;

/**
 * What a request is for: the words for messages, the permissions it needs, and the operation it
 * belongs to. Made by {@link Operation#call}; a Retrofit method takes it as {@code @Tag CallSpec}.
 */
public final class CallSpec {
  private final Operation operation;
  private final String what;
  private final List<Scope> scopes;
  private final boolean repeatable;
  private final boolean anonymous;
  private final boolean confined;
  private final boolean patient;

  CallSpec(Operation operation, String what, List<Scope> scopes) {
    this(operation, what, scopes, true, false, false, false);
  }

  private CallSpec(
      Operation operation,
      String what,
      List<Scope> scopes,
      boolean repeatable,
      boolean anonymous,
      boolean confined,
      boolean patient) {
    this.operation = operation;
    this.what = what;
    this.scopes = scopes;
    this.repeatable = repeatable;
    this.anonymous = anonymous;
    this.confined = confined;
    this.patient = patient;
  }

  /** The description that a request was tagged with by its Retrofit method. */
  static CallSpec of(Request request) {
    CallSpec spec = request.tag(CallSpec.class);
    if (spec == null) {
      throw new IllegalArgumentException(
          "A Retrofit method of a service has a parameter '@Tag CallSpec': "
              + request.tag(retrofit2.Invocation.class));
    }
    return spec;
  }

  /**
   * The same call, not sent again after a failure: for requests that do something new each time.
   *
   * @return the description
   */
  public CallSpec once() {
    return new CallSpec(operation, what, scopes, false, anonymous, confined, patient);
  }

  /**
   * The same call without a proof of who is asking: nobody is asked for credentials, so it works
   * when there are none, or none that are valid.
   *
   * @return the description
   */
  public CallSpec anonymous() {
    return new CallSpec(operation, what, scopes, repeatable, true, confined, patient);
  }

  /**
   * The same call, for its own host only: a redirect to another origin is a failure. For requests
   * whose body is a secret, which a redirect would hand on.
   *
   * @return the description
   */
  public CallSpec confined() {
    return new CallSpec(operation, what, scopes, repeatable, anonymous, true, patient);
  }

  /**
   * The same call, to a peer that may be silent for as long as it works: the time-out for reading
   * does not hold. Who does not want to wait interrupts.
   *
   * @return the description
   */
  public CallSpec patient() {
    return new CallSpec(operation, what, scopes, repeatable, anonymous, confined, true);
  }

  Operation operation() {
    return operation;
  }

  String what() {
    return what;
  }

  List<Scope> scopes() {
    return scopes;
  }

  boolean repeatable() {
    return repeatable;
  }

  boolean isAnonymous() {
    return anonymous;
  }

  boolean isConfined() {
    return confined;
  }

  boolean isPatient() {
    return patient;
  }

  /** The words for messages. */
  @Override
  public String toString() {
    return what;
  }
}
