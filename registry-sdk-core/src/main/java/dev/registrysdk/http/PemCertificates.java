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

/** Reads certificates from PEM files, for {@link HttpOptions#certificateAuthorities()}. */
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
}
