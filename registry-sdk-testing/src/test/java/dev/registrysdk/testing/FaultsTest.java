package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.RequestPattern.any;
import static dev.registrysdk.testing.RequestPattern.anyRequest;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Client client = new Client(registry);
  private final String blob = "/v2/acme/web/blobs/" + registry.putBlob("acme/web", new byte[5000]);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void faultsReadLikeSentences() {
    registry
        .faults()
        .on(put("/v2/*/manifests/*"))
        .times(2)
        .respond(503)
        .retryAfter(Duration.ofSeconds(1));
    registry.faults().on(get("/v2/**/blobs/*")).once().cutResponseAfter(1000);
    registry.faults().on(anyRequest()).after(3).respond(429).error("TOOMANYREQUESTS", "slow down");

    HttpResponse<byte[]> refused = client.putManifest("acme/web", "1", "a/b", "{}");

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(header(refused, "Retry-After")).isEqualTo("1");
    assertThat(client.putManifest("acme/web", "1", "a/b", "{}").statusCode()).isEqualTo(503);
    assertThatThrownBy(() -> client.get(blob)).isInstanceOf(Client.Disconnected.class);
    assertThat(statuses(5)).containsExactly(200, 200, 200, 429, 429);
    registry.faults().verify();
  }

  @Test
  void rulesForTheSameRequestsMakeAScript() {
    registry.faults().on(any("/v2/")).once().respond(500);
    registry.faults().on(any("/v2/")).times(2).respond(502);
    registry.faults().on(any("/v2/")).nth(2).respond(504);

    assertThat(statuses(6)).containsExactly(500, 502, 502, 200, 504, 200);
  }

  @Test
  void everyThirdRequestAfterTheFirstTwoFailsTwice() {
    registry.faults().on(any("/v2/")).after(2).every(3).times(2).respond(500);

    assertThat(statuses(12))
        .containsExactly(200, 200, 200, 200, 500, 200, 200, 500, 200, 200, 200, 200);
  }

  @Test
  void withoutACountEveryRequestFails() {
    registry.faults().on(any("/v2/")).respond(500);
    registry.faults().on(any("/v2/_catalog")).always().respond(500);

    assertThat(statuses(3)).containsExactly(500, 500, 500);
    assertThat(client.get("/v2/_catalog").statusCode()).isEqualTo(500);
  }

  @Test
  void firingsAreCounted() {
    FaultRule rule = registry.faults().on(any("/v2/")).times(2);
    rule.respond(500);

    statuses(3);

    assertThat(rule.fired()).isEqualTo(2);
  }

  @Test
  void clearedFaultsDoNothing() {
    registry.faults().on(any("/v2/")).respond(500);

    registry.faults().clear();

    assertThat(statuses(1)).containsExactly(200);
    assertThat(registry.faults().untriggered()).isEmpty();
  }

  @Test
  void ruleWithoutAFaultChangesNothing() {
    registry.faults().on(any("/v2/")).once();

    assertThat(statuses(1)).containsExactly(200);
  }

  @Test
  void faultsStandOutsideTheInterceptors() {
    List<String> seen = new CopyOnWriteArrayList<>();
    registry.intercept(
        (request, next) -> {
          seen.add(request.path());
          return next.proceed().withHeader("Warning", "interceptor");
        });
    registry.faults().on(get("/v2/")).once().respond(503);
    registry.faults().on(get("/v2/")).once().alter().header("Warning", "fault");

    assertThat(client.get("/v2/").statusCode()).isEqualTo(503);
    assertThat(seen).isEmpty();
    assertThat(header(client.get("/v2/"), "Warning")).isEqualTo("fault");
    assertThat(header(client.get("/v2/"), "Warning")).isEqualTo("interceptor");
  }

  @Test
  void faultyRequestIsRecordedWithTheAnswerTheClientGot() {
    registry.faults().on(any("/v2/")).once().respond(503).body(bytes("later"));

    statuses(2);

    assertThat(registry.requests())
        .extracting(call -> call + " " + call.responseBodyBytes())
        .containsExactly("GET /v2/ -> 503 5", "GET /v2/ -> 200 2");
  }

  @Test
  void servicesOnTheSameServerShareItsFaults() {
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      icr.faults().on(get("/api/v1/namespaces")).respond(503);
      icr.registry().faults().on(get("/v2/")).respond(502);
      Client each = new Client(icr.registry());

      assertThat(each.get("/api/v1/namespaces").statusCode()).isEqualTo(503);
      assertThat(each.get("/v2/").statusCode()).isEqualTo(502);
      assertThat(icr.faults()).isSameAs(icr.registry().faults());
    }
  }

  @Test
  void tokenServiceOfTheCloudHasFaultsToo() {
    try (InMemoryIam iam = InMemoryIam.start()) {
      iam.faults().on(RequestPattern.post("/identity/token")).once().respond(503);

      assertThat(new IamClient(iam).token("grant_type", "x").status()).isEqualTo(503);
      iam.faults().verify();
    }
  }

  @Test
  void countsAreExactUnderManyClients() throws Exception {
    FaultRule some = registry.faults().on(get("/v2/")).after(10).every(2).times(100);
    some.respond(503);
    FaultRule token = registry.faults().on(get("/v2/_catalog")).times(64);
    token.respond(429);

    List<Integer> pings = new ArrayList<>();
    List<Integer> catalogs = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(64);
    try {
      List<Callable<List<Integer>>> calls =
          IntStream.range(0, 64)
              .<Callable<List<Integer>>>mapToObj(
                  i ->
                      () ->
                          IntStream.range(0, 10)
                              .map(j -> client.get(j < 8 ? "/v2/" : "/v2/_catalog").statusCode())
                              .boxed()
                              .toList())
              .toList();
      for (Future<List<Integer>> done : clients.invokeAll(calls)) {
        pings.addAll(done.get().subList(0, 8));
        catalogs.addAll(done.get().subList(8, 10));
      }
    } finally {
      clients.shutdownNow();
    }

    assertThat(pings).filteredOn(status -> status == 503).hasSize(100);
    assertThat(pings).filteredOn(status -> status == 200).hasSize(412);
    assertThat(catalogs).filteredOn(status -> status == 429).hasSize(64);
    assertThat(some.fired()).isEqualTo(100);
    registry.faults().verify();
  }

  @Test
  void requestThatCannotMeetItsFaultLeavesItToTheNext() {
    FaultRule rule = registry.faults().on(get("/v2/**")).once();
    rule.alter().flipByte(4000);

    assertThat(client.get("/v2/").statusCode()).isEqualTo(200);
    assertThat(rule.fired()).isZero();
    assertThat(client.get(blob).body()[4000]).isEqualTo((byte) 0xff);
    assertThat(client.get(blob).body()[4000]).isZero();
    assertThat(rule.fired()).isEqualTo(1);
  }

  @Test
  void closedRegistryTakesNoMoreFaults() {
    Faults faults = registry.faults();
    String address = registry.address();
    registry.close();

    assertThatThrownBy(() -> faults.on(anyRequest()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The registry at "
                + address
                + " is closed: use it inside its try block, or start another one");
  }

  private List<Integer> statuses(int requests) {
    return IntStream.range(0, requests)
        .map(i -> client.send("GET", "/v2/", NOTHING).statusCode())
        .boxed()
        .toList();
  }
}
