package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.IcrAction.Role;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may call the control plane, and what it says to the others. */
final class IcrAccessTest {
  private static final String FORBIDDEN =
      "You are not authorized to access the specified resource.";

  private final InMemoryIcr icr =
      InMemoryIcr.builder()
          .authority(
              new FakeAuthority()
                  .with("manager", "acme", Role.MANAGER)
                  .with("writer", "acme", Role.WRITER)
                  .with("reader", "acme", Role.READER)
                  .withIn("birds", "birdwatcher", "acme", Role.READER)
                  .withGroup("group-1", "member", "acme", Role.READER)
                  .with("stranger", "other", Role.MANAGER))
          .start();
  private final Client client = new Client(icr.registry());
  private final IcrClient manager = new IcrClient(icr, "manager", "acme");
  private final IcrClient writer = new IcrClient(icr, "writer", "acme");
  private final IcrClient reader = new IcrClient(icr, "reader", "acme");
  private final IcrClient stranger = new IcrClient(icr, "stranger", "other");

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void requestWithoutTokenIsUnauthorized() {
    assertError(
        client.get("/api/v1/namespaces", "Account", "acme"),
        401,
        "CRG0401E",
        "Authorization required. See"
            + " https://cloud.ibm.com/docs/Registry?topic=Registry-troubleshoot-auth-req");
  }

  @Test
  void tokenThatIamDoesNotKnowIsUnauthorized() {
    assertError(
        new IcrClient(icr, "expired", "acme").get("/api/v1/namespaces"),
        401,
        "CRG0014E",
        "An error occurred when authenticating your request with IBM Cloud. Clear your browser"
            + " cookies, and try again.");
  }

  @Test
  void requestWithoutAccountIsBad() {
    assertError(
        client.get("/api/v1/namespaces", "Authorization", "Bearer manager"),
        400,
        "CRG0400E",
        "The Account header is missing.");
  }

  @Test
  void accountOfSomebodyElseIsUnauthorized() {
    assertError(
        new IcrClient(icr, "manager", "other").get("/api/v1/namespaces"),
        401,
        "CRG0009E",
        "You are not authorized to access the specified account.");
  }

  @Test
  void writerCannotList() {
    assertError(writer.get("/api/v1/images"), 403, "CRG0020E", FORBIDDEN);
    assertError(writer.get("/api/v1/namespaces"), 403, "CRG0020E", FORBIDDEN);
    assertError(writer.post("/api/v1/images/digests", "{}"), 403, "CRG0020E", FORBIDDEN);
  }

  @Test
  void readerCannotDeleteOrConfigure() {
    icr.createNamespace("acme", "birds");
    icr.putImage("birds/bluebird", "1", Instant.EPOCH);

    assertError(
        reader.delete("/api/v1/images/" + reader.image("birds/bluebird:1")),
        403,
        "CRG0020E",
        FORBIDDEN);
    assertError(reader.patch("/api/v1/auth", "{}"), 403, "CRG0020E", FORBIDDEN);
    assertError(reader.send("PUT", "/api/v1/namespaces/fish", NOTHING), 403, "CRG0020E", FORBIDDEN);
    assertThat(icr.tags("birds/bluebird")).containsExactly("1");
  }

  @Test
  void policyForOneNamespaceShowsOnlyThatOne() {
    icr.createNamespace("acme", "birds");
    icr.createNamespace("acme", "fish");
    icr.putImage("fish/carp", "1", Instant.EPOCH);
    IcrClient birdwatcher = new IcrClient(icr, "birdwatcher", "acme");

    assertThat(answer(birdwatcher.get("/api/v1/namespaces"))).isEqualTo("200 [\"birds\"]");
    assertThat(answer(birdwatcher.get("/api/v1/images"))).isEqualTo("200 []");
    assertError(
        birdwatcher.get("/api/v1/images/" + birdwatcher.image("fish/carp:1") + "/json"),
        403,
        "CRG0020E",
        FORBIDDEN);
  }

  @Test
  void policyForAResourceGroupShowsItsNamespaces() {
    icr.createNamespace("acme", "fish");
    manager.send("PUT", "/api/v1/namespaces/birds", NOTHING, "X-Auth-Resource-Group", "group-1");
    manager.send("PUT", "/api/v1/namespaces/trees", NOTHING, "X-Auth-Resource-Group", "group-2");

    assertThat(answer(new IcrClient(icr, "member", "acme").get("/api/v1/namespaces")))
        .isEqualTo("200 [\"birds\"]");
  }

  @Test
  void accountsDoNotSeeEachOther() {
    icr.createNamespace("acme", "birds");
    icr.createNamespace("other", "fish");
    icr.putImage("birds/bluebird", "1", Instant.EPOCH);

    assertThat(answer(stranger.get("/api/v1/namespaces"))).isEqualTo("200 [\"fish\"]");
    assertThat(answer(stranger.get("/api/v1/images"))).isEqualTo("200 []");
    assertThat(answer(stranger.post("/api/v1/images/digests", "{}"))).isEqualTo("200 []");
    assertError(stranger.get("/api/v1/images?namespace=birds"), 403, "CRG0020E", FORBIDDEN);
    assertError(
        stranger.delete("/api/v1/images/" + stranger.image("birds/bluebird:1")),
        403,
        "CRG0020E",
        FORBIDDEN);
    assertError(stranger.delete("/api/v1/namespaces/birds"), 403, "CRG0020E", FORBIDDEN);
  }

  @Test
  void everyAnswerHasItsRequestId() {
    assertThat(header(manager.get("/api/v1/namespaces"), "X-Request-Id")).hasSize(36);
  }

  @Test
  void unknownPathIsNotFound() {
    assertError(
        manager.get("/api/v1/nothing"), 404, "CRG0404E", "There is no such path in this API.");
    assertError(
        manager.get("/va/api/v3/report/account"),
        404,
        "CRG0404E",
        "There is no such path in this API.");
  }

  @Test
  void knownPathRefusesOtherMethods() {
    assertError(
        manager.delete("/api/v1/quotas"),
        405,
        "CRG0405E",
        "The method is not supported on this path.");
  }

  @Test
  void retiredOperationsAreGone() {
    String gone = "This operation has been discontinued.";
    assertError(manager.get("/api/v1/tokens"), 410, "CRG0410E", gone);
    assertError(manager.post("/api/v1/tokens?permanent=true", ""), 410, "CRG0410E", gone);
    assertError(manager.delete("/api/v1/tokens/abc"), 410, "CRG0410E", gone);
    assertError(manager.post("/api/v1/builds?t=x", ""), 410, "CRG0410E", gone);
    assertError(
        manager.get("/api/v1/images/" + manager.image("birds/bluebird:1") + "/vulnerabilities"),
        410,
        "CRG0410E",
        gone);
  }

  @Test
  void imageOfAnotherRegistryIsRefused() {
    assertError(
        manager.get("/api/v1/images/us.icr.io%2Fbirds%2Fbluebird:1/json"),
        400,
        "CRI0106E",
        "The registry in the supplied image name does not match the registry that the request was"
            + " sent to.");
  }

  @Test
  void imageWithoutDomainIsRefused() {
    assertError(
        manager.get("/api/v1/images/bluebird/json"),
        400,
        "CRI0400E",
        "The image name \"bluebird\" is not valid: use DOMAIN/NAMESPACE/REPO:TAG.");
  }
}
