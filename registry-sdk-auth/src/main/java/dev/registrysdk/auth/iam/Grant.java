package dev.registrysdk.auth.iam;

/**
 * A way to get an access token. It is asked by one thread at a time, each time for a new token.
 * Implementations throw {@link dev.registrysdk.error.RegistryException} if there is none.
 */
@FunctionalInterface
interface Grant {
  Granted request();
}
