package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SystemRouteTest {
  private static final Proxy PROXY =
      new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128));

  private final List<URI> failed = new ArrayList<>();
  private final ProxySelector system =
      new ProxySelector() {
        @Override
        public List<Proxy> select(URI uri) {
          return List.of(PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
          failed.add(uri);
        }
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/identity/v1/token",
        "http://[fe80::1]/",
        "http://127.0.0.1:5000/",
        "http://localhost/"
      })
  void noProxyIsToldWhatIsSaidToTheNextMachine(String url) {
    assertThat(new SystemRoute(system).select(URI.create(url))).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void everythingElseGoesTheWayOfTheRuntime() {
    URI url = URI.create("https://iam.cloud.ibm.com/");
    SystemRoute route = new SystemRoute(system);

    assertThat(route.select(url)).containsExactly(PROXY);
    assertThat(route.select(URI.create("http://10.0.0.1/"))).containsExactly(PROXY);
    assertThat(route.select(URI.create("https://my_registry:5000/"))).containsExactly(PROXY);
    route.connectFailed(url, PROXY.address(), new IOException("down"));
    assertThat(failed).containsExactly(url);
  }

  @Test
  void aRuntimeWithoutAWayGoesDirectly() {
    SystemRoute route = new SystemRoute(null);
    URI url = URI.create("https://iam.cloud.ibm.com/");

    assertThat(route.select(url)).containsExactly(Proxy.NO_PROXY);
    route.connectFailed(url, PROXY.address(), new IOException("down"));
    assertThat(failed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/", "http://127.0.0.1:5000/"})
  void aProxyOfTheOptionsIsNotToldEither(String url) {
    ProxyRoute route = new ProxyRoute(ProxySettings.of("proxy.example", 3128));
    assertThat(route.select(URI.create(url))).containsExactly(Proxy.NO_PROXY);
    assertThat(route.select(URI.create("http://10.0.0.1/"))).containsExactly(PROXY);
    assertThat(route.select(URI.create("https://my_registry:5000/"))).containsExactly(PROXY);
  }
}
