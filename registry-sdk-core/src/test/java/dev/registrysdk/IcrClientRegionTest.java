package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.ProxySettings;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.icr.Region;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which region is asked, and what a client does that has none. */
class IcrClientRegionTest {
  private static final String SET_REGION =
      ": the client has no region. Set the region:"
          + " RegistryClient.builder().region(Region.US_SOUTH), or the one that is meant";

  static Stream<Arguments> groupsOfARegion() {
    Map<String, Consumer<RegistryClient>> groups =
        Map.ofEntries(
            Map.entry("namespaces", RegistryClient::namespaces),
            Map.entry("the trash", RegistryClient::trash),
            Map.entry("retention policies", RegistryClient::retention),
            Map.entry("the quota", RegistryClient::quota),
            Map.entry("the plan", RegistryClient::plan),
            Map.entry("the settings", RegistryClient::settings),
            Map.entry("the messages", RegistryClient::messages),
            Map.entry("Vulnerability Advisor", RegistryClient::vulnerabilities),
            Map.entry("the images of a region", client -> client.images().list()),
            Map.entry("the repositories of a region", client -> client.repositories().summaries()));
    return groups.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("groupsOfARegion")
  void groupOfARegionNeedsOne(String what, Consumer<RegistryClient> use) {
    try (RegistryClient client = RegistryClient.create()) {
      assertThatThrownBy(() -> use.accept(client))
          .isInstanceOf(UnsupportedException.class)
          .hasMessage("Could not use " + what + SET_REGION);
    }
  }

  @Test
  void prunesAndListsOfDigestsNeedARegion() {
    try (RegistryClient client = RegistryClient.create()) {
      assertThatThrownBy(() -> client.images().digests())
          .hasMessage("Could not use the images of a region" + SET_REGION);
      assertThatThrownBy(() -> client.images().pruneUntagged(prune -> {}))
          .hasMessage("Could not use the images of a region" + SET_REGION);
    }
  }

  static Stream<Arguments> callsOfTheService() {
    String image = "ghcr.io/acme/web:1";
    Map<String, Consumer<RegistryClient>> calls =
        Map.of(
            "Could not inspect " + image,
            client -> client.images().inspection(image),
            "Could not read the manifest of " + image,
            client -> client.images().manifest(image),
            "Could not restore " + image,
            client -> client.images().restore(restore -> restore.image(image)),
            "Could not delete " + image,
            client -> client.images().deleteAll(delete -> delete.addImage(image)),
            "Could not list the images of ghcr.io/acme/web",
            client -> client.repositories().images("ghcr.io/acme/web"),
            "Could not delete ghcr.io/acme/web",
            client -> client.repositories().delete("ghcr.io/acme/web"));
    return calls.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("callsOfTheService")
  void onlyARegistryOfTheServiceHasItsCalls(String what, Consumer<RegistryClient> call) {
    try (RegistryClient client = RegistryClient.create()) {
      assertThatThrownBy(() -> call.accept(client))
          .isInstanceOf(UnsupportedException.class)
          .hasMessage(
              what
                  + ": ghcr.io is not a registry of IBM Cloud, and the client has no region. Name a"
                  + " registry of IBM Cloud, for example us.icr.io; at others, use what every"
                  + " registry offers: pull, push, copy, inspect, tags and delete of the client");
    }
  }

  @Test
  void messagesNeedNoCredentials() {
    try (IcrStage stage = new IcrStage();
        RegistryClient client =
            stage.builder(stage.us).credentials(CredentialProvider.anonymous()).build()) {
      stage.us.message("Hello");

      assertThat(client.messages().current()).contains("Hello");
    }
  }

  @ParameterizedTest
  @MethodSource("homes")
  void referenceGoesToTheDomainInItsName(Optional<Region> home) throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (MockWebServer proxy = new MockWebServer()) {
      proxy.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              asked.add(request.getMethod() + " " + request.getTarget());
              return new MockResponse.Builder()
                  .setHeader("Content-Type", "application/json")
                  .body("{}")
                  .build();
            }
          });
      proxy.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
      RegistryClient.Builder builder =
          RegistryClient.builder()
              .account(IcrStage.ACCOUNT)
              .credentials(target -> Optional.of(Credentials.bearerToken("token")))
              .http(
                  HttpOptions.builder()
                      .retry(RetryPolicy.none())
                      .addPlainHttp("us.icr.io", "de.icr.io")
                      .proxy(ProxySettings.of("127.0.0.1", proxy.getPort()))
                      .build());
      home.ifPresent(builder::region);
      try (RegistryClient client = builder.build()) {
        client.tags().remove("de.icr.io/acme/web:1");
      }
    }

    assertThat(asked)
        .containsExactly("DELETE http://de.icr.io/api/v1/tags/de.icr.io%2Facme%2Fweb:1");
  }

  static Stream<Optional<Region>> homes() {
    return Stream.of(Optional.empty(), Optional.of(Region.US_SOUTH), Optional.of(Region.EU_DE));
  }
}
