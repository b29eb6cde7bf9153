package dev.registrysdk.docs;

import static dev.registrysdk.testing.RequestPattern.post;
import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamEndpoint;
import dev.registrysdk.auth.iam.IamIdentity;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.icr.Region;
import dev.registrysdk.testing.IamKey;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.RegistryCertificate;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.junit.RegistryTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The regions between {@code snippet} comments stand in the guide to testing as they are. */
class IcrSnippetsTest {
  @Nested
  // snippet: kit-icr
  @RegistryTest(iam = true)
  class CleanupTest {
    @Test
    void deletedImagesAreInTheTrash(InMemoryIcr icr, InMemoryIam iam) {
      IamSubject owner = iam.addAccount("owner@example.com");
      icr.createNamespace(owner.account(), "acme");
      SampleImages.small().pushTo(icr, "acme/web:1.0");

      try (RegistryClient registry = client(icr, iam, iam.addApiKey(owner, "ci"))) {
        registry.images().delete(icr.address() + "/acme/web:1.0");
      }

      assertThat(icr).inAccount(owner.account()).hasInTrash("acme/web:1.0");
      assertThat(iam).received(post("/identity/token"));
    }
  }

  // end

  // snippet: kit-icr-client
  private static RegistryClient client(InMemoryIcr icr, InMemoryIam iam, IamKey key) {
    IamOptions options =
        IamOptions.builder()
            .endpoint(IamEndpoint.at(iam.url().toString()))
            .addRegistries(icr.address())
            .build();
    return RegistryClient.builder()
        .region(Region.at(icr.address()))
        .credentials(IamCredentials.of(IamIdentity.apiKey(key.value()), options))
        .build();
  }

  // end

  @Test
  void overHttps() {
    RegistryCertificate certificate = RegistryCertificate.create();
    try (InMemoryIam iam = InMemoryIam.builder().https(certificate).start();
        InMemoryIcr icr = InMemoryIcr.builder().https(certificate).iam(iam).start()) {
      // snippet: kit-icr-https
      HttpOptions https =
          HttpOptions.builder()
              .addHttps(icr.address(), iam.url().getAuthority())
              .addCertificateAuthorities(certificate.authority())
              .build();
      IamOptions options =
          IamOptions.builder()
              .endpoint(IamEndpoint.at(iam.url().toString()))
              .addRegistries(icr.address())
              .http(https)
              .build();
      // end
      IamSubject owner = iam.addAccount("owner@example.com");
      IamCredentials credentials =
          IamCredentials.of(IamIdentity.apiKey(iam.addApiKey(owner, "ci").value()), options);
      try (RegistryClient registry =
          RegistryClient.builder()
              .region(Region.at(icr.address()))
              .credentials(credentials)
              .http(https)
              .build()) {
        registry.namespaces().create("acme");
      }
      assertThat(icr).inAccount(owner.account()).hasNamespaces("acme");
    }
  }

  @Test
  void withoutIam() {
    // snippet: kit-icr-open
    try (InMemoryIcr icr = InMemoryIcr.start();
        RegistryClient registry =
            RegistryClient.builder()
                .region(Region.at(icr.address()))
                .account(InMemoryIcr.ACCOUNT)
                .credentials(IamCredentials.userToken("any").forRegistry(icr.address()))
                .build()) {
      registry.namespaces().create("acme");

      assertThat(icr).hasNamespaces("acme");
    }
    // end
  }
}
