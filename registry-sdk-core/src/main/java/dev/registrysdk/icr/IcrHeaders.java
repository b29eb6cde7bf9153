package dev.registrysdk.icr;

/** Headers of requests to the registry API. */
final class IcrHeaders {
  static final String JSON = "Accept: application/json";
  static final String ACCOUNT = "Account";

  private IcrHeaders() {}
}
