package dev.registrysdk.auth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamEndpoint;
import dev.registrysdk.auth.iam.IamIdentity;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.icr.Region;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Access that was granted, put to use: IAM and a region of the service, in one process. */
class AccessStoryTest {
  private static final HttpOptions ONCE = HttpOptions.builder().retry(RetryPolicy.none()).build();

  private final InMemoryIam iam = InMemoryIam.start();
  private final IamSubject owner = iam.addAccount("owner@example.com");
  private final InMemoryIcr icr = InMemoryIcr.builder().region("us-south").iam(iam).start();
  private final InMemoryIcr frankfurt = InMemoryIcr.builder().region("eu-de").iam(iam).start();
  private final String iamHost = iam.url().getAuthority();
  private final IamCredentials administrator =
      credentials(iam.addApiKey(owner, "administrator").value());
  private final RegistryAccess access =
      RegistryAccess.builder()
          .credentials(administrator)
          .iam(iamHost)
          .resourceController(iamHost)
          .http(ONCE)
          .build();

  AccessStoryTest() {
    for (InMemoryIcr region : new InMemoryIcr[] {icr, frankfurt}) {
      region.createNamespace(owner.account(), "acme");
      region.createNamespace(owner.account(), "other");
      region.putImage("acme/web", "1", Instant.EPOCH);
      region.putImage("other/app", "1", Instant.EPOCH);
    }
  }

  @AfterEach
  void stop() {
    access.close();
    administrator.close();
    icr.close();
    frankfurt.close();
    iam.close();
  }

  private IamCredentials credentials(String apiKey) {
    IamOptions options =
        IamOptions.builder()
            .endpoint(IamEndpoint.at(iam.url().toString()))
            .addRegistries(icr.address(), frankfurt.address())
            .http(ONCE)
            .build();
    return IamCredentials.of(IamIdentity.apiKey(apiKey), options);
  }

  private AccessGrant grant(AccessRole... roles) {
    return access.grant(
        grant -> grant.name("my-ci").addRoles(roles).region(Region.US_SOUTH).namespace("acme"));
  }

  /** Does something as the program that was given access. */
  private void as(AccessGrant grant, InMemoryIcr region, Consumer<RegistryClient> work) {
    try (IamCredentials program = credentials(grant.apiKey().value().reveal());
        RegistryClient client =
            RegistryClient.builder()
                .credentials(program)
                .region(Region.at(region.address()))
                .http(ONCE)
                .build()) {
      work.accept(client);
    }
  }

  private String name(String image) {
    return icr.address() + "/" + image;
  }

  @Test
  void writerPushesIntoItsNamespace() {
    as(
        grant(AccessRole.WRITER),
        icr,
        client -> client.images().copy(name("acme/web:1"), name("acme/copy:2")));

    assertThat(icr.tags("acme/copy")).containsExactly("2");
  }

  @Test
  void writerIsRefusedInAnotherNamespace() {
    as(
        grant(AccessRole.WRITER),
        icr,
        client ->
            assertThatThrownBy(() -> client.images().copy(name("acme/web:1"), name("other/copy:2")))
                .isInstanceOf(DeniedException.class));

    assertThat(icr.tags("other/copy")).isEmpty();
  }

  @Test
  void writerIsRefusedInAnotherRegion() {
    as(
        grant(AccessRole.WRITER),
        frankfurt,
        client ->
            assertThatThrownBy(() -> client.images().digest(frankfurt.address() + "/acme/web:1"))
                .isInstanceOf(DeniedException.class));
  }

  @Test
  void readerPullsAndListsButDoesNotPush() {
    as(
        grant(AccessRole.READER),
        icr,
        client -> {
          assertThat(client.images().inspect(name("acme/web:1")).manifest().asImage().layers())
              .hasSize(1);
          assertThat(client.images().list()).hasSize(1);
          assertThatThrownBy(() -> client.images().copy(name("acme/web:1"), name("acme/copy:2")))
              .isInstanceOf(DeniedException.class);
          assertThatThrownBy(() -> client.tags().move(name("acme/web:1"), name("acme/web:2")))
              .isInstanceOf(DeniedException.class)
              .hasMessageContaining(
                  "Ask an administrator of the account for the IAM role on container-registry");
        });
  }

  @Test
  void writerTagsAndDeletesButDoesNotList() {
    as(
        grant(AccessRole.WRITER),
        icr,
        client -> {
          client.tags().add(name("acme/web:1"), name("acme/web:2"));
          client.tags().remove(name("acme/web:1"));
          client.images().delete(delete -> delete.image(name("acme/web:2")).findTags(false));
          assertThatThrownBy(() -> client.images().list("acme"))
              .isInstanceOf(DeniedException.class)
              .hasMessageContaining("Writer does not include Reader");
        });

    assertThat(icr.tags("acme/web")).isEmpty();
  }

  @Test
  void namespacesNeedMoreThanOneOfThem() {
    as(
        grant(AccessRole.MANAGER),
        icr,
        client ->
            assertThatThrownBy(() -> client.namespaces().create("birds"))
                .isInstanceOf(DeniedException.class));
  }

  @Test
  void keyOfARevokedGrantIsRefused() {
    AccessGrant grant = grant(AccessRole.READER);
    as(grant, icr, client -> assertThat(client.images().list()).hasSize(1));

    access.revoke(grant);

    as(
        grant,
        icr,
        client ->
            assertThatThrownBy(() -> client.images().list())
                .isInstanceOf(AuthenticationException.class));
    as(
        grant,
        icr,
        client ->
            assertThatThrownBy(() -> client.images().digest(name("acme/web:1")))
                .isInstanceOf(AuthenticationException.class));
  }

  @Test
  void keyIsReplacedWithoutANewGrant() {
    AccessGrant grant = grant(AccessRole.READER);

    CreatedApiKey fresh =
        access.apiKeys().create(key -> key.iamId(grant.serviceId().iamId()).name("fresh"));
    access.apiKeys().delete(grant.apiKey().key().id());

    as(
        AccessGrant.builder().from(grant).apiKey(fresh).build(),
        icr,
        client -> assertThat(client.images().list()).hasSize(1));
    as(
        grant,
        icr,
        client ->
            assertThatThrownBy(() -> client.images().list())
                .isInstanceOf(AuthenticationException.class));
  }

  @Test
  void grantIsFoundAmongThePoliciesAndResourceGroups() {
    AccessGrant grant = grant(AccessRole.READER, AccessRole.WRITER);

    assertThat(access.policies().list(grant.serviceId().iamId()))
        .extracting(AccessPolicy::id)
        .containsExactly(grant.policy().id());
    assertThat(access.resourceGroups())
        .extracting(ResourceGroup::id)
        .containsExactly(iam.defaultResourceGroup(owner.account()));
  }
}
