package dev.registrysdk.http;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import okhttp3.Request;

/**
 * What a request is for: the words for messages, the permissions it needs, and the operation it
 * belongs to. Made by {@link Operation#call}; a Retrofit method takes it as {@code @Tag CallSpec}.
 */
public final class CallSpec {
  private final Operation operation;
  private final String what;
  private final List<Scope> scopes;
  private final Set<Trait> traits;
  private final OptionalInt limit;

  CallSpec(Operation operation, String what, List<Scope> scopes) {
    this(operation, what, scopes, Set.of(), OptionalInt.empty());
  }

  private CallSpec(
      Operation operation, String what, List<Scope> scopes, Set<Trait> traits, OptionalInt limit) {
    this.operation = operation;
    this.what = what;
    this.scopes = scopes;
    this.traits = traits;
    this.limit = limit;
  }

  private enum Trait {
    ONCE,
    ANONYMOUS,
    CONFINED,
    PATIENT
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
    return with(Trait.ONCE);
  }

  /**
   * The same call without a proof of who is asking: nobody is asked for credentials, so it works
   * when there are none, or none that are valid.
   *
   * @return the description
   */
  public CallSpec anonymous() {
    return with(Trait.ANONYMOUS);
  }

  /**
   * The same call, for its own host only: a redirect to another origin is a failure. For requests
   * whose body is a secret, which a redirect would hand on.
   *
   * @return the description
   */
  public CallSpec confined() {
    return with(Trait.CONFINED);
  }

  /**
   * The same call, to a peer that may be silent for as long as it works: the time-out for reading
   * does not hold. Who does not want to wait interrupts.
   *
   * @return the description
   */
  public CallSpec patient() {
    return with(Trait.PATIENT);
  }

  /**
   * The same call, the body of whose answer is a document: it is read whole before there is an
   * answer, so that a connection which breaks in the body is a failure of the request, and the
   * request is sent again.
   *
   * @param bytes how many bytes the body may have
   * @return the description
   */
  public CallSpec whole(int bytes) {
    return new CallSpec(operation, what, scopes, traits, OptionalInt.of(bytes));
  }

  private CallSpec with(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new CallSpec(operation, what, scopes, Collections.unmodifiableSet(more), limit);
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

  /** How large a body is read whole; nothing if the body is left to whoever sent the call. */
  OptionalInt limit() {
    return limit;
  }

  boolean repeatable() {
    return !traits.contains(Trait.ONCE);
  }

  boolean isAnonymous() {
    return traits.contains(Trait.ANONYMOUS);
  }

  boolean isConfined() {
    return traits.contains(Trait.CONFINED);
  }

  boolean isPatient() {
    return traits.contains(Trait.PATIENT);
  }

  /** The words for messages. */
  @Override
  public String toString() {
    return what;
  }
}
