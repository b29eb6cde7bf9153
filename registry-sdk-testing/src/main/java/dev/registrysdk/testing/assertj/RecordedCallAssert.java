package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.RecordedCall;
import dev.registrysdk.testing.RequestPattern;
import org.assertj.core.api.AbstractAssert;

/** Assertions about one request and its answer. */
public final class RecordedCallAssert extends AbstractAssert<RecordedCallAssert, RecordedCall> {
  RecordedCallAssert(RecordedCall actual) {
    super(actual, RecordedCallAssert.class);
  }

  /**
   * It is as described.
   *
   * @param pattern method, path and further conditions
   * @return these assertions
   * @throws AssertionError if it is not
   * @throws IllegalArgumentException if the pattern is about bodies, which are not recorded
   */
  public RecordedCallAssert isRequest(RequestPattern pattern) {
    return require(pattern.matches(actual), "to be\n  " + pattern);
  }

  /**
   * Its answer had a status.
   *
   * @param status the HTTP status, 0 for a connection that broke
   * @return these assertions
   * @throws AssertionError if it had another
   */
  public RecordedCallAssert hasStatus(int status) {
    return require(actual.status() == status, "to be answered " + status);
  }

  /**
   * It had a query parameter.
   *
   * @param name the name
   * @param value the decoded value
   * @return these assertions
   * @throws AssertionError if it had not
   */
  public RecordedCallAssert hasParameter(String name, String value) {
    return require(
        actual.parameter(name).filter(value::equals).isPresent(),
        "to have the parameter " + name + "=" + value);
  }

  /**
   * It had a header. Of credentials only the scheme is known.
   *
   * @param name the name, in any case
   * @param value the value
   * @return these assertions
   * @throws AssertionError if it had not
   */
  public RecordedCallAssert hasHeader(String name, String value) {
    String found = actual.header(name).orElse("none");
    return require(
        found.equals(value), "to have the header\n  " + name + ": " + value + "\nnot " + found);
  }

  /**
   * It had no credentials, in whatever header.
   *
   * @return these assertions
   * @throws AssertionError if it had
   */
  public RecordedCallAssert hasNoCredentials() {
    return require(
        actual.credentialHeaders().isEmpty(),
        "to have no credentials, not " + String.join(", ", actual.credentialHeaders()));
  }

  private RecordedCallAssert require(boolean fulfilled, String expectation) {
    if (!fulfilled) {
      throw failure("%s", "Expecting the request\n  " + actual + "\n" + expectation);
    }
    return this;
  }
}
