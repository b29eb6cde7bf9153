package dev.registrysdk.http;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.StorageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Reads certificates and keys from PEM files, for {@link HttpOptions#certificateAuthorities()} and
 * {@link HttpOptions#clientCertificate()}.
 */
public final class PemCertificates {
  private PemCertificates() {}

  /**
   * Reads all certificates of a file.
   *
   * @param file a file with one or more {@code CERTIFICATE} blocks, or one certificate in DER form
   * @return the certificates in the order of the file
   * @throws StorageException if the file cannot be read or holds no certificate
   */
  public static List<X509Certificate> read(Path file) {
    String what = "Could not read certificates from " + file;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw new StorageException(Failure.of(what).reason("the file holds none").build());
      }
      return certificates;
    } catch (IOException e) {
      throw new StorageException(Failure.of(what).build(), e);
    } catch (CertificateException e) {
      throw new StorageException(
          Failure.of(what).reason("the file does not hold certificates in PEM form").build(), e);
    }
  }

  /**
   * Reads what to show to a server that wants a certificate.
   *
   * @param certificates a file with the certificate of the key, then those that signed it
   * @param key a file with the private key, not encrypted: {@code PRIVATE KEY} (PKCS #8), {@code
   *     RSA PRIVATE KEY} (PKCS #1) or {@code EC PRIVATE KEY} (SEC 1)
   * @return key and certificates
   * @throws StorageException if a file cannot be read, or holds something else
   */
  public static ClientCertificate client(Path certificates, Path key) {
    return new ClientCertificate(PemKey.read(key), read(certificates));
  }
}
