package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.IcrClient.answer;
import static dev.registrysdk.testing.IcrClient.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class IcrNamespaceTest {
  private static final String ACCOUNT = InMemoryIcr.ACCOUNT;
  private static final String BIRDS = "/api/v1/namespaces/birds";

  private final MutableClock clock = new MutableClock();
  private final InMemoryIcr icr = InMemoryIcr.builder().clock(clock).start();
  private final IcrClient client = new IcrClient(icr);

  @AfterEach
  void close() {
    icr.close();
  }

  @Test
  void namespaceIsCreatedOnce() {
    assertThat(answer(client.send("PUT", BIRDS, NOTHING)))
        .isEqualTo("201 {\"namespace\":\"birds\"}");
    assertThat(answer(client.send("PUT", BIRDS, NOTHING)))
        .isEqualTo("200 {\"namespace\":\"birds\"}");
    assertThat(answer(client.get("/api/v1/namespaces"))).isEqualTo("200 [\"birds\"]");
  }

  @Test
  void namespaceOfAnotherAccountIsTaken() {
    icr.createNamespace("other", "birds");

    assertError(
        client.send("PUT", BIRDS, NOTHING),
        409,
        "CRN0409E",
        "The namespace birds is already in use by another account.");
  }

  @Test
  void badNameIsRefused() {
    for (String name : new String[] {"abc", "Birds", "-birds", "birds_", "a".repeat(31)}) {
      assertError(
          client.send("PUT", "/api/v1/namespaces/" + name, NOTHING),
          400,
          "CRN0007E",
          "The namespace name is not valid. Use 4 to 30 lower-case letters, digits, hyphens and"
              + " underscores, with a letter or a digit at both ends.");
    }
  }

  @Test
  void reservedNameIsRefused() {
    assertError(
        client.send("PUT", "/api/v1/namespaces/ibmcloud", NOTHING),
        403,
        "CRN0008E",
        "The namespace name is reserved.");
  }

  @Test
  void accountHasAtMostAHundredNamespaces() {
    for (int i = 0; i < 100; i++) {
      icr.createNamespace(ACCOUNT, "birds" + i);
    }

    assertError(
        client.send("PUT", BIRDS, NOTHING),
        403,
        "CRN0403E",
        "The account has 100 namespaces, which is the limit.");
  }

  @Test
  void namespaceIsAssignedOnce() {
    client.send("PUT", BIRDS, NOTHING);
    assertThat(answer(client.get("/api/v1/namespaces/details")))
        .isEqualTo(
            "200 [{\"account\":\""
                + ACCOUNT
                + "\",\"created_date\":\"2030-01-01T00:00:00.000Z\",\"name\":\"birds\","
                + "\"resource_group\":\"\",\"updated_date\":\"2030-01-01T00:00:00.000Z\"}]");
    clock.advance(Duration.ofSeconds(90));

    assertThat(answer(client.send("PATCH", BIRDS, NOTHING, "X-Auth-Resource-Group", "group-1")))
        .isEqualTo("200 {\"namespace\":\"birds\"}");
    assertThat(answer(client.get("/api/v1/namespaces/details")))
        .isEqualTo(
            "200 [{\"account\":\""
                + ACCOUNT
                + "\",\"created_date\":\"2030-01-01T00:00:00.000Z\","
                + "\"crn\":\"crn:v1:bluemix:public:container-registry:us-south:a/"
                + ACCOUNT
                + "::namespace:birds\",\"name\":\"birds\","
                + "\"resource_created_date\":\"2030-01-01T00:01:30.000Z\","
                + "\"resource_group\":\"group-1\","
                + "\"updated_date\":\"2030-01-01T00:01:30.000Z\"}]");
    assertError(
        client.send("PATCH", BIRDS, NOTHING, "X-Auth-Resource-Group", "group-2"),
        400,
        "CRN0400E",
        "The namespace birds is already assigned to a resource group.");
  }

  @Test
  void namespaceIsCreatedInAGroup() {
    client.send("PUT", BIRDS, NOTHING, "X-Auth-Resource-Group", "group-1");

    assertThat(answer(client.get("/api/v1/namespaces/details")))
        .contains("\"resource_group\":\"group-1\"");
  }

  @Test
  void assigningNeedsAGroup() {
    icr.createNamespace(ACCOUNT, "birds");

    assertError(
        client.send("PATCH", BIRDS, NOTHING),
        400,
        "CRG0400E",
        "The X-Auth-Resource-Group header is missing.");
  }

  @Test
  void deletingANamespaceDestroysImagesAndTrash() {
    icr.createNamespace(ACCOUNT, "birds");
    icr.putImage("birds/bluebird", "1", Instant.EPOCH);
    icr.putImage("birds/pigeon", "1", Instant.EPOCH);
    client.delete("/api/v1/images/" + client.image("birds/pigeon:1"));
    client.post("/api/v1/retentions", "{\"namespace\":\"birds\",\"images_per_repo\":3}");

    assertThat(answer(client.delete(BIRDS))).isEqualTo("204 ");

    icr.createNamespace(ACCOUNT, "birds");
    assertThat(icr.registry().repositories()).isEmpty();
    assertThat(icr.trash(ACCOUNT)).isEmpty();
    assertThat(answer(client.get("/api/v1/retentions/birds"))).contains("\"images_per_repo\":-1");
  }

  @Test
  void unknownNamespaceCannotBeDeleted() {
    assertError(
        client.delete("/api/v1/namespaces/fish"),
        403,
        "CRG0020E",
        "You are not authorized to access the specified resource.");
  }
}
