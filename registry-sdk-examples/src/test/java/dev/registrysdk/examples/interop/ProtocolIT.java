package dev.registrysdk.examples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.distribution.BlobUpload;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.distribution.TransferOptions;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The less common calls of the protocol, as Distribution understands them. */
@Interop
@ParameterizedClass
@EnumSource
class ProtocolIT {
  private static final byte[] CONTENT = "some content\n".repeat(20_000).getBytes(UTF_8);

  private final SignIn signIn;
  private final Peers peers;
  private final Fixtures fixtures;
  private Distribution registry;
  private RegistryClient client;
  private RemoteRepository repository;

  ProtocolIT(SignIn signIn, Peers peers, Fixtures fixtures) {
    this.signIn = signIn;
    this.peers = peers;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path directory) {
    registry = Distribution.start(directory, signIn);
    client = registry.client();
    repository = client.repository(registry.name("team/app"));
  }

  @AfterEach
  void stopRegistry() {
    client.close();
    registry.close();
  }

  @Test
  void anImageIsPushedInChunks(@TempDir Path target) {
    TransferOptions chunks = TransferOptions.builder().chunkSize(30_000).build();
    try (RegistryClient chunking =
        RegistryClient.builder().credentials(registry.credentials()).transfers(chunks).build()) {
      chunking.images().push(fixtures.layered().place(), registry.name("team/app:1.0"));
    }

    assertThat(peers.digest(registry, "team/app:1.0")).isEqualTo(fixtures.layered().digest());
    peers.pull(registry, "team/app:1.0", "oci:" + target);
  }

  @Test
  void anUploadGoesOnWhereTheRegistrySaysItIs() {
    int half = CONTENT.length / 2;
    Digest digest = Digest.sha256(CONTENT);
    byte[] rest = Arrays.copyOfRange(CONTENT, half, CONTENT.length);

    try (BlobUpload upload = repository.startUpload()) {
      upload.append(CONTENT, half);
      assertThat(upload.resume()).isEqualTo(half);
      upload.append(rest, rest.length);
      upload.finish(digest);
    }

    assertThat(repository.blobSize(digest)).hasValue(CONTENT.length);
  }

  @Test
  void aPartOfABlobIsRead() throws IOException {
    Descriptor blob = Descriptor.of(MediaType.OCI_LAYER, CONTENT);
    assertThat(repository.putBlob(Blob.of(blob, CONTENT))).isEqualTo(BlobResult.WRITTEN);

    try (InputStream part = repository.openRange(blob.digest(), 5, 7)) {
      assertThat(new String(part.readAllBytes(), UTF_8)).isEqualTo("content");
    }
  }

  @Test
  void aBlobIsDeleted() {
    Descriptor blob = Descriptor.of(MediaType.OCI_LAYER, CONTENT);
    repository.putBlob(Blob.of(blob, CONTENT));

    repository.deleteBlob(blob.digest());

    assertThat(repository.blobSize(blob.digest())).isEmpty();
  }

  @Test
  void aBlobIsMountedFromAnotherRepository() {
    Descriptor blob = Descriptor.of(MediaType.OCI_LAYER, CONTENT);
    client.repository(registry.name("other/app")).putBlob(Blob.of(blob, CONTENT));

    assertThat(repository.mount(blob.digest(), "other/app")).isTrue();

    assertThat(repository.blobSize(blob.digest())).hasValue(CONTENT.length);
  }

  @Test
  void whatRefersToAnImageIsFoundByItsTagAndCopiedWithTheImage() {
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
    Descriptor subject = repository.resolve("1.0").orElseThrow();
    ManifestDocument signature = sign(subject);

    assertThat(repository.referrers(subject.digest()))
        .extracting(Descriptor::digest)
        .containsExactly(signature.digest());
    String fallback = "sha256-" + subject.digest().encoded();
    assertThat(client.tags().list(registry.name("team/app"))).containsExactly("1.0", fallback);

    CopyResult result =
        client
            .images()
            .copy(
                copy ->
                    copy.source(registry.name("team/app:1.0"))
                        .target(registry.name("signed/app:1.0"))
                        .referrers(true));

    assertThat(result.digest()).isEqualTo(subject.digest());
    RemoteRepository copy = client.repository(registry.name("signed/app"));
    assertThat(copy.referrers(subject.digest()))
        .extracting(Descriptor::digest)
        .containsExactly(signature.digest());
    assertThat(peers.digest(registry, "signed/app:1.0")).isEqualTo(fixtures.layered().digest());
  }

  @Test
  void imagesOfDockersOwnTypesKeepTheirDigests(@TempDir Path directory) {
    String[] push = {
      "copy", "--format=v2s2", fixtures.layered().peerName(), registry.peerName("team/docker:1.0")
    };
    peers.skopeo(registry.peerOptions("dest-", push)).succeeded();
    String digest = peers.digest(registry, "team/docker:1.0");

    CopyResult result =
        client.images().copy(registry.name("team/docker:1.0"), registry.name("team/copy:1.0"));

    assertThat(result.mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
    assertThat(result.digest()).hasToString(digest);
    assertThat(peers.digest(registry, "team/copy:1.0")).isEqualTo(digest);
    peers.pull(registry, "team/copy:1.0", "dir:" + directory);
  }

  private ManifestDocument sign(Descriptor subject) {
    byte[] empty = "{}".getBytes(UTF_8);
    Descriptor config = Descriptor.of(MediaType.OCI_EMPTY, empty);
    Descriptor content = Descriptor.of(MediaType.OCI_LAYER, CONTENT);
    repository.putBlob(Blob.of(config, empty));
    repository.putBlob(Blob.of(content, CONTENT));
    ManifestDocument signature =
        ImageManifest.builder()
            .artifactType("application/vnd.example.signature")
            .config(config)
            .addLayers(content)
            .subject(subject)
            .build()
            .toDocument();
    repository.putManifest(signature.digest().toString(), signature);
    return signature;
  }
}
