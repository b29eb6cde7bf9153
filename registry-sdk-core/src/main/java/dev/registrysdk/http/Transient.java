package dev.registrysdk.http;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.TransportException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Which failures may be gone when the same request is sent a moment later. */
final class Transient {
  private static final Set<Integer> STATUSES = Set.of(408, 425, 429, 500, 502, 503, 504);

  /** What OkHttp says of a body that is shorter than its announced length. */
  private static final String BODY_ENDS_EARLY = "unexpected end of stream";

  private Transient() {}

  static boolean status(int status) {
    return STATUSES.contains(status);
  }

  /**
   * A broken connection or a time-out. A refused connection and an unknown host name are not: they
   * mean a wrong address far more often than a bad moment, and the caller should know at once. Nor
   * is anything that is not known to be the network: it may be the source of the request's body.
   */
  static boolean failure(IOException e) {
    if (e instanceof UnixSocketException) {
      return false; // nothing on this machine is that busy
    }
    return e instanceof RegistryIOException carrier
        ? carried(carrier.failure())
        : network(e) || network(e.getCause());
  }

  private static boolean carried(RegistryException e) {
    return e.status().isPresent()
        ? status(e.status().get())
        : e instanceof TransportException
            && e.getCause() instanceof IOException cause
            && failure(cause);
  }

  private static boolean network(@Nullable Throwable e) {
    if (e instanceof UnknownHostException
        || e instanceof ConnectException
        || e instanceof SSLHandshakeException
        || e instanceof SSLPeerUnverifiedException) {
      return false;
    }
    if (e instanceof InterruptedIOException) {
      return e instanceof SocketTimeoutException;
    }
    return e instanceof SocketException
        || e instanceof EOFException
        || (e instanceof ProtocolException && BODY_ENDS_EARLY.equals(e.getMessage()))
        || (e != null && e.getClass().getName().startsWith("okhttp3.internal.http2."));
  }
}
