package dev.registrysdk.testing.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** One invocation of a test method, from its first parameter to its end. */
final class MethodRun implements AutoCloseable {
  private final Session session;
  private final boolean own;
  private final String user;
  private boolean ended;
  private volatile boolean dynamicTestFailed;

  /**
   * Begins.
   *
   * @param own whether the servers are this method's alone
   * @param user what messages call the method
   */
  MethodRun(Session session, boolean own, String user) {
    this.session = session;
    this.own = own;
    this.user = user;
    session.enter();
  }

  Session session() {
    return session;
  }

  /**
   * Ends: closes or frees the servers and reports what is wrong.
   *
   * @param failure why the method failed, if it did
   * @throws AssertionError if the method did not fail, but something is wrong all the same
   */
  void end(Optional<Throwable> failure) {
    if (ended) {
      return;
    }
    ended = true;
    List<AssertionError> problems = new ArrayList<>();
    List<AssertionError> untriggered = session.leave();
    // Who has not got to the end may not have got to the faults either.
    if (!dynamicTestFailed && failure.filter(thrown -> !isFailure(thrown)).isEmpty()) {
      problems.addAll(untriggered);
    }
    List<ReceivedRequests> received = session.received();
    if (own) {
      problems.addAll(session.close(user));
    }
    report(failure, problems, received);
  }

  /** Tells below the failure of a dynamic test what was received so far. */
  void dynamicTestFailed(Throwable failure) {
    dynamicTestFailed = true;
    if (isFailure(failure)) {
      session.received().forEach(failure::addSuppressed);
    }
  }

  /** For a method whose constructor failed, after which JUnit calls nothing else. */
  @Override
  public void close() {
    end(Optional.empty());
  }

  /** A failure stays what it is and gets the rest as suppressed exceptions. */
  static void report(
      Optional<Throwable> failure, List<AssertionError> problems, List<ReceivedRequests> received) {
    Optional<Throwable> cause = failure.filter(MethodRun::isFailure);
    List<Throwable> rest = new ArrayList<>(problems);
    if (cause.isEmpty() && !problems.isEmpty()) {
      AssertionError first = problems.get(0);
      rest.remove(0);
      rest.addAll(received);
      rest.forEach(first::addSuppressed);
      throw first;
    }
    rest.addAll(received);
    cause.ifPresent(thrown -> rest.forEach(thrown::addSuppressed));
  }

  static boolean isFailure(Throwable thrown) {
    return !(thrown instanceof TestAbortedException);
  }
}
