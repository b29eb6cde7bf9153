package dev.registrysdk.auth;

import dev.registrysdk.error.Redaction;

/**
 * What a caller shows to a registry. Instances are immutable and equal when they hold the same
 * values; their {@code toString} never shows a secret.
 */
public sealed interface Credentials {
  /**
   * A user name with a password or key.
   *
   * @param username the user name, without a colon
   * @param password the password, key or access token
   * @return the credentials
   */
  static Credentials basic(String username, String password) {
    return new Basic(username, password);
  }

  /**
   * A refresh token that the registry's token service exchanges for access tokens; what {@code
   * docker login} stores as {@code identitytoken}.
   *
   * @param token the token
   * @return the credentials
   */
  static Credentials identityToken(String token) {
    return new IdentityToken(token);
  }

  /**
   * A ready access token, sent as it is; what docker configuration calls {@code registrytoken}.
   *
   * @param token the token
   * @return the credentials
   */
  static Credentials bearerToken(String token) {
    return new BearerToken(token);
  }

  private static boolean isVisible(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) <= ' ' || token.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return !token.isEmpty();
  }

  private static void checkToken(String kind, String token) {
    if (!isVisible(token)) {
      throw new IllegalArgumentException(
          "A token is visible ASCII without white space; this "
              + kind
              + " token of "
              + token.length()
              + " characters is not: was a line end read with it?");
    }
  }

  /**
   * A user name with a password or key.
   *
   * @param username the user name, without a colon
   * @param password the password, key or access token
   */
  record Basic(String username, String password) implements Credentials {
    /**
     * Checks the user name: a colon would end it (RFC 7617).
     *
     * @param username the user name
     * @param password the password
     */
    public Basic {
      if (username.indexOf(':') >= 0) {
        // What follows the colon may be the password.
        throw new IllegalArgumentException(
            "A user name has no colon (RFC 7617); pass the password on its own: "
                + username.substring(0, username.indexOf(':') + 1)
                + Redaction.MASK);
      }
    }

    @Override
    public String toString() {
      return "Basic[username=" + username + ", password=" + Redaction.MASK + "]";
    }
  }

  /**
   * A refresh token of a token service.
   *
   * @param token the token
   */
  record IdentityToken(String token) implements Credentials {
    /**
     * Checks the token.
     *
     * @param token the token
     */
    public IdentityToken {
      checkToken("identity", token);
    }

    @Override
    public String toString() {
      return "IdentityToken[token=" + Redaction.MASK + "]";
    }
  }

  /**
   * A ready access token.
   *
   * @param token the token
   */
  record BearerToken(String token) implements Credentials {
    /**
     * Checks the token.
     *
     * @param token the token
     */
    public BearerToken {
      checkToken("bearer", token);
    }

    @Override
    public String toString() {
      return "BearerToken[token=" + Redaction.MASK + "]";
    }
  }
}
