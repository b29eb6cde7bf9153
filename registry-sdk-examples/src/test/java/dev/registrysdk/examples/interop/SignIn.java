package dev.registrysdk.examples.interop;

/** How a registry finds out who is calling. */
enum SignIn {
  /** Everyone may do everything. */
  NONE,
  /** User name and password with every request. */
  HTPASSWD,
  /** A token from a token server, for user name and password. */
  TOKEN
}
