package dev.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * What a server of this package shows to its clients over HTTPS: a certificate for this machine,
 * signed by an authority that exists for this purpose only and that nobody trusts yet.
 *
 * <p>Clients have to be told to trust {@link #authority()}. Several servers may share one of these,
 * so that clients need to be told once:
 *
 * <pre>{@code
 * RegistryCertificate certificate = RegistryCertificate.create();
 * InMemoryIam iam = InMemoryIam.builder().https(certificate).start();
 * InMemoryIcr icr = InMemoryIcr.builder().https(certificate).iam(iam).start();
 * HttpClient client = HttpClient.newBuilder().sslContext(certificate.sslContext()).build();
 * }</pre>
 *
 * <p>Immutable. The keys are made anew for each, and live in memory only.
 */
public final class RegistryCertificate {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private final HeldCertificate authority;
  private final HeldCertificate shown;
  private final SSLSocketFactory serverSockets;
  private final List<String> hosts;

  private RegistryCertificate(List<String> hosts, Duration start, Duration end) {
    long now = System.currentTimeMillis();
    this.hosts = hosts;
    this.authority =
        new HeldCertificate.Builder()
            // Two authorities of one name in one list of trusted ones would be mixed up.
            .commonName("In-memory registry authority " + UUID.randomUUID())
            .certificateAuthority(0)
            .validityInterval(now - YEAR.toMillis(), now + YEAR.toMillis())
            .build();
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder()
            .commonName("In-memory registry")
            .signedBy(authority)
            .validityInterval(now + start.toMillis(), now + end.toMillis());
    hosts.forEach(builder::addSubjectAlternativeName);
    this.shown = builder.build();
    this.serverSockets =
        new HandshakeCertificates.Builder()
            .heldCertificate(shown, authority.certificate())
            .build()
            .sslSocketFactory();
  }

  /**
   * A good certificate for {@code localhost}, {@code 127.0.0.1} and {@code ::1}, valid for a year.
   *
   * @return a new certificate of a new authority
   */
  public static RegistryCertificate create() {
    return new RegistryCertificate(LOOPBACK, HOUR.negated(), YEAR);
  }

  /**
   * A certificate that expired an hour ago. Its authority is still good.
   *
   * @return a new certificate of a new authority, for the same names as {@link #create()}
   */
  public static RegistryCertificate expired() {
    return new RegistryCertificate(LOOPBACK, HOUR.multipliedBy(2).negated(), HOUR.negated());
  }

  /**
   * A certificate for other names than those of this machine, which clients have to refuse.
   *
   * @param hosts names or IP addresses, such as {@code registry.example.com}
   * @return a new certificate of a new authority, valid for a year
   * @throws IllegalArgumentException if no name is given
   */
  public static RegistryCertificate forHosts(String... hosts) {
    if (hosts.length == 0) {
      throw new IllegalArgumentException(
          "A certificate needs a name: use create() for this machine, or forHosts(…) with a name");
    }
    return new RegistryCertificate(List.of(hosts), HOUR.negated(), YEAR);
  }

  /**
   * The authority that clients have to trust.
   *
   * @return its certificate, signed by itself
   */
  public X509Certificate authority() {
    return authority.certificate();
  }

  /**
   * What the server shows.
   *
   * @return the certificate, signed by {@link #authority()}
   */
  public X509Certificate certificate() {
    return shown.certificate();
  }

  /**
   * The authority in the form that programs read.
   *
   * @return one PEM block, which ends with a line end
   */
  public String pem() {
    return authority.certificatePem();
  }

  /**
   * Writes {@link #pem()} to a file, for example for {@code SSL_CERT_FILE}, {@code curl --cacert}
   * or, when it is called {@code ca.crt}, for the directory of {@code skopeo --cert-dir}.
   *
   * @param file the file, which is overwritten
   * @return the file
   * @throws UncheckedIOException if it cannot be written
   */
  public Path writePem(Path file) {
    try {
      return Files.writeString(file, pem(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the certificate to " + file + ": " + e, e);
    }
  }

  /**
   * Trusts {@link #authority()} and nobody else.
   *
   * @return a trust manager for Java clients
   */
  public X509TrustManager trustManager() {
    return client().trustManager();
  }

  /**
   * Makes client connections that trust {@link #authority()} and nobody else.
   *
   * @return a new context for Java clients
   */
  public SSLContext sslContext() {
    return client().sslContext();
  }

  @Override
  public String toString() {
    return "certificate for "
        + String.join(", ", hosts)
        + " until "
        + shown.certificate().getNotAfter().toInstant();
  }

  SSLSocketFactory serverSockets() {
    return serverSockets;
  }

  private HandshakeCertificates client() {
    return new HandshakeCertificates.Builder().addTrustedCertificate(authority()).build();
  }
}
