package dev.registrysdk.testing;

import java.net.http.HttpClient;

/** The JDK's client for servers with a certificate of this package. */
final class TlsClient {
  private TlsClient() {}

  static HttpClient http2(RegistryCertificate certificate) {
    return trusting(certificate).version(HttpClient.Version.HTTP_2).build();
  }

  static HttpClient http1(RegistryCertificate certificate) {
    return trusting(certificate).version(HttpClient.Version.HTTP_1_1).build();
  }

  private static HttpClient.Builder trusting(RegistryCertificate certificate) {
    return HttpClient.newBuilder().sslContext(certificate.sslContext());
  }
}
