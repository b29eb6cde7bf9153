package dev.registrysdk.testing.assertj;

import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.junit.Http;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Assertions about the accounts of a region. */
final class IcrAssertionsTest {
  @Test
  void regionHasNamespacesImagesAndTrash() {
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
      icr.createNamespace("other", "bees");
      String digest = icr.putImage("birds/bluebird", "1", Instant.EPOCH);

      assertThat(icr).hasNamespaces("birds").hasEmptyTrash();
      assertThat(icr).inAccount("other").hasNamespaces("bees");
      assertThat(icr).hasImage("birds/bluebird:1").withDigest(digest);
      delete(icr, "birds/bluebird:1");
      assertThat(icr)
          .hasNoImage("birds/bluebird:1")
          .hasInTrash("birds/bluebird:1")
          .hasInTrash("birds/bluebird@" + digest);
    }
  }

  @Test
  void regionHasOtherNamespacesAndTrash() {
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
      icr.putImage("birds/bluebird", "1", Instant.EPOCH);

      assertThatThrownBy(() -> assertThat(icr).hasNamespaces("bees"))
          .hasMessage(
              "Expecting the namespaces of the account "
                  + InMemoryIcr.ACCOUNT
                  + " in "
                  + icr
                  + " to be\n"
                  + "  [bees]\n"
                  + "but they are\n"
                  + "  [birds]\n"
                  + "Missing: [bees]\n"
                  + "Not expected: [birds]");
      assertThatThrownBy(() -> assertThat(icr).hasInTrash("birds/bluebird:1"))
          .hasMessage(
              "Expecting "
                  + icr
                  + " to have in the trash of the account "
                  + InMemoryIcr.ACCOUNT
                  + "\n"
                  + "  birds/bluebird:1\n"
                  + "but the trash is empty");
      delete(icr, "birds/bluebird:1");
      assertThatThrownBy(() -> assertThat(icr).hasInTrash("birds/bluebird:2"))
          .hasMessage(
              "Expecting "
                  + icr
                  + " to have in the trash of the account "
                  + InMemoryIcr.ACCOUNT
                  + "\n"
                  + "  birds/bluebird:2\n"
                  + "but there is no such image. The nearest is birds/bluebird:1. There are:\n"
                  + "  birds/bluebird:1");
      assertThatThrownBy(() -> assertThat(icr).hasEmptyTrash())
          .hasMessage(
              "Expecting the trash of the account "
                  + InMemoryIcr.ACCOUNT
                  + " in "
                  + icr
                  + " to be empty, but it has\n"
                  + "  birds/bluebird:1");
    }
  }

  @Test
  void anAccountThatHasNothingMayBeTheWrongOne() {
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      icr.createNamespace("other", "birds");

      assertThatThrownBy(() -> assertThat(icr).hasNamespaces("birds"))
          .hasMessage(
              """
              Expecting the namespaces of the account %2$s in %1$s to be
                [birds]
              but they are
                []
              Missing: [birds]
              The account %2$s has no namespaces. If another is meant, say inAccount(…)\
              """,
              icr, InMemoryIcr.ACCOUNT);
      assertThatThrownBy(() -> assertThat(icr).hasInTrash("birds/bluebird:1"))
          .hasMessage(
              """
              Expecting %1$s to have in the trash of the account %2$s
                birds/bluebird:1
              but the trash is empty
              The account %2$s has no namespaces. If another is meant, say inAccount(…)\
              """,
              icr, InMemoryIcr.ACCOUNT);
    }
  }

  @Test
  void anAccountThatDoesNotExistHasNoEmptyTrash() {
    try (InMemoryIam iam = InMemoryIam.start();
        InMemoryIcr icr = InMemoryIcr.builder().iam(iam).start()) {
      assertThatThrownBy(() -> assertThat(icr).hasEmptyTrash())
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              """
              Expecting %s to have the account
                %s
              but it has none: make one with addAccount(…) of its InMemoryIam\
              """,
              icr, InMemoryIcr.ACCOUNT);
      String account = iam.addAccount("owner@example.com").account();
      String message =
          """
          Expecting %s to have the account
            %s
          but it has
            %s
          Say which is meant with inAccount(…)\
          """
              .formatted(icr, InMemoryIcr.ACCOUNT, account);
      assertThatThrownBy(() -> assertThat(icr).hasEmptyTrash()).hasMessage(message);
      assertThatThrownBy(() -> assertThat(icr).hasNamespaces()).hasMessage(message);
      assertThatThrownBy(() -> assertThat(icr).hasInTrash("acme/web:1")).hasMessage(message);

      assertThat(icr).inAccount(account).hasEmptyTrash().hasNamespaces();
    }
  }

  @Test
  void accountOfEverybodyIsMeantIfNothingIsSaid() {
    try (InMemoryIcr icr = InMemoryIcr.builder().account("acme-account").start()) {
      icr.createNamespace("acme-account", "birds");

      assertThat(icr).hasEmptyTrash().hasNamespaces("birds");
    }
  }

  private static void delete(InMemoryIcr icr, String image) {
    Http.send(
        "DELETE",
        icr.url() + "api/v1/images/" + icr.domain() + "%2F" + image.replace("/", "%2F"),
        "",
        "Authorization",
        "Bearer any",
        "Account",
        InMemoryIcr.ACCOUNT);
  }
}
