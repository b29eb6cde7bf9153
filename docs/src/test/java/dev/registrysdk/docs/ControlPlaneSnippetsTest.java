package dev.registrysdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.DeleteResult;
import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.auth.access.AccessGrant;
import dev.registrysdk.auth.access.AccessRole;
import dev.registrysdk.auth.access.RegistryAccess;
import dev.registrysdk.auth.docker.DockerConfig;
import dev.registrysdk.auth.docker.PullSecret;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamEndpoint;
import dev.registrysdk.auth.iam.IamIdentity;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.icr.Region;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.Quota;
import dev.registrysdk.icr.model.RepositorySummary;
import dev.registrysdk.icr.model.RetentionPolicy;
import dev.registrysdk.icr.va.ScanSummary;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.IcrScan;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.SampleImages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regions between {@code snippet} comments stand in the documents as they are. */
class ControlPlaneSnippetsTest {
  private final InMemoryIam iam = InMemoryIam.start();
  private final IamSubject owner = iam.addAccount("owner@example.com");
  private final InMemoryIcr usServer = InMemoryIcr.builder().region("us-south").iam(iam).start();
  private final InMemoryIcr deServer = InMemoryIcr.builder().region("eu-de").iam(iam).start();
  private final String us = usServer.address();
  private final String de = deServer.address();
  private final Region region = Region.at(us);
  private final IamOptions options =
      IamOptions.builder().endpoint(IamEndpoint.at(iam.url().toString())).build();
  private final CredentialProvider credentials =
      IamCredentials.of(IamIdentity.apiKey(iam.addApiKey(owner, "first").value()), options)
          .forRegistry(us)
          .forRegistry(de);
  private final RegistryClient registry =
      RegistryClient.builder().region(region).credentials(credentials).build();

  @TempDir Path directory;

  @BeforeEach
  void publishAnImage() {
    usServer.createNamespace(owner.account(), "acme");
    deServer.createNamespace(owner.account(), "acme");
    SampleImages.small().pushTo(usServer, "acme/web:1.0");
    registry.images().pull(us + "/acme/web:1.0", OciLayout.at(directory.resolve("web")));
  }

  @AfterEach
  void stop() {
    registry.close();
    usServer.close();
    deServer.close();
    iam.close();
  }

  @Test
  void firstExample() {
    // snippet: first
    try (RegistryClient registry =
        RegistryClient.builder()
            .region(region) // Region.US_SOUTH
            .credentials(credentials) // IamCredentials.apiKey(apiKey)
            .build()) {

      registry.namespaces().create("birds");
      registry.images().push(OciLayout.at(directory.resolve("web")), us + "/birds/web:1.0");
      registry.images().copy(us + "/birds/web:1.0", de + "/acme/web:1.0");
      registry.tags().add(us + "/birds/web:1.0", us + "/birds/web:stable");
      registry.images().delete(us + "/birds/web:1.0"); // to the trash, for 30 days
    }
    // end

    assertThat(usServer.trash(owner.account())).hasSize(1);
    assertThat(deServer.tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void namespaces() {
    // snippet: namespaces
    registry.namespaces().create("birds");
    registry.namespaces().create(birds -> birds.name("birds2"));
    List<String> names = registry.namespaces().list();
    registry.namespaces().delete("birds2"); // with all its images, and its trash
    // end

    assertThat(names).containsExactly("acme", "birds", "birds2");
  }

  @Test
  void lists() {
    // snippet: list-images
    List<ImageSummary> ours = registry.images().list("acme");

    try (Stream<ImageSummary> all = registry.images().stream()) { // read as it arrives
      System.out.println(all.mapToLong(ImageSummary::size).sum() + " bytes");
    }
    for (RepositorySummary repository : registry.repositories().summaries()) {
      System.out.println(repository.repository() + " " + repository.images());
    }
    // end

    assertThat(ours).hasSize(1);
  }

  @Test
  void trash() {
    registry.tags().add(us + "/acme/web:1.0", us + "/acme/web:stable");
    // snippet: trash
    DeleteResult gone = registry.images().delete(us + "/acme/web:1.0");
    gone.tags(); // [1.0, stable]: IBM deletes the image, whatever tag was named

    registry.trash().list();
    registry.trash().restore(us + "/acme/web@" + gone.digest()); // with its tags
    // end

    assertThat(gone.tags()).containsExactly("1.0", "stable");
    assertThat(usServer.tags("acme/web")).containsExactly("1.0", "stable");
  }

  @Test
  void retention() {
    // snippet: retention
    RetentionPolicy policy =
        RetentionPolicy.builder().namespace("acme").imagesPerRepository(10).build();
    Map<ImageReference, List<String>> wouldGo = registry.retention().analyze(policy);
    registry.retention().set(policy);
    // end

    assertThat(wouldGo).isEmpty();
    assertThat(registry.retention().get("acme").imagesPerRepository()).hasValue(10);
  }

  @Test
  void quota() {
    // snippet: quota
    Quota quota = registry.quota().get(); // bytes; an empty limit is none
    long used = quota.storageUsed();
    registry.quota().setStorage(400L << 20);
    // end

    assertThat(used).isPositive();
  }

  @Test
  void vulnerabilities() {
    usServer.scan("acme/web:1.0", IcrScan.clean());
    // snippet: vulnerabilities
    ScanSummary scan =
        registry.vulnerabilities().awaitScan(us + "/acme/web:1.0", Duration.ofMinutes(5));
    if (scan.issueCount() > 0) {
      registry.vulnerabilities().report(us + "/acme/web:1.0").vulnerabilities();
    }
    // end

    assertThat(scan.issueCount()).isZero();
  }

  @Test
  void grant() {
    IamCredentials administrator =
        IamCredentials.of(IamIdentity.apiKey(iam.addApiKey(owner, "admin").value()), options);
    RegistryAccess administration =
        RegistryAccess.builder().credentials(administrator).iam(iam.url().getAuthority()).build();
    Map<String, String> vault = new HashMap<>();
    // snippet: grant
    try (RegistryAccess access = administration) { // RegistryAccess.of(IamCredentials.apiKey(…))
      AccessGrant ci =
          access.grant(
              grant ->
                  grant
                      .name("my-ci")
                      .role(AccessRole.READER)
                      .role(AccessRole.WRITER) // a writer alone cannot list
                      .region(Region.US_SOUTH)
                      .namespace("acme"));
      vault.put("my-ci", ci.apiKey().value().reveal()); // it is not told again
    }
    // end

    assertThat(vault).containsKey("my-ci");
  }

  @Test
  void dockerLogin() {
    Path file = directory.resolve("config.json");
    String apiKey = "key";
    // snippet: docker-config
    DockerConfig docker = DockerConfig.at(file); // or standard(): where docker and podman look
    docker.login("us.icr.io", Credentials.basic("iamapikey", apiKey));
    docker.logins(); // registries and user names, no secrets
    docker.logout("us.icr.io");
    // end

    assertThat(docker.logins()).isEmpty();
  }

  @Test
  void pullSecret() {
    String apiKey = "key";
    // snippet: pull-secret
    PullSecret secret =
        PullSecret.builder()
            .name("icr")
            .namespace("shop")
            .putRegistries("us.icr.io", new Credentials.Basic("iamapikey", apiKey))
            .build();
    String yaml = secret.toYaml(); // for kubectl apply -f -
    // end

    assertThat(yaml).contains("kubernetes.io/dockerconfigjson");
  }

  @Test
  void testing() {
    // snippet: icr-testing
    try (InMemoryIam iam = InMemoryIam.start();
        InMemoryIcr icr = InMemoryIcr.builder().region("us-south").iam(iam).start()) {
      IamSubject owner = iam.addAccount("owner@example.com");
      icr.createNamespace(owner.account(), "acme");

      try (RegistryClient client =
          RegistryClient.builder()
              .region(Region.at(icr.address()))
              .credentials(
                  IamCredentials.of(
                          IamIdentity.apiKey(iam.addApiKey(owner, "key").value()),
                          IamOptions.builder()
                              .endpoint(IamEndpoint.at(iam.url().toString()))
                              .build())
                      .forRegistry(icr.address()))
              .build()) {
        assertThat(client.namespaces().list()).containsExactly("acme");
      }
    }
    // end
  }
}
