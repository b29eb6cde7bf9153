package dev.registrysdk.http;

import dev.registrysdk.auth.Credentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** The way through a proxy, and what is shown to it. */
final class ProxyRoute extends ProxySelector implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";

  private final ProxySettings settings;

  ProxyRoute(ProxySettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Proxy> select(URI uri) {
    return Addresses.direct(uri)
        ? List.of(Proxy.NO_PROXY)
        : List.of(
            new Proxy(
                Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(settings.host(), settings.port())));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    Logs.debug("The proxy " + address + " cannot be reached");
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    if (settings.credentials().isEmpty() || response.request().header(HEADER) != null) {
      return null; // nothing to show, or shown already and refused
    }
    Credentials.Basic login = settings.credentials().get();
    String header =
        okhttp3.Credentials.basic(login.username(), login.password(), StandardCharsets.UTF_8);
    return response.request().newBuilder().header(HEADER, header).build();
  }
}
