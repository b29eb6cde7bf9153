package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.distribution.TransferOptions;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.Blob;
import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.Limit;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.RegistryPreset;
import dev.registrysdk.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verbs against registries that behave like those of the world. */
class RegistryPresetsTest {
  private static final Set<String> NO_DELETION = Set.of("distribution28", "docker-hub", "ghcr");
  private static final Set<String> NO_TAG_DELETION =
      Set.of("distribution28", "docker-hub", "ghcr", "ecr");

  private final MemoryStore source = new MemoryStore("1.0");
  private final ManifestDocument index =
      TestImages.index(source, Platform.LINUX_AMD64, Platform.LINUX_ARM64);
  private final List<InMemoryRegistry> servers = new ArrayList<>();
  private final RegistryClient client =
      RegistryClient.builder()
          .credentials(target -> Optional.of(Credentials.basic("ann", "secret")))
          .build();

  private final RegistryClient chunked =
      RegistryClient.builder()
          .credentials(target -> Optional.of(Credentials.basic("ann", "secret")))
          .transfers(TransferOptions.builder().chunkSize(6 << 20).build())
          .build();

  RegistryPresetsTest() {
    source.root(index);
  }

  @AfterEach
  void stop() {
    client.close();
    chunked.close();
    servers.forEach(InMemoryRegistry::close);
  }

  /** Starts a registry and gives a repository there that can be pushed to. */
  private String repository(RegistryPreset preset) {
    InMemoryRegistry server =
        InMemoryRegistry.builder().preset(preset).auth(RegistryAuth.token("ann", "secret")).start();
    servers.add(server);
    server.createRepository(preset.sampleRepository());
    return server.address() + "/" + preset.sampleRepository();
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void anImageGoesThereAndBack(RegistryPreset preset) {
    String web = repository(preset);
    MemoryStore pulled = new MemoryStore("pulled");

    client.images().push(source, web + ":1.0");
    client.images().pull(web + ":1.0", pulled);

    assertThat(pulled.manifests).containsKey(index.digest()).hasSize(3);
    assertThat(client.images().digest(web + ":1.0")).isEqualTo(index.digest());
    assertThat(client.images().inspect(web + ":1.0").platforms()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void tagsAreAddedMovedAndListed(RegistryPreset preset) {
    String web = repository(preset);
    client.images().push(source, web + ":1.0");

    client.tags().add(web + ":1.0", web + ":stable");
    client.tags().move(web + ":1.0", web + ":stable");

    assertThat(client.tags().list(web)).containsExactly("1.0", "stable");
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void aBlobIsSentInChunksOrAsTheRegistryWantsIt(RegistryPreset preset) {
    RemoteRepository web = chunked.repository(repository(preset));
    byte[] large = new byte[9 << 20];
    large[0] = 1;
    large[5 << 20] = 2;
    Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER, large);

    web.putBlob(Blob.of(descriptor, large));

    assertThat(web.blobSize(descriptor.digest())).hasValue(large.length);
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void anImageIsCopiedFromThereToAllOthers(RegistryPreset preset) {
    String web = repository(preset);
    client.images().push(source, web + ":1.0");

    for (RegistryPreset other : RegistryPreset.all()) {
      String target = repository(other);
      client.images().copy(web + ":1.0", target + ":1.0");

      assertThat(client.images().digest(target + ":1.0"))
          .as(other.name())
          .isEqualTo(index.digest());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void aTagIsRemovedOrTheRegistryIsNamedThatCannot(RegistryPreset preset) {
    String web = repository(preset);
    client.images().push(source, web + ":1.0");
    client.tags().add(web + ":1.0", web + ":old");

    if (NO_TAG_DELETION.contains(preset.name())) {
      assertThatThrownBy(() -> client.tags().remove(web + ":old"))
          .isInstanceOf(UnsupportedException.class);
      assertThat(client.tags().list(web)).containsExactly("1.0", "old");
    } else {
      client.tags().remove(web + ":old");
      assertThat(client.tags().list(web)).containsExactly("1.0");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void anImageIsDeletedOrTheRegistryIsNamedThatDoesNot(RegistryPreset preset) {
    String web = repository(preset);
    client.images().push(source, web + ":1.0");

    if (NO_DELETION.contains(preset.name())) {
      assertThatThrownBy(() -> client.images().delete(web + ":1.0"))
          .isInstanceOf(UnsupportedException.class);
      assertThat(client.tags().list(web)).containsExactly("1.0");
    } else if (preset.name().equals("artifact-registry")) {
      assertThatThrownBy(() -> client.images().delete(web + ":1.0"))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("GOOGLE_MANIFEST_DANGLING_TAG");
    } else {
      client.images().delete(web + ":1.0");
      assertThat(servers.get(0).tags(web.substring(web.indexOf('/') + 1))).isEmpty();
    }
  }

  @Test
  void aTagThatIsThereAndMayNotBeReadIsNotOverwritten() {
    String web = repository(RegistryPreset.artifactoryLike());
    client.images().push(source, web + ":1.0");
    client.tags().add(web + ":1.0", web + ":stable");
    InMemoryRegistry server = servers.get(0);
    server.intercept(
        (request, next) -> request.path().endsWith("/stable") ? Reply.status(403) : next.proceed());
    server.clearRequests();

    assertThatThrownBy(() -> client.tags().add(web + ":1.0", web + ":stable"))
        .isInstanceOf(DeniedException.class);
    assertThat(server.requests(call -> call.method().equals("PUT"))).isEmpty();
  }

  @Test
  void aLimitOnPullsThatIsUsedUpIsNamed() {
    InMemoryRegistry server =
        InMemoryRegistry.builder()
            .preset(RegistryPreset.dockerHubLike())
            .limit(Limit.PULLS, 1)
            .start();
    servers.add(server);
    String web = server.address() + "/acme/web:1.0";
    client.images().push(source, web);
    client.repository(server.address() + "/acme/web").manifest("1.0");

    try (RegistryClient impatient =
        RegistryClient.builder().http(http -> http.retry(RetryPolicy.none())).build()) {
      assertThatThrownBy(() -> impatient.images().pull(web, new MemoryStore("pulled")))
          .isInstanceOf(RateLimitedException.class)
          .hasMessageContaining("You have reached your pull rate limit.");
    }
  }

  @Test
  void aBlobThatAProxyRefusesIsSentInChunks() {
    InMemoryRegistry server =
        InMemoryRegistry.builder()
            .preset(RegistryPreset.harborLike())
            .limit(Limit.UPLOAD_BYTES, 5 << 20)
            .start();
    servers.add(server);
    server.createNamespace("acme");
    byte[] large = new byte[9 << 20];
    Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER, large);

    client.repository(server.address() + "/acme/web").putBlob(Blob.of(descriptor, large));

    assertThat(server.hasBlob("acme/web", descriptor.digest().toString())).isTrue();
  }

  @Test
  void aManifestWhoseTypeTheRegistryDoesNotSayIsReadAllTheSame() {
    InMemoryRegistry server =
        InMemoryRegistry.builder()
            .preset(RegistryPreset.artifactoryLike())
            .without(Feature.MANIFEST_TYPE)
            .start();
    servers.add(server);
    server.createNamespace("docker-local");
    String web = server.address() + "/docker-local/web:1.0";
    client.images().push(source, web);
    MemoryStore pulled = new MemoryStore("pulled");

    client.images().pull(web, pulled);

    assertThat(pulled.manifests).containsKey(index.digest()).hasSize(3);
  }

  @Test
  void storageNeverSeesTheCredentialsOfItsRegistry() {
    String web = repository(RegistryPreset.ecrLike());
    client.images().push(source, web + ":1.0");
    servers.get(0).clearRequests();

    client.images().pull(web + ":1.0", new MemoryStore("pulled"));

    assertThat(servers.get(0).requests(call -> call.path().startsWith("/storage/")))
        .isNotEmpty()
        .allMatch(call -> call.status() == 200 && !call.authorized());
  }
}
