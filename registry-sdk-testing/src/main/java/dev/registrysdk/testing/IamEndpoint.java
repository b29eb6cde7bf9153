package dev.registrysdk.testing;

/** Answers the requests to one path with one method. */
@FunctionalInterface
interface IamEndpoint {
  /**
   * Answers a request, under the lock of {@link IamWorld}.
   *
   * @throws IamFailure when the answer is an error
   */
  Reply answer(IamCall call);
}
