package dev.registrysdk.testing;

/** One way to get a token. */
@FunctionalInterface
interface IamGrant {
  /**
   * Answers a token request.
   *
   * @throws IamFailure when the credentials are not good
   */
  Reply answer(IamForm form);
}
