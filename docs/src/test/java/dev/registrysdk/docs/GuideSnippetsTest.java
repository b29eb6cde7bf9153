package dev.registrysdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.DeleteResult;
import dev.registrysdk.ImageDetails;
import dev.registrysdk.Images;
import dev.registrysdk.RegistryClient;
import dev.registrysdk.Repositories;
import dev.registrysdk.Tags;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.copy.TransferListener;
import dev.registrysdk.distribution.BlobUpload;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.SampleImages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regions between {@code snippet} comments stand in the guide and the README as they are. */
class GuideSnippetsTest {
  private final InMemoryRegistry hub = InMemoryRegistry.start();
  private final InMemoryRegistry usServer =
      InMemoryRegistry.builder().auth(RegistryAuth.token("iamapikey", "key")).start();
  private final InMemoryRegistry deServer =
      InMemoryRegistry.builder().auth(RegistryAuth.token("iamapikey", "key")).start();
  private final String publicRegistry = hub.address();
  private final String us = usServer.address();
  private final String de = deServer.address();
  private final String apiKey = "key";
  private final RegistryClient registry =
      RegistryClient.builder()
          .credentials(
              CredentialProvider.firstOf(
                  CredentialProvider.of(us, Credentials.basic("iamapikey", apiKey)),
                  CredentialProvider.of(de, Credentials.basic("iamapikey", apiKey))))
          .build();

  @TempDir Path directory;

  @BeforeEach
  void publishAnImage() {
    SampleImages.small().pushTo(hub, "library/alpine:3.20");
    SampleImages.small().pushTo(usServer, "acme/web:1.0");
  }

  @AfterEach
  void stop() {
    registry.close();
    hub.close();
    usServer.close();
    deServer.close();
  }

  @Test
  void firstExample() {
    // snippet: first-anywhere
    try (RegistryClient registry =
        RegistryClient.builder()
            .credentials(CredentialProvider.of(us, Credentials.basic("iamapikey", apiKey)))
            .build()) {

      registry.images().pull(publicRegistry + "/library/alpine:3.20", OciLayout.at(directory));
      registry.images().push(OciLayout.at(directory), us + "/acme/base:3.20");
      registry.tags().add(us + "/acme/base:3.20", us + "/acme/base:stable");
    }
    // end

    assertThat(usServer.tags("acme/base")).containsExactly("3.20", "stable");
  }

  @Test
  void signIn() {
    // snippet: credentials
    CredentialProvider credentials =
        CredentialProvider.firstOf(
            CredentialProvider.of("us.icr.io", Credentials.basic("iamapikey", apiKey)),
            CredentialProvider.of("docker.io", Credentials.basic("ann", "her access token")));

    RegistryClient registry = RegistryClient.builder().credentials(credentials).build();
    // end

    registry.close();
    assertThat(credentials).hasToString(credentials.toString());
  }

  @Test
  void pullAndPush() {
    // snippet: pull
    String alpine = publicRegistry + "/library/alpine:3.20";
    registry.images().pull(alpine, OciLayout.at(directory.resolve("layout")));
    registry.images().pull(alpine, OciLayout.archive(directory.resolve("alpine.oci.tar")));
    registry.images().pull(alpine, DockerArchive.at(directory.resolve("alpine.tar")));
    // end

    // snippet: push
    Path tarball = directory.resolve("alpine.tar");
    registry.images().push(DockerArchive.at(tarball), us + "/acme/alpine:3.20");
    // end

    assertThat(usServer.tags("acme/alpine")).containsExactly("3.20");
  }

  @Test
  void copy() {
    // snippet: copy
    CopyResult result = registry.images().copy(us + "/acme/web:1.0", de + "/acme/web:1.0");

    System.out.printf(
        "%s: %d bytes sent, %d blobs were there%n",
        result.digest(), result.copied().bytes(), result.skipped().blobs());
    // end

    assertThat(deServer.tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void requestForms() {
    // snippet: copy-options
    registry
        .images()
        .copy(
            copy ->
                copy.source(us + "/acme/web:1.0")
                    .target(de + "/acme/web:1.0")
                    .referrers(true)
                    .concurrency(8)
                    .listener(
                        new TransferListener() {
                          @Override
                          public void blobProgress(Descriptor blob, long bytes) {
                            System.out.printf("%s %d of %d%n", blob.digest(), bytes, blob.size());
                          }
                        }));
    // end

    assertThat(deServer.tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void places() {
    // snippet: places
    registry.images().copy(registry.images().at(us + "/acme/web:1.0"), OciLayout.at(directory));
    registry.images().copy(OciLayout.at(directory), DockerArchive.at(directory.resolve("web.tar")));
    // end

    assertThat(directory.resolve("web.tar")).exists();
  }

  @Test
  void inspect() {
    // snippet: inspect
    ImageDetails details = registry.images().inspect(us + "/acme/web:1.0");

    Digest digest = details.digest();
    List<String> command = details.config().map(ImageConfig::entrypoint).orElse(List.of());
    long bytes = details.size();
    // end

    assertThat(digest).isEqualTo(registry.images().digest(us + "/acme/web:1.0"));
    assertThat(command).containsExactly("/bin/hello");
    assertThat(bytes).isPositive();
  }

  @Test
  void tags() {
    // snippet: tags
    registry.tags().add(us + "/acme/web:1.0", us + "/acme/web:stable"); // a new tag
    registry.tags().move(us + "/acme/web:1.0", us + "/acme/web:stable"); // wherever it was
    registry.tags().remove(us + "/acme/web:stable"); // the tag, never the image

    try (Stream<String> tags = registry.tags().stream(us + "/acme/web")) {
      tags.filter(tag -> tag.startsWith("1.")).forEach(System.out::println);
    }
    // end

    assertThat(registry.tags().list(us + "/acme/web")).containsExactly("1.0");
  }

  @Test
  void delete() {
    registry.tags().add(us + "/acme/web:1.0", us + "/acme/web:stable");

    // snippet: delete
    DeleteResult gone = registry.images().delete(us + "/acme/web:1.0");

    System.out.println("Deleted " + gone.digest() + ", and with it the tags " + gone.tags());
    // end

    assertThat(gone.tags()).containsExactly("1.0", "stable");
  }

  @Test
  void errors() {
    // snippet: errors
    try {
      registry.images().digest(us + "/acme/web:nope");
    } catch (NotFoundException e) {
      System.out.println(e.getMessage()); // what happened, to what, and what to do next
    } catch (AuthenticationException e) {
      System.out.println(e.failure().registry()); // where to sign in
    } catch (RegistryException e) {
      System.out.println(e.failure().requestId()); // for the registry's operators
    }
    // end
  }

  @Test
  void options() {
    // snippet: options
    RegistryClient patient =
        RegistryClient.builder()
            .http(
                http ->
                    http.readTimeout(Duration.ofMinutes(5))
                        .addPlainHttp("registry.local:5000")
                        .userAgentSuffix("deployer/1.4"))
            .build();
    // end

    patient.close();
  }

  @Test
  void protocol() {
    // snippet: protocol
    RemoteRepository repository = registry.repository(us + "/acme/files");
    byte[] text = "hello".getBytes(StandardCharsets.UTF_8);

    Descriptor layer = Descriptor.of(MediaType.parse("text/plain"), text);
    Descriptor empty = Descriptor.of(MediaType.OCI_EMPTY, "{}".getBytes(StandardCharsets.UTF_8));
    repository.putBlob(Blob.of(layer, text));
    try (BlobUpload upload = repository.startUpload()) {
      upload.append("{".getBytes(StandardCharsets.UTF_8), 1);
      upload.append("}".getBytes(StandardCharsets.UTF_8), 1);
      upload.finish(empty.digest());
    }
    ManifestDocument manifest =
        ImageManifest.builder()
            .artifactType("text/plain")
            .config(empty)
            .addLayers(layer)
            .build()
            .toDocument();
    repository.putManifest("greeting", manifest);
    // end

    assertThat(repository.manifest("greeting")).isEqualTo(manifest);
  }

  @Test
  void stub() {
    // snippet: stub
    Images images = new StubImages(Digest.sha256(new byte[0]));
    // end

    assertThat(images.digest("us.icr.io/acme/web:1.0")).isEqualTo(Digest.sha256(new byte[0]));
  }

  @Test
  void embeddedRegistry() {
    // snippet: testing
    try (InMemoryRegistry server = InMemoryRegistry.start();
        RegistryClient client = RegistryClient.create()) {
      String image = server.address() + "/acme/web:1.0";
      client.images().copy(publicRegistry + "/library/alpine:3.20", image);

      assertThat(server.tags("acme/web")).containsExactly("1.0");
      assertThat(server.requests()).last().hasToString("PUT /v2/acme/web/manifests/1.0 -> 201");
    }
    // end
  }

  @Test
  void seededRegistry() {
    // snippet: seed
    try (InMemoryRegistry server = InMemoryRegistry.start()) {
      byte[] config = ImageConfig.builder().addCmd("/bin/web").build().toJson();
      ImageManifest manifest =
          ImageManifest.builder().config(Descriptor.of(MediaType.OCI_CONFIG, config)).build();

      server.putBlob("acme/web", config);
      server.putManifest(
          "acme/web", "1.0", manifest.mediaType().toString(), manifest.toDocument().bytes());
    }
    // end
  }

  @Test
  void references() {
    // snippet: references
    ImageReference alpine = ImageReference.parse("alpine");

    alpine.registry(); // docker.io
    alpine.repository().path(); // library/alpine
    alpine.tag(); // Optional[latest]
    // end

    assertThat(alpine).hasToString("docker.io/library/alpine:latest");
  }

  @Test
  void groupsAreInterfaces() {
    assertThat(Images.class.isInterface()).isTrue();
    assertThat(Tags.class.isInterface()).isTrue();
    assertThat(Repositories.class.isInterface()).isTrue();
  }
}
