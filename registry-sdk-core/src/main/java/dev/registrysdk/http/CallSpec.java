package dev.registrysdk.http;

import java.util.List;

/**
 * What a request is for: the words for messages, the permissions it needs, and the operation it
 * belongs to. Made by {@link Operation#call}; a Retrofit method takes it as {@code @Tag CallSpec}.
 */
public final class CallSpec {
  private final Operation operation;
  private final String what;
  private final List<Scope> scopes;

  CallSpec(Operation operation, String what, List<Scope> scopes) {
    this.operation = operation;
    this.what = what;
    this.scopes = List.copyOf(scopes);
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

  /** The words for messages. */
  @Override
  public String toString() {
    return what;
  }
}
