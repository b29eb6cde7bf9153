package dev.registrysdk.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.Interceptor;
import dev.registrysdk.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final ManifestDocument DOCKER =
      ImageIndex.builder().mediaType(MediaType.DOCKER_LIST).build().toDocument();

  private final MemoryStore source = new MemoryStore("1.0");
  private final ManifestDocument image =
      TestImages.image(source, Platform.LINUX_AMD64, "one", "two");
  private RemoteFixture remote = RemoteFixture.start();

  @AfterEach
  void stop() {
    remote.close();
  }

  @Test
  void manifestKeepsItsBytesAndType() {
    push();

    assertThat(remote.repository.manifest("1.0")).isEqualTo(image);
    assertThat(remote.repository.manifest(image.digest().toString())).isEqualTo(image);
  }

  @Test
  void tagIsResolvedWithOneHead() {
    push();
    remote.server.clearRequests();

    assertThat(remote.repository.resolve("1.0")).contains(image.descriptor());
    assertThat(remote.requests()).containsExactly("HEAD /v2/acme/web/manifests/1.0");
  }

  @Test
  void tagIsResolvedByReadingWhenTheRegistrySendsNoDigest() {
    remote.close();
    remote = RemoteFixture.start(server -> server.without(Feature.DIGEST_HEADER));
    push();
    remote.server.clearRequests();

    assertThat(remote.repository.resolve("1.0")).contains(image.descriptor());
    assertThat(remote.requests())
        .containsExactly("HEAD /v2/acme/web/manifests/1.0", "GET /v2/acme/web/manifests/1.0");
  }

  @Test
  void tagIsResolvedByReadingWhenTheRegistryKnowsNoHead() {
    push();
    remote.server.intercept(
        Interceptor.always(request -> request.method().equals("HEAD"), Reply.status(405)));

    assertThat(remote.repository.resolve("1.0")).contains(image.descriptor());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=utf-8", "text/plain", ""})
  void typeIsFoundInTheDocumentWhenTheRegistryDoesNotSayIt(String type) {
    remote.server.putManifest("acme/web", "docker", DOCKER.mediaType().toString(), DOCKER.bytes());
    remote.server.intercept(
        (request, next) ->
            type.isEmpty()
                ? next.proceed().withoutHeader("Content-Type")
                : next.proceed().withHeader("Content-Type", type));

    assertThat(remote.repository.manifest("docker")).isEqualTo(DOCKER);
    assertThat(remote.repository.resolve("docker")).contains(DOCKER.descriptor());
  }

  @Test
  void tagOfSomethingUnreadableCanBeWritten() {
    remote.close();
    remote = RemoteFixture.start(server -> server.without(Feature.DIGEST_HEADER));
    remote.server.putManifest(
        "acme/web", "1.0", MediaType.OCI_MANIFEST.toString(), "damaged".getBytes(UTF_8));

    push();

    assertThat(remote.repository.manifest("1.0")).isEqualTo(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "2.0"})
  void imageWithAnotherDigestThanTheTargetsIsRefusedBeforeAnythingIsSent(String tag) {
    push();
    remote.server.clearRequests();
    ImageReference pinned = remote.repository.name().tag(tag).withDigest(DOCKER.digest());

    assertThatThrownBy(() -> remote.copy(source, remote.repository.image(pinned)))
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Copying memory:1.0 to "
                + pinned
                + ": Could not write "
                + pinned
                + ": the image to be written has digest "
                + image.digest()
                + ". Check the repository, and the tag or digest; list the tags to see what is"
                + " there");
    assertThat(remote.requests()).isEmpty();
  }

  @Test
  void missingTagResolvesToNothing() {
    assertThat(remote.repository.resolve("nope")).isEmpty();
  }

  @Test
  void missingManifestIsNamedWithItsRemedy() {
    push();

    assertThatThrownBy(() -> remote.repository.manifest("nope"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageMatching(
            "Could not read \\S+/acme/web:nope: MANIFEST_UNKNOWN: [^.]+\\. Check the repository, and"
                + " the tag or digest; list the tags to see what is there"
                + " \\(GET http://\\S+/v2/acme/web/manifests/nope answered 404\\)");
  }

  @Test
  void contentWithAnotherDigestIsRefused() {
    push();
    remote.server.intercept(
        (request, next) ->
            request.method().equals("GET") ? next.proceed().withBody("{}") : next.proceed());

    assertThatThrownBy(() -> remote.repository.manifest(image.digest().toString()))
        .isInstanceOf(IntegrityException.class);
  }

  @Test
  void manifestThatIsNoJsonIsRefused() {
    push();
    remote.server.intercept(
        (request, next) ->
            request.method().equals("GET") ? next.proceed().withBody("<html>") : next.proceed());

    assertThatThrownBy(() -> remote.repository.manifest("1.0"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("The manifest is not valid JSON")
        .hasMessageEndingWith(
            "Nothing was stored; the content at the source has to be made or pushed again");
  }

  @Test
  void hugeManifestIsNotRead() {
    remote.close();
    remote = RemoteFixture.startWith(options -> options.manifestReadLimit(100));
    push();

    assertThatThrownBy(() -> remote.repository.manifest("1.0"))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("the answer is larger than the limit of 100 bytes");
  }

  @Test
  void hugeManifestIsNotSent() {
    remote.close();
    remote = RemoteFixture.startWith(options -> options.manifestWriteLimit(100));

    assertThatThrownBy(() -> remote.repository.putManifest("1.0", image))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining(
            "the manifest has " + image.size() + " bytes, more than the limit of 100");
    assertThat(remote.server.requestCount()).isZero();
  }

  @Test
  void manifestWithoutItsBlobsIsRejectedWithTheRemedy() {
    assertThatThrownBy(() -> remote.repository.putManifest("1.0", image))
        .hasMessageContaining("MANIFEST_BLOB_UNKNOWN")
        .hasMessageContaining("Push the layers and the configuration again, then the manifest");
  }

  @Test
  void registryThatChangesBytesIsReported() {
    push();
    Digest other = Digest.sha256("other".getBytes(UTF_8));
    remote.server.intercept(
        (request, next) ->
            request.method().equals("PUT")
                ? next.proceed().withHeader("Docker-Content-Digest", other.toString())
                : next.proceed());

    assertThatThrownBy(() -> remote.repository.putManifest("1.1", image))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining(
            "the registry stored other bytes than it was sent, with digest " + other);
  }

  @Test
  void deletedManifestIsGoneWithItsTags() {
    push();

    remote.repository.deleteManifest(image.digest());

    assertThat(remote.repository.resolve("1.0")).isEmpty();
    assertThat(remote.server.tags("acme/web")).isEmpty();
  }

  @Test
  void manifestOfAnUnknownTypeIsCarriedAsData() {
    String type = "application/vnd.example.manifest+json";
    byte[] content = "{\"anything\":1}".getBytes(UTF_8);
    remote.server.putManifest("acme/web", "odd", type, content);

    ManifestDocument manifest = remote.repository.manifest("odd");

    assertThat(manifest.mediaType()).hasToString(type);
    assertThat(manifest.bytes()).isEqualTo(content);
  }

  @Test
  void deletionOfWhatIsNotThereSaysSo() {
    assertThatThrownBy(() -> remote.repository.deleteManifest(image.digest()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith(
            "Could not delete " + remote.repository + "@" + image.digest() + ": ");
  }

  @Test
  void deletedTagLeavesTheImage() {
    push();

    remote.repository.deleteTag("1.0");

    assertThat(remote.repository.resolve("1.0")).isEmpty();
    assertThat(remote.repository.resolve(image.digest().toString())).isPresent();
  }

  @Test
  void damagedManifestCanStillBeDeleted() {
    push();
    remote.server.intercept(
        (request, next) ->
            request.method().equals("GET") ? next.proceed().withBody("{}") : next.proceed());

    remote.repository.deleteManifest(image.digest());

    assertThat(remote.server.tags("acme/web")).isEmpty();
  }

  @Test
  void registryWithoutDeletionTellsWhoCanHelp() {
    remote.close();
    remote = RemoteFixture.start(server -> server.without(Feature.DELETE));
    push();

    assertThatThrownBy(() -> remote.repository.deleteManifest(image.digest()))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining(
            "Delete in the registry's own console, or have its operator enable deletion over the"
                + " API");
    assertThat(remote.server.tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void lookThatIsDeniedDoesNotEndAPush() {
    source.root(image);
    remote.server.intercept(
        Interceptor.always(
            request -> request.method().equals("HEAD"), Reply.error(403, "DENIED", "no")));

    remote.copy(source, remote.repository.image("1.0"));

    assertThat(remote.server.tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void registryThatCannotRemoveTagsLosesNothing() {
    remote.close();
    remote = RemoteFixture.start(server -> server.without(Feature.TAG_DELETE));
    push();

    assertThatThrownBy(() -> remote.repository.deleteTag("1.0"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith(
            "Could not remove the tag "
                + remote.repository
                + ":1.0: this registry does not remove single tags; deleting the image instead"
                + " would take all its tags along. Delete in the registry's own console, or have its"
                + " operator enable deletion over the API (DELETE ");
    assertThat(remote.repository.resolve("1.0")).contains(image.descriptor());
  }

  @Test
  void rateLimitIsItsOwnSituation() {
    remote.server.intercept(
        Interceptor.always(
            request -> true,
            Reply.error(429, "TOOMANYREQUESTS", "pull rate limit").withHeader("Retry-After", "7")));

    assertThatThrownBy(() -> remote.repository.manifest("1.0"))
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("TOOMANYREQUESTS: pull rate limit. Wait 7 s, then try again");
  }

  @Test
  void referenceIsCheckedBeforeItGetsIntoAnAddress() {
    assertThatThrownBy(() -> remote.repository.manifest("../../secret"))
        .isInstanceOf(OciFormatException.class);
    assertThat(remote.server.requestCount()).isZero();
  }

  @Test
  void emptyIndexIsStored() {
    ManifestDocument index = ImageIndex.builder().build().toDocument();

    remote.repository.putManifest("index", index);

    assertThat(remote.repository.manifest("index").mediaType()).isEqualTo(MediaType.OCI_INDEX);
  }

  private void push() {
    source.root(image);
    remote.copy(source, remote.repository.image("1.0"));
  }
}
