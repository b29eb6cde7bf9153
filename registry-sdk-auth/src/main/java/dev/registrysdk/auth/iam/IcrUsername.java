package dev.registrysdk.auth.iam;

/**
 * Which user name is shown to the container registry, and with it which secret: the service knows
 * by the name what the password is.
 */
public enum IcrUsername {
  /** {@code iamapikey} with the API key where there is one, else {@code iambearer}. */
  AUTOMATIC,
  /** {@code iambearer} with a fresh access token. */
  IAMBEARER,
  /**
   * {@code iamrefresh} with the refresh token, as {@code ibmcloud cr login} does. IAM gives refresh
   * tokens to clients only: {@link IamOptions#client()}.
   */
  IAMREFRESH
}
