package dev.registrysdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes the encrypted side of connections, with another factory that holds the certificate. */
final class TlsSockets extends SSLSocketFactory {
  private final SSLSocketFactory factory;
  private final Arrivals arrivals;

  TlsSockets(SSLSocketFactory factory, Arrivals arrivals) {
    this.factory = factory;
    this.arrivals = arrivals;
  }

  @Override
  public Socket createSocket(Socket raw, String host, int port, boolean autoClose)
      throws IOException {
    return new TlsSocket((SSLSocket) factory.createSocket(raw, host, port, autoClose), arrivals);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw onlyAccepted();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw onlyAccepted();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw onlyAccepted();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw onlyAccepted();
  }

  private static UnsupportedOperationException onlyAccepted() {
    return new UnsupportedOperationException("A server accepts connections, and opens none");
  }
}
