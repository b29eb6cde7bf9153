package dev.registrysdk.http;

import dev.registrysdk.oci.Model;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * How requests are made. Hosts are written as in an image reference: a name or an address, with
 * {@code :port} if there is one.
 */
@Model
@Value.Immutable
public interface HttpOptions {
  /**
   * How long a connection may take to be made.
   *
   * @return the time-out
   */
  @Value.Default
  default Duration connectTimeout() {
    return Duration.ofSeconds(10);
  }

  /**
   * How long a server may be silent while an answer is awaited or read.
   *
   * @return the time-out
   */
  @Value.Default
  default Duration readTimeout() {
    return Duration.ofSeconds(60);
  }

  /**
   * How long a server may accept nothing while a request is written.
   *
   * @return the time-out
   */
  @Value.Default
  default Duration writeTimeout() {
    return Duration.ofSeconds(60);
  }

  /**
   * When requests are sent again.
   *
   * @return the policy
   */
  @Value.Default
  default RetryPolicy retry() {
    return RetryPolicy.defaults();
  }

  /**
   * What is added to the {@code User-Agent}, so that a registry's operators can tell programs
   * apart.
   *
   * @return for example {@code deployer/1.4}
   */
  Optional<String> userAgentSuffix();

  /**
   * Hosts that speak plain HTTP, in addition to loopback addresses. Credentials are not sent to
   * them.
   *
   * @return hosts
   */
  Set<String> plainHttp();

  /**
   * Loopback addresses that speak HTTPS.
   *
   * @return hosts
   */
  Set<String> https();

  /**
   * Hosts whose certificate is <strong>not checked at all</strong>. Whoever can reach the network
   * between this machine and such a host can read and change everything, passwords included. For
   * laboratories only: to trust a private authority, use {@link #certificateAuthorities()}. A
   * loopback address among them speaks HTTPS.
   *
   * @return hosts
   */
  Set<String> skipTlsVerification();

  /**
   * Token services that registries may name although they look wrong: at an address of a local
   * network, or for a registry of IBM Cloud at another host than one of its own. Credentials are
   * sent there. They have to speak HTTPS all the same where the registry does.
   *
   * @return hosts, with {@code :port} if it is not 443
   */
  Set<String> tokenServices();

  /**
   * Authorities whose certificates are trusted in addition to those of the Java runtime.
   *
   * @return certificates; {@link PemCertificates} reads them from a file
   */
  List<X509Certificate> certificateAuthorities();

  /**
   * What to show to registries that want a certificate.
   *
   * @return key and certificates
   */
  Optional<ClientCertificate> clientCertificate();

  /**
   * The proxy to go through.
   *
   * @return the settings, or empty to follow the settings of the Java runtime
   */
  Optional<ProxySettings> proxy();

  /**
   * A Unix domain socket that every connection goes to, whatever host is asked for; the local
   * engines listen on one.
   *
   * @return the path of the socket; connections go to hosts over TCP if empty
   */
  Optional<Path> unixSocket();

  /**
   * How many requests may wait for an answer from one host at a time. Reads and writes are counted
   * apart, and a read no longer counts when its answer begins, so that an upload can stream from a
   * download of the same host whatever the limit is.
   *
   * @return a limit for reads, and the same again for writes
   */
  @Value.Default
  default int maxRequestsPerHost() {
    return 8;
  }

  /**
   * Watches the wire.
   *
   * @return the listener
   */
  @Value.Default
  default CallListener callListener() {
    return CallListener.NONE;
  }

  /**
   * The options that suit most callers.
   *
   * @return options with nothing changed
   */
  static HttpOptions defaults() {
    return builder().build();
  }

  /**
   * Starts options from the defaults.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Checks the limit, and brings the hosts to lower case.
   *
   * @return these options, or the same ones with hosts in lower case
   */
  @Value.Check
  default HttpOptions checked() {
    if (maxRequestsPerHost() < 1) {
      throw new IllegalArgumentException(
          "At least one request must be possible: maxRequestsPerHost " + maxRequestsPerHost());
    }
    Set<String> plain = lower(plainHttp());
    Set<String> tls = lower(https());
    Set<String> unchecked = lower(skipTlsVerification());
    Set<String> tokens = lower(tokenServices());
    boolean same =
        plain.equals(plainHttp())
            && tls.equals(https())
            && unchecked.equals(skipTlsVerification())
            && tokens.equals(tokenServices());
    return same
        ? this
        : builder()
            .from(this)
            .plainHttp(plain)
            .https(tls)
            .skipTlsVerification(unchecked)
            .tokenServices(tokens)
            .build();
  }

  private static Set<String> lower(Set<String> hosts) {
    Set<String> lower = new LinkedHashSet<>();
    for (String host : hosts) {
      lower.add(host.toLowerCase(Locale.ROOT));
    }
    return lower; // the builder copies it
  }

  /** Builds {@link HttpOptions}. */
  final class Builder extends ImmutableHttpOptions.Builder {
    Builder() {}
  }
}
