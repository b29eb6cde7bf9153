package dev.registrysdk.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Whom to trust and what to show in TLS, where the options differ from the Java runtime's. */
final class Tls {
  private final HttpOptions options;

  private Tls(HttpOptions options) {
    this.options = options;
  }

  static void apply(HttpOptions options, OkHttpClient.Builder client) {
    if (options.certificateAuthorities().isEmpty()
        && options.clientCertificate().isEmpty()
        && options.skipTlsVerification().isEmpty()) {
      client.sslSocketFactory(new RuntimeTls(), RuntimeTls.UNASKED);
      return;
    }
    try {
      new Tls(options).apply(client);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "The certificates in the options cannot be used: " + e.getMessage(), e);
    }
  }

  private void apply(OkHttpClient.Builder client) throws GeneralSecurityException, IOException {
    X509ExtendedTrustManager trust =
        new HostTrust(trust(options.certificateAuthorities()), options.skipTlsVerification());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(), new TrustManager[] {trust}, null);
    client.sslSocketFactory(context.getSocketFactory(), trust);
    if (!options.skipTlsVerification().isEmpty()) {
      HostnameVerifier strict = client.build().hostnameVerifier();
      client.hostnameVerifier(
          (host, session) ->
              HostTrust.skips(options.skipTlsVerification(), host, session.getPeerPort())
                  || strict.verify(host, session));
    }
  }

  private static X509ExtendedTrustManager trust(List<X509Certificate> added)
      throws GeneralSecurityException, IOException {
    X509ExtendedTrustManager runtime = trust((KeyStore) null);
    if (added.isEmpty()) {
      return runtime;
    }
    KeyStore all = emptyStore();
    for (X509Certificate authority : runtime.getAcceptedIssuers()) {
      all.setCertificateEntry("runtime-" + all.size(), authority);
    }
    for (X509Certificate authority : added) {
      all.setCertificateEntry("added-" + all.size(), authority);
    }
    return trust(all);
  }

  private static X509ExtendedTrustManager trust(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no trust manager for X.509"));
  }

  private KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
    if (options.clientCertificate().isEmpty()) {
      return null;
    }
    ClientCertificate mine = options.clientCertificate().get();
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client", mine.key(), new char[0], mine.chain().toArray(new X509Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
