package dev.registrysdk.http;

import dev.registrysdk.error.Redaction;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a client shows to a registry that wants a certificate (mutual TLS).
 *
 * @param key the private key
 * @param chain the certificate of the key, then those that signed it
 */
public record ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
  /**
   * Copies and checks the chain.
   *
   * @param key the private key
   * @param chain the certificate of the key, then those that signed it; not empty
   */
  public ClientCertificate {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("A client certificate has at least one certificate");
    }
  }

  @Override
  public String toString() {
    return "ClientCertificate[key="
        + Redaction.MASK
        + ", subject="
        + chain.get(0).getSubjectX500Principal()
        + "]";
  }
}
