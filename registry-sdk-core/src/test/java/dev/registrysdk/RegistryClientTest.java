package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.oci.Repository;
import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryAuth;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryClientTest {
  private final MemoryStore source = new MemoryStore("1.0");
  private final ManifestDocument index =
      TestImages.index(source, Platform.LINUX_AMD64, Platform.LINUX_ARM64);
  private final InMemoryRegistry us =
      InMemoryRegistry.builder().auth(RegistryAuth.token("ann", "secret")).start();
  private final InMemoryRegistry de =
      InMemoryRegistry.builder().auth(RegistryAuth.basic("bob", "hidden")).start();
  private final RegistryClient registry =
      RegistryClient.builder()
          .credentials(
              CredentialProvider.firstOf(
                  CredentialProvider.of(us.address(), Credentials.basic("ann", "secret")),
                  CredentialProvider.of(de.address(), Credentials.basic("bob", "hidden"))))
          .build();
  private final String web = us.address() + "/acme/web:1.0";

  RegistryClientTest() {
    source.root(index);
  }

  @AfterEach
  void stop() {
    registry.close();
    us.close();
    de.close();
  }

  @Test
  void imageGoesFromPlaceToRegistryToRegistryToPlace(@TempDir Path directory) {
    registry.images().push(source, web);
    registry.images().copy(web, de.address() + "/acme/web:1.0");
    CopyResult pulled =
        registry.images().pull(de.address() + "/acme/web:1.0", OciLayout.at(directory));

    assertThat(pulled.digest()).isEqualTo(index.digest());
    assertThat(pulled.manifests()).isEqualTo(3);
  }

  @Test
  void onePlatformIsPulled() {
    registry.images().push(source, web);
    MemoryStore target = new MemoryStore("arm");

    registry.images().pull(pull -> pull.image(web).target(target).platform("linux/arm64"));

    assertThat(target.manifests)
        .containsOnlyKeys(index.asIndex().select(Platform.LINUX_ARM64).orElseThrow().digest());
  }

  @Test
  void digestOfAName() {
    registry.images().push(source, web);

    assertThat(registry.images().digest(web)).isEqualTo(index.digest());
  }

  @Test
  void digestOfAMissingNameIsNotFound() {
    assertThatThrownBy(() -> registry.images().digest(web))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not find "
                + web
                + ": the registry has no such tag or digest. Check the repository, and the tag or"
                + " digest; list the tags to see what is there");
  }

  @Test
  void inspectionTellsWhatAnImageIsMadeOf() {
    registry.images().push(source, web);

    ImageDetails details =
        registry.images().inspect(inspect -> inspect.image(web).platform("linux/arm64"));

    assertThat(details.digest()).isEqualTo(index.digest());
    assertThat(details.platforms()).containsExactly(Platform.LINUX_AMD64, Platform.LINUX_ARM64);
    assertThat(details.manifest().asImage().layers()).hasSize(2);
    assertThat(details.config())
        .hasValueSatisfying(
            config -> assertThat(config.platform()).isEqualTo(Platform.LINUX_ARM64));
  }

  @Test
  void inspectionOfAMissingPlatformNamesThoseThatAreThere() {
    registry.images().push(source, web);

    assertThatThrownBy(
            () -> registry.images().inspect(inspect -> inspect.image(web).platform("linux/s390x")))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "There is no image for linux/s390x in "
                + web
                + ": it has linux/amd64, linux/arm64. Choose one of the platforms that are there");
  }

  @Test
  void inspectionOfASingleImageChecksItsPlatformToo() {
    source.root(TestImages.image(source, Platform.LINUX_AMD64, "one"));
    registry.images().push(source, web);

    assertThatThrownBy(
            () -> registry.images().inspect(inspect -> inspect.image(web).platform("linux/arm64")))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "There is no image for linux/arm64 in "
                + web
                + ": it has linux/amd64. Choose one of the platforms that are there");
  }

  @Test
  void tagIsAddedInTheRepositoryOfItsImage() {
    registry.images().push(source, web);

    registry.tags().add(web, us.address() + "/acme/web:stable");

    assertThat(registry.tags().list(us.address() + "/acme/web")).containsExactly("1.0", "stable");
  }

  @Test
  void addedTagIsNotTakenFromAnotherImage() {
    registry.images().push(source, web);
    ManifestDocument other = TestImages.image(source, Platform.LINUX_AMD64, "other");
    source.root(other);
    registry.images().push(source, us.address() + "/acme/web:stable");

    assertThatThrownBy(() -> registry.tags().add(web, us.address() + "/acme/web:stable"))
        .isInstanceOf(ConflictException.class)
        .hasMessage(
            "Could not add the tag "
                + us.address()
                + "/acme/web:stable: it points to "
                + other.digest()
                + ", not to "
                + index.digest()
                + ". Move the tag if it is meant to point to the other image from now on, or use"
                + " another one");
  }

  @Test
  void tagIsMovedToAnotherImage() {
    registry.images().push(source, web);
    source.root(TestImages.image(source, Platform.LINUX_AMD64, "other"));
    registry.images().push(source, us.address() + "/acme/web:stable");

    registry.tags().move(web, us.address() + "/acme/web:stable");

    assertThat(registry.images().digest(us.address() + "/acme/web:stable"))
        .isEqualTo(index.digest());
  }

  @Test
  void tagStaysInItsRepository() {
    assertThatThrownBy(() -> registry.tags().add(web, us.address() + "/acme/app:1.0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A tag stays in the repository of its image: "
                + us.address()
                + "/acme/app:1.0 is not in "
                + us.address()
                + "/acme/web; to give the image a name elsewhere, copy it: images().copy(\""
                + web
                + "\", \""
                + us.address()
                + "/acme/app:1.0\")");
  }

  @Test
  void removedTagLeavesItsSiblings() {
    registry.images().push(source, web);
    registry.tags().add(web, us.address() + "/acme/web:stable");

    registry.tags().remove(web);

    assertThat(registry.tags().list(us.address() + "/acme/web")).containsExactly("stable");
  }

  @Test
  void tagIsNeverRemovedAtThePriceOfTheImage() {
    try (InMemoryRegistry old = InMemoryRegistry.builder().without(Feature.TAG_DELETE).start()) {
      registry.images().push(source, old.address() + "/acme/web:1.0");

      assertThatThrownBy(() -> registry.tags().remove(old.address() + "/acme/web:1.0"))
          .isInstanceOf(UnsupportedException.class);
      assertThat(old.tags("acme/web")).containsExactly("1.0");
    }
  }

  @Test
  void deletedImageTellsWhichTagsWentWithIt() {
    registry.images().push(source, web);
    registry.tags().add(web, us.address() + "/acme/web:stable");

    DeleteResult result = registry.images().delete(web);

    assertThat(result.digest()).isEqualTo(index.digest());
    assertThat(result.tags()).containsExactly("1.0", "stable");
    assertThat(us.tags("acme/web")).isEmpty();
  }

  @Test
  void repositoriesOfARegistryAreListed() {
    registry.images().push(source, web);
    registry.images().push(source, us.address() + "/acme/app:1.0");

    assertThat(registry.repositories().list(us.address()))
        .extracting(Repository::path)
        .containsExactly("acme/app", "acme/web");
  }

  @Test
  void tagsAreStreamed() {
    registry.images().push(source, web);

    try (Stream<String> tags = registry.tags().stream(us.address() + "/acme/web")) {
      assertThat(tags).containsExactly("1.0");
    }
  }

  @Test
  void wrongPasswordIsToldWithItsRemedy() {
    try (RegistryClient stranger =
        RegistryClient.builder()
            .credentials(CredentialProvider.of(us.address(), Credentials.basic("ann", "wrong")))
            .build()) {
      assertThatThrownBy(() -> stranger.images().push(source, web))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("Check the user name and the password or key for " + us.address())
          .message()
          .doesNotContain("wrong");
    }
  }

  @Test
  void missingCredentialsAreToldWithTheirRemedy() {
    try (RegistryClient stranger = RegistryClient.create()) {
      assertThatThrownBy(() -> stranger.images().digest(web))
          .isInstanceOf(AuthenticationException.class)
          .hasMessageContaining("Sign in: give the client credentials for " + us.address());
    }
  }

  @Test
  void imageIsCopiedBetweenAnyTwoPlaces(@TempDir Path directory) {
    registry.images().push(source, web);

    registry.images().copy(registry.images().at(web), OciLayout.at(directory));
    CopyResult copied =
        registry
            .images()
            .copy(OciLayout.at(directory), registry.images().at(de.address() + "/acme/web:1.0"));

    assertThat(copied.digest()).isEqualTo(index.digest());
  }

  @Test
  void nothingIsDeletedByADefaultTag() {
    assertThatThrownBy(() -> registry.images().delete("us.icr.io/acme/web"))
        .isInstanceOf(OciFormatException.class)
        .hasMessage(
            "'us.icr.io/acme/web' names no tag and no digest; write for example"
                + " us.icr.io/acme/web:latest");
    assertThatThrownBy(() -> registry.tags().remove("us.icr.io/acme/web"))
        .isInstanceOf(OciFormatException.class);
  }

  @Test
  void concurrencyOfEveryTransferIsChecked() {
    assertThatThrownBy(
            () ->
                registry
                    .images()
                    .pull(pull -> pull.image(web).target(new MemoryStore("x")).concurrency(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("concurrency is at least 1, not 0");
  }

  @Test
  void textThatIsNoReferenceIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> registry.images().digest("https://us.icr.io/acme/web"))
        .isInstanceOf(OciFormatException.class)
        .hasMessage(
            "Not an image reference: 'https://us.icr.io/acme/web'; leave out the scheme; write"
                + " [registry/]repository[:tag][@digest]");
  }
}
