package dev.registrysdk.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way that the Java runtime is set up for, except to addresses that no proxy can reach in our
 * place: the runtime would send a link-local address to its proxy, and what is said there with it.
 */
final class SystemRoute extends ProxySelector {
  private final @Nullable ProxySelector system;

  SystemRoute(@Nullable ProxySelector system) {
    this.system = system;
  }

  @Override
  public List<Proxy> select(URI uri) {
    return system == null || Addresses.direct(uri) ? List.of(Proxy.NO_PROXY) : system.select(uri);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    if (system != null) {
      system.connectFailed(uri, address, e);
    }
  }
}
