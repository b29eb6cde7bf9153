package dev.registrysdk.auth.iam;

import dev.registrysdk.error.Redaction;
import java.nio.charset.StandardCharsets;

/**
 * An OAuth client of IAM. Refresh tokens are given to clients only, and are good for the same
 * client only. Its {@code toString} does not show the secret.
 *
 * @param id the client's id
 * @param secret the client's secret
 */
public record IamClient(String id, String secret) {
  /** The client of the {@code ibmcloud} command line: its secret is known to everybody. */
  public static final IamClient CLI = new IamClient("bx", "bx");

  /**
   * Checks the parts.
   *
   * @param id the client's id
   * @param secret the client's secret
   * @throws IllegalArgumentException if one is empty or not of the form that IAM makes; the message
   *     shows neither
   */
  public IamClient {
    id = Secret.checked("client id", id).text();
    secret = Secret.checked("client secret", secret).text();
    if (id.indexOf(':') >= 0) {
      throw new IllegalArgumentException("A client id has no colon (RFC 7617)");
    }
  }

  String header() {
    return okhttp3.Credentials.basic(id, secret, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "IamClient[id=" + id + ", secret=" + Redaction.MASK + "]";
  }
}
