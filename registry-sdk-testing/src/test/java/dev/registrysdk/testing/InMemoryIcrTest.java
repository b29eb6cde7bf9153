package dev.registrysdk.testing;

import static dev.registrysdk.testing.IcrClient.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Arranging a region, looking at it, and closing it. */
final class InMemoryIcrTest {
  @Test
  void domainIsTheAddressUnlessSet() {
    try (InMemoryIcr plain = InMemoryIcr.start();
        InMemoryIcr named = InMemoryIcr.builder().domain("us.icr.io").start()) {
      assertThat(plain.domain()).isEqualTo(plain.address());
      assertThat(plain.privateAddress()).isEqualTo("localhost:" + plain.url().getPort());
      named.createNamespace(InMemoryIcr.ACCOUNT, "birds");
      named.putImage("birds/bluebird", "1", Instant.EPOCH);

      IcrClient client = new IcrClient(named);
      assertThat(answer(client.get("/api/v1/images"))).contains("us.icr.io/birds/bluebird:1");
      assertThat(
              client.get("/api/v1/images/us.icr.io%2Fbirds%2Fbluebird%3A1/manifest").statusCode())
          .isEqualTo(200);
      assertThat(
              client
                  .get("/api/v1/images/" + named.address() + "/birds/bluebird:1/manifest")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void regionIsPartOfTheNameOfItsResources() {
    try (InMemoryIcr icr = InMemoryIcr.builder().region("eu-de").account("acme").start()) {
      IcrClient client = new IcrClient(icr, "anything", "acme");
      client.send(
          "PUT", "/api/v1/namespaces/birds", Client.NOTHING, "X-Auth-Resource-Group", "group-1");

      assertThat(icr.region()).isEqualTo("eu-de");
      assertThat(icr.namespaces("acme")).containsExactly("birds");
      assertThat(answer(client.get("/api/v1/namespaces/details")))
          .contains("crn:v1:bluemix:public:container-registry:eu-de:a/acme::namespace:birds");
    }
  }

  @Test
  void bothPlanesShareRecordAndInterceptors() {
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      IcrClient client = new IcrClient(icr);
      client.get("/api/v1/plans");
      client.get("/v2/");
      icr.intercept(
          Interceptor.first(1, call -> call.path().startsWith("/api/"), Reply.status(503)));

      assertThat(client.get("/api/v1/plans").statusCode()).isEqualTo(503);
      assertThat(client.get("/api/v1/plans").statusCode()).isEqualTo(200);
      assertThat(icr.requests())
          .extracting(RecordedCall::toString)
          .containsExactly(
              "GET /api/v1/plans -> 200",
              "GET /v2/ -> 401",
              "GET /api/v1/plans -> 503",
              "GET /api/v1/plans -> 200");
      assertThat(icr.requests(call -> call.status() == 401)).hasSize(1);
      assertThat(icr.registry().requestCount()).isEqualTo(4);
    }
  }

  @Test
  void mistakesInTheArrangementNameTheRule() {
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      icr.createNamespace("acme", "birds");
      assertThatThrownBy(() -> icr.createNamespace("other", "birds"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The namespace birds is already in use by another account.");
      assertThatThrownBy(() -> icr.scanAfter(-1, "birds/bluebird:1", IcrScan.clean()))
          .hasMessage("A scan cannot end after -1 requests");
      assertThatThrownBy(() -> InMemoryIcr.builder().region("US South"))
          .hasMessage("Not a region: \"US South\", use for example \"us-south\" or \"global\"");
    }
  }

  @Test
  void featuresOfTheDataPlaneCanBeSwitchedOff() {
    try (InMemoryIcr icr = InMemoryIcr.builder().without(Feature.CREATE_ON_PUSH).start()) {
      icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
      Client client = new Client(icr.registry());
      String pair = Base64.getEncoder().encodeToString(Client.bytes("iamapikey:key"));
      String token =
          String.valueOf(
              Client.json(
                      client.get(
                          "/oauth/token?scope=repository:birds/bluebird:pull,push",
                          "Authorization",
                          "Basic " + pair))
                  .get("token"));

      assertThat(
              client
                  .send(
                      "POST",
                      "/v2/birds/bluebird/blobs/uploads/",
                      Client.NOTHING,
                      "Authorization",
                      "Bearer " + token)
                  .statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void closedRegistrySaysSoAndKeepsItsContent() {
    InMemoryIcr icr = InMemoryIcr.start();
    icr.createNamespace("acme", "birds");
    icr.putImage("birds/bluebird", "1", Instant.EPOCH);
    String address = icr.address();
    icr.close();
    icr.close();

    assertThat(icr.tags("birds/bluebird")).containsExactly("1");
    assertThat(icr.namespaces("acme")).containsExactly("birds");
    assertThat(icr).hasToString("InMemoryIcr us-south at http://" + address + "/ (closed)");
    assertThatThrownBy(icr::url)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The registry at " + address + " is closed");
  }

  @Test
  void portIsFixedOrRefused() {
    try (InMemoryIcr first = InMemoryIcr.start()) {
      int taken = first.url().getPort();
      assertThatThrownBy(() -> InMemoryIcr.builder().port(taken).start())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Cannot listen on port " + taken + " of 127.0.0.1");
    }
    assertThatThrownBy(() -> InMemoryIcr.builder().port(-1))
        .hasMessage("Not a port: -1, use 0 to 65535");
  }

  @Test
  void sampleImagesOfTheSameKindAreTheSame() {
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      String one = icr.putImage("birds/bluebird", "1", Instant.EPOCH);

      assertThat(icr.putImage("birds/bluebird", "1", Instant.EPOCH)).isEqualTo(one);
      assertThat(icr.putImage("birds/bluebird", "2", Instant.EPOCH)).isNotEqualTo(one);
    }
  }

  @Test
  void manyClientsDeleteAndListAtTheSameTime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
      IcrClient client = new IcrClient(icr);
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String name = "birds/bird" + i % 5;
        icr.putImage(name, "t" + i, Instant.EPOCH);
        String image = "/api/v1/images/" + client.image(name + ":t" + i);
        calls.add(() -> client.delete(image).statusCode());
        calls.add(() -> client.get("/api/v1/images").statusCode());
        calls.add(() -> client.get("/api/v1/trash").statusCode());
      }

      for (Future<Integer> answer : threads.invokeAll(calls)) {
        assertThat(answer.get()).isEqualTo(200);
      }
      assertThat(icr.trash(InMemoryIcr.ACCOUNT)).hasSize(40);
      assertThat(answer(client.get("/api/v1/images"))).isEqualTo("200 []");
    } finally {
      threads.shutdownNow();
    }
  }
}
