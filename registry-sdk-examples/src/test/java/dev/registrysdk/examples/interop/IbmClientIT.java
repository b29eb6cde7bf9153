package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.icr.Region;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.RetentionPolicy;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IBM's own client against a region in process, and the same through this one. */
@Interop
class IbmClientIT {
  private static final Instant BUILT = Instant.parse("2026-03-04T05:06:07Z");

  @TempDir static Path home;
  private static @Nullable IbmClient installed;

  private final InMemoryIam iam = InMemoryIam.start();
  private final IamSubject owner = iam.addAccount("owner@example.com");
  private final InMemoryIcr icr = InMemoryIcr.builder().region("us-south").iam(iam).start();
  private final String token = iam.accessToken(owner);
  private final RegistryClient ours =
      RegistryClient.builder()
          .region(Region.at(icr.address()))
          .credentials(
              target ->
                  Optional.of(
                      target.plane() == AuthTarget.Plane.CONTROL
                          ? Credentials.bearerToken(token)
                          : Credentials.basic("iambearer", token)))
          .build();
  private final String web = icr.address() + "/acme/web";

  @BeforeAll
  static void install() {
    installed = IbmClient.install(home);
  }

  @AfterEach
  void stop() {
    ours.close();
    icr.close();
    iam.close();
  }

  private @Nullable Object theirs(String call, Map<String, ?> arguments) {
    String url = "http://" + icr.address();
    return Objects.requireNonNull(installed).call(url, owner.account(), token, call, arguments);
  }

  private Map<?, ?> theirMap(String call, Map<String, ?> arguments) {
    return (Map<?, ?>) Objects.requireNonNull(theirs(call, arguments));
  }

  private List<?> theirList(String call, Map<String, ?> arguments) {
    return (List<?>) Objects.requireNonNull(theirs(call, arguments));
  }

  private String image(String tag) {
    if (icr.namespaces(owner.account()).isEmpty()) {
      icr.createNamespace(owner.account(), "acme");
    }
    return icr.putImage("acme/web", tag, BUILT);
  }

  private static Map<String, Object> wire(ImageSummary image) {
    Map<String, Object> wire = new TreeMap<>();
    wire.put("Id", image.id().orElseThrow().toString());
    wire.put("RepoTags", image.tags().stream().map(Object::toString).toList());
    wire.put("RepoDigests", image.digests().stream().map(Object::toString).toList());
    wire.put("Created", (double) image.created().orElseThrow().getEpochSecond());
    wire.put("Size", (double) image.size());
    wire.put("ManifestType", image.manifestType().orElseThrow());
    return wire;
  }

  private static Map<String, Object> common(Object image, Map<String, Object> ours) {
    Map<String, Object> common = new TreeMap<>();
    ((Map<?, ?>) image)
        .forEach(
            (name, value) -> {
              if (ours.containsKey((String) name)) {
                common.put((String) name, Objects.requireNonNull(value));
              }
            });
    return common;
  }

  @Test
  void listsTheSameImages() {
    image("1");
    image("2");

    List<Map<String, Object>> mine = ours.images().list().stream().map(IbmClientIT::wire).toList();
    List<?> listed = theirList("list_images", Map.of("include_manifest_lists", true));

    assertThat(listed.stream().map(image -> common(image, mine.get(0))).toList()).isEqualTo(mine);
    assertThat(mine).hasSize(2);
  }

  @Test
  void listsTheSameDigests() {
    image("1");

    List<?> digests = theirList("list_image_digests", Map.of("exclude_va", true));

    assertThat(digests.stream().map(image -> ((Map<?, ?>) image).get("id")).toList())
        .isEqualTo(
            ours.images().digests().stream().map(image -> image.digest().toString()).toList());
  }

  @Test
  void createsANamespace() {
    theirs("create_namespace", Map.of("name", "birds"));

    assertThat(ours.namespaces().list()).isEqualTo(theirs("list_namespaces", Map.of()));
    assertThat(ours.namespaces().list()).containsExactly("birds");
  }

  @Test
  void tagsAsThisOneDoes() {
    image("1");

    theirs("tag_image", Map.of("fromimage", web + ":1", "toimage", web + ":theirs"));
    ours.tags().add(web + ":1", web + ":ours");

    assertThat(ours.tags().list(web)).containsExactly("1", "ours", "theirs");
    theirs("delete_image_tag", Map.of("image", web + ":ours"));
    ours.tags().remove(web + ":theirs");
    assertThat(ours.tags().list(web)).containsExactly("1");
  }

  @Test
  void deletesAndRestoresAsThisOneDoes() {
    String digest = image("1");
    image("2");
    theirs("delete_image", Map.of("image", web + ":1"));
    ours.images().delete(web + ":2");

    Map<?, ?> trash = theirMap("list_deleted_images", Map.of());
    assertThat(trash.keySet().stream().map(Object::toString).toList())
        .containsExactlyInAnyOrderElementsOf(
            ours.trash().list().stream().map(trashed -> trashed.image().toString()).toList());
    Map<?, ?> restored = theirMap("restore_tags", Map.of("digest", web + "@" + digest));
    assertThat((List<?>) Objects.requireNonNull(restored.get("successful"))).hasSize(1);
    ours.trash().restore(web + ":2");
    assertThat(icr.tags("acme/web")).containsExactly("1", "2");
  }

  @Test
  void seesTheSameFailuresInABulkDeletion() {
    String there = web + "@" + image("1");
    String missing = web + "@sha256:" + "0".repeat(64);

    Map<?, ?> result =
        theirMap("bulk_delete_images", Map.of("bulk_delete", List.of(there, missing)));

    assertThat(result.get("success")).isEqualTo(List.of(there));
    assertThat(((Map<?, ?>) Objects.requireNonNull(result.get("error"))).keySet().toString())
        .isEqualTo(
            ours.images().deleteAll(delete -> delete.addImage(missing)).failures().stream()
                .map(failure -> failure.image().toString())
                .toList()
                .toString());
  }

  @Test
  void setsARetentionPolicyThatThisOneReads() {
    image("1");

    theirs(
        "set_retention_policy",
        Map.of("namespace", "acme", "images_per_repo", 10, "retain_untagged", false));

    RetentionPolicy policy = ours.retention().get("acme");
    assertThat(policy.imagesPerRepository()).hasValue(10);
    assertThat(policy.retainUntagged()).isFalse();
    ours.retention().set("acme", 3);
    assertThat(theirMap("get_retention_policy", Map.of("namespace", "acme")).get("images_per_repo"))
        .isEqualTo(3.0);
  }

  @Test
  void readsTheSameQuotaPlanAndSettings() {
    ours.plan().upgrade();
    ours.quota().setStorage(500L << 20);

    Map<?, ?> quota = theirMap("get_quota", Map.of());
    assertThat(((Map<?, ?>) Objects.requireNonNull(quota.get("limit"))).get("storage_bytes"))
        .isEqualTo((double) ours.quota().get().storageLimit().orElseThrow());
    assertThat(theirMap("get_plans", Map.of()).get("plan")).isEqualTo(ours.plan().get().name());
    theirs("update_settings", Map.of("platform_metrics", true));
    assertThat(ours.settings().get().platformMetrics()).contains(true);
  }
}
