package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.icr.model.Namespace;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespacesTest {
  private final IcrLab lab = new IcrLab();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void listsNames() {
    lab.answer(200, "[\"birds2\",\"birds\"]");

    assertThat(lab.icr().namespaces().list()).containsExactly("birds", "birds2");
    assertThat(lab.request()).isEqualTo("GET /api/v1/namespaces");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.header("Authorization")).isEqualTo("Bearer token");
    assertThat(lab.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void tellsDetails() {
    lab.answer(
        200,
        "[{\"name\":\"birds\",\"account\":\"a1\",\"crn\":\"\",\"new\":{\"x\":[1]},"
            + "\"created_date\":\"2024-05-14T09:21:33.115Z\"}]");

    assertThat(lab.icr().namespaces().details())
        .containsExactly(
            Namespace.builder()
                .name("birds")
                .account("a1")
                .created(Instant.parse("2024-05-14T09:21:33.115Z"))
                .build());
    assertThat(lab.request()).isEqualTo("GET /api/v1/namespaces/details");
  }

  @Test
  void namesThePathOfAMissingField() {
    lab.answer(200, "[{\"name\":\"birds\"},{\"account\":\"a1\"}]");

    assertThatThrownBy(() -> lab.icr().namespaces().details())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not list the namespaces of %s: the answer is not what it should be: 'name' is"
                + " missing at path $[1]. Check the address of %s and any proxy in between",
            lab.host(), lab.host());
  }

  @Test
  void createsANamespace() {
    lab.answer(201, "{\"namespace\":\"birds\"}");

    assertThat(lab.icr().namespaces().create("birds")).isTrue();
    assertThat(lab.request()).isEqualTo("PUT /api/v1/namespaces/birds");
    assertThat(lab.body()).isEmpty();
  }

  @Test
  void readsEveryFieldOfTheDetails() {
    lab.answer(
        200,
        """
        [{"account": "1100110011001100aabbccddeeff0011", "created_date": "2024-05-14T09:21:33.115Z",
          "crn": "crn:v1:bluemix:public:container-registry:us-south:a/11::namespace:birds",
          "name": "birds", "resource_created_date": "2024-05-15T09:21:33+02:00",
          "resource_group": "aabbccddeeff00112233445566778899", "updated_date": "last Tuesday"},
         {"name": "ants", "account": null, "crn": null, "resource_group": "", "created_date": ""}]
        """);

    assertThat(lab.icr().namespaces().details())
        .containsExactly(
            Namespace.builder().name("ants").build(),
            Namespace.builder()
                .name("birds")
                .account("1100110011001100aabbccddeeff0011")
                .crn("crn:v1:bluemix:public:container-registry:us-south:a/11::namespace:birds")
                .resourceGroup("aabbccddeeff00112233445566778899")
                .created(Instant.parse("2024-05-14T09:21:33.115Z"))
                .assigned(Instant.parse("2024-05-15T07:21:33Z"))
                .build());
  }

  @Test
  void findsOneAmongTheDetails() {
    lab.answer(200, "[{\"name\":\"birds2\"},{\"name\":\"birds\",\"account\":\"a1\"}]");

    assertThat(lab.icr().namespaces().find("birds"))
        .contains(Namespace.builder().name("birds").account("a1").build());
    assertThat(lab.request()).isEqualTo("GET /api/v1/namespaces/details");
  }

  @Test
  void findsNothingWhereThereIsNone() {
    lab.answer(200, "[{\"name\":\"birds2\"}]");

    assertThat(lab.icr().namespaces().find("birds")).isEmpty();
  }

  @Test
  void createsANamespaceInAResourceGroup() {
    lab.answer(201, "{\"namespace\":\"birds\"}");

    assertThat(lab.icr().namespaces().create(n -> n.name("birds").resourceGroup("aabb0011")))
        .isTrue();
    assertThat(lab.header("X-Auth-Resource-Group")).isEqualTo("aabb0011");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
  }

  @Test
  void saysThatANamespaceWasThereAlready() {
    lab.answer(200, "{\"namespace\":\"birds\"}");

    assertThat(lab.icr().namespaces().create("birds")).isFalse();
    assertThat(lab.header("X-Auth-Resource-Group")).isEqualTo("null");
  }

  @Test
  void aNameOfAnotherAccountIsAConflict() {
    lab.answer(409, "{\"code\":\"CRN0099E\",\"message\":\"Taken.\",\"request-id\":\"r1\"}");

    assertThatThrownBy(() -> lab.icr().namespaces().create("birds"))
        .isInstanceOf(ConflictException.class)
        .hasMessage(
            "Could not create the namespace %s/birds: CRN0099E: Taken. Use another name for the"
                + " namespace: this one is reserved, or belongs to another account (PUT"
                + " http://%s/api/v1/namespaces/birds answered 409, request id r1)",
            lab.host(), lab.host());
  }

  @Test
  void aReservedNameIsDenied() {
    lab.answer(403, "{\"code\":\"CRN0008E\",\"message\":\"Reserved\"}");

    assertThatThrownBy(() -> lab.icr().namespaces().create("birds"))
        .isInstanceOf(DeniedException.class)
        .hasMessage(
            "Could not create the namespace %s/birds: CRN0008E: Reserved. Use another name for the"
                + " namespace: this one is reserved, or belongs to another account (PUT"
                + " http://%s/api/v1/namespaces/birds answered 403)",
            lab.host(), lab.host());
  }

  @Test
  void aNameTheServiceDoesNotLikeIsRejectedWithTheRule() {
    lab.answer(400, "{\"code\":\"CRN0007E\",\"message\":\"Bad name\"}");

    assertThatThrownBy(() -> lab.icr().namespaces().create("birds"))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Could not create the namespace %s/birds: CRN0007E: Bad name. Use 4 to 30 characters of"
                + " a-z, 0-9, '-' and '_', the first and the last a letter or digit (PUT"
                + " http://%s/api/v1/namespaces/birds answered 400)",
            lab.host(), lab.host());
  }

  @Test
  void assignsANamespaceToAResourceGroup() {
    lab.answer(200, "{\"namespace\":\"birds\"}");

    lab.icr().namespaces().assign("birds", "aabb0011");

    assertThat(lab.request()).isEqualTo("PATCH /api/v1/namespaces/birds");
    assertThat(lab.header("X-Auth-Resource-Group")).isEqualTo("aabb0011");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
    assertThat(lab.body()).isEmpty();
  }

  @Test
  void aResourceGroupIsNotGivenByItsName() {
    assertThatThrownBy(() -> lab.icr().namespaces().assign("birds", "My Group"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A resource group is given by its id, as 'ibmcloud resource groups' prints it, not by"
                + " its name: 'My Group'");
    assertThat(lab.requests).isEmpty();
  }

  @Test
  void deletesANamespace() {
    lab.answer(new MockResponse.Builder().code(204).build());

    lab.icr().namespaces().delete("birds");

    assertThat(lab.request()).isEqualTo("DELETE /api/v1/namespaces/birds");
    assertThat(lab.header("Account")).isEqualTo(IcrLab.ACCOUNT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "",
        "Birds",
        "-birds",
        "birds-",
        "bi/rds",
        "bi rds",
        "birds_",
        "../birds",
        "a123456789012345678901234567890"
      })
  void aNameAgainstTheRuleIsNotSent(String name) {
    String message =
        "A namespace has 4 to 30 characters of a-z, 0-9, '-' and '_', the first and the last a"
            + " letter or digit: '"
            + name
            + "'";
    Namespaces namespaces = lab.icr().namespaces();
    RetentionPolicies retention = lab.icr().retention();

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> namespaces.create(name),
            () -> namespaces.find(name),
            () -> namespaces.assign(name, "aabb"),
            () -> namespaces.delete(name),
            () -> retention.get(name),
            () -> retention.set(name, 5),
            () -> retention.analyze(policy -> policy.namespace(name)),
            () -> retention.run(policy -> policy.namespace(name)))) {
      assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
    assertThat(lab.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcd", "a-_d", "0123", "a12345678901234567890123456789"})
  void aNameThatFollowsTheRuleIsAccepted(String name) {
    assertThat(Namespace.checkName(name)).isEqualTo(name);
  }
}
