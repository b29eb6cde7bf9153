package dev.registrysdk.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks certificates, except those of the hosts for which the options switch the check off. */
final class HostTrust extends X509ExtendedTrustManager {
  private static final int DEFAULT_PORT = 443;

  private final X509ExtendedTrustManager strict;
  private final Set<String> skipped;

  HostTrust(X509ExtendedTrustManager strict, Set<String> skipped) {
    this.strict = strict;
    this.skipped = skipped;
  }

  /** Whether a host is one of those that were named. */
  static boolean skips(Set<String> skipped, String host, int port) {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return skipped.contains(name + ":" + port) || (port == DEFAULT_PORT && skipped.contains(name));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    if (!(socket instanceof SSLSocket tls && skips(tls.getHandshakeSession()))) {
      strict.checkServerTrusted(chain, authType, socket);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    if (!skips(engine.getHandshakeSession())) {
      strict.checkServerTrusted(chain, authType, engine);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    strict.checkServerTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    strict.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    strict.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    strict.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return strict.getAcceptedIssuers();
  }

  private boolean skips(SSLSession session) {
    return skips(skipped, session.getPeerHost(), session.getPeerPort());
  }
}
