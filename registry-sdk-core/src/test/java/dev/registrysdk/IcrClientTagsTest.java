package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags of IBM Cloud, through the client. */
class IcrClientTagsTest {
  private final IcrStage stage = new IcrStage();
  private final RegistryClient client = stage.client;
  private final String digest = stage.image("1");

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void tagIsAddedByTheServiceInThreeRequests() {
    stage.us.registry().clearRequests();

    Digest tagged = client.tags().add(stage.web("1"), stage.web("stable"));

    assertThat(tagged).hasToString(digest);
    assertThat(stage.us.tags("acme/web")).containsExactly("1", "stable");
    assertThat(IcrStage.calls(stage.us))
        .filteredOn(call -> !call.endsWith(" -> 401"))
        .containsExactly(
            "HEAD /v2/acme/web/manifests/stable -> 404",
            "HEAD /v2/acme/web/manifests/1 -> 200",
            "POST /api/v1/images/tags?fromimage=HOST/acme/web@"
                + digest
                + "&toimage=HOST/acme/web:stable -> 201");
  }

  @Test
  void tagIsAddedInAnotherRepository() {
    client.tags().add(stage.web("1"), stage.us.address() + "/acme/shop:1");

    assertThat(client.images().digest(stage.us.address() + "/acme/shop:1")).hasToString(digest);
  }

  @Test
  void tagThatPointsThereAlreadyIsLeftAlone() {
    client.tags().add(stage.web("1"), stage.web("stable"));
    stage.us.registry().clearRequests();

    assertThat(client.tags().add(stage.web("1"), stage.web("stable"))).hasToString(digest);
    assertThat(stage.us.requests(call -> call.path().startsWith("/api"))).isEmpty();
  }

  @Test
  void addingDoesNotMoveATag() {
    String other = stage.image("2");

    assertThatThrownBy(() -> client.tags().add(stage.web("1"), stage.web("2")))
        .isInstanceOf(ConflictException.class)
        .hasMessage(
            "Could not add the tag "
                + stage.web("2")
                + ": it points to "
                + other
                + ", not to "
                + digest
                + ". Move the tag if it is meant to point to the other image from now on, or use"
                + " another one");
  }

  @Test
  void movingMovesATag() {
    stage.image("2");

    client.tags().move(stage.web("1"), stage.web("2"));

    assertThat(client.images().digest(stage.web("2"))).hasToString(digest);
  }

  @Test
  void missingImageIsNotTagged() {
    assertThatThrownBy(() -> client.tags().add(stage.web("7"), stage.web("stable")))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not add the tag "
                + stage.web("stable")
                + ": the registry has no "
                + stage.web("7")
                + ". Check the repository, and the tag or digest; list the tags to see what is"
                + " there");
  }

  @Test
  void removingATagKeepsTheImageAndItsOtherTags() {
    client.tags().add(stage.web("1"), stage.web("stable"));

    client.tags().remove(stage.web("stable"));

    assertThat(client.tags().list(stage.us.address() + "/acme/web")).containsExactly("1");
    assertThat(stage.us.trash(IcrStage.ACCOUNT)).isEmpty();
  }

  @Test
  void removingTheLastTagKeepsTheImage() {
    client.tags().remove(stage.web("1"));

    assertThat(client.images().digests()).hasSize(1);
  }

  @Test
  void tagAcrossRegionsIsRefusedWithTheWayToCopy() {
    String there = stage.de.address() + "/acme/web:1";

    assertThatThrownBy(() -> client.tags().add(stage.web("1"), there))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A tag stays in the registry of its image: "
                + there
                + " is not in "
                + stage.us.address()
                + "; to give the image a name elsewhere, copy it: images().copy(\""
                + stage.web("1")
                + "\", \""
                + there
                + "\")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"private.us.icr.io", "registry.ng.bluemix.net"})
  void tagUnderAnotherNameOfTheRegistryIsRefusedWithTheReason(String domain) {
    assertThatThrownBy(() -> client.tags().add("us.icr.io/acme/web:1", domain + "/acme/web:2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "us.icr.io and %1$s are names of one registry: write the image and the tag with the"
                + " same one, not %1$s/acme/web:2",
            domain);
  }

  @Test
  void copyGoesBetweenRegions() {
    CopyResult result = client.images().copy(stage.web("1"), stage.de.address() + "/acme/web:1");

    assertThat(result.digest()).hasToString(digest);
    assertThat(stage.de.tags("acme/web")).containsExactly("1");
  }
}
