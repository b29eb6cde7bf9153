package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.icr.model.Namespace;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
