package dev.registrysdk.http;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.TransportException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says what it means that no answer came. */
final class NetworkFailures {
  private NetworkFailures() {}

  /**
   * Translates a failure of the network, or takes out what it carries.
   *
   * @param known what is known about the request already
   * @param e what happened
   */
  static RegistryException translate(Failure.Builder known, IOException e) {
    if (e instanceof RegistryIOException carrier) {
      return carrier.failure();
    }
    if (e instanceof FileSystemException || e instanceof FileNotFoundException) {
      return new StorageException(known.reason(String.valueOf(e.getMessage())).build(), e);
    }
    if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
      return new CancelledException(known.reason("the thread was interrupted").build(), e);
    }
    return new TransportException(explained(known, e).build(), e);
  }

  private static Failure.Builder explained(Failure.Builder known, IOException e) {
    if (e instanceof UnixSocketException unix) {
      return known.reason(String.valueOf(unix.getMessage())).remedy(unix.remedy());
    } else if (e instanceof UnknownHostException) {
      return known.reason("the host name has no address").remedy(Remedy.CHECK_HOST);
    } else if (e instanceof ConnectException) {
      return known.reason("nothing answers at that host and port").remedy(Remedy.CHECK_PORT);
    } else if (e instanceof SocketTimeoutException) {
      return known.reason("no answer came in time").remedy(Remedy.TRY_LATER);
    } else if (e instanceof SSLException tls) {
      return explained(known, tls);
    } else if (e instanceof ProtocolException && says(e, "Unexpected status line")) {
      return known.reason("the answer is not HTTP").remedy(Remedy.USE_HTTPS);
    }
    return known.reason("the connection broke off").remedy(Remedy.TRY_LATER);
  }

  private static Failure.Builder explained(Failure.Builder known, SSLException e) {
    if (e instanceof SSLPeerUnverifiedException) {
      return known
          .reason("the certificate is for another host name")
          .remedy(Remedy.CHECK_CERTIFICATE_NAME);
    } else if (says(e, "Unsupported or unrecognized SSL message")) {
      return known.reason("the answer is not TLS").remedy(Remedy.ALLOW_PLAIN_HTTP);
    } else if (caused(e, EOFException.class)) {
      return known
          .reason("the connection was closed where TLS should begin")
          .remedy(Remedy.CHECK_PORT);
    } else if (caused(e, CertificateExpiredException.class)) {
      return known.reason("the certificate has expired").remedy(Remedy.CHECK_PROXY);
    } else if (caused(e, CertificateNotYetValidException.class)) {
      return known.reason("the certificate is not valid yet").remedy(Remedy.CHECK_PROXY);
    } else if (caused(e, CertificateException.class)) {
      return known
          .reason("the certificate is not signed by an authority that is trusted here")
          .remedy(Remedy.TRUST_CERTIFICATE);
    }
    return known.reason("no TLS connection could be made").remedy(Remedy.CHECK_PROXY);
  }

  private static boolean says(Throwable e, String words) {
    return String.valueOf(e.getMessage()).contains(words);
  }

  private static boolean caused(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
