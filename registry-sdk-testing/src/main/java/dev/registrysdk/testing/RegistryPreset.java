package dev.registrysdk.testing;

import dev.registrysdk.testing.text.Nearest;
import java.util.List;

/**
 * A registry of the world that an {@link InMemoryRegistry} can behave like: what is known to differ
 * there from a registry that can do everything.
 *
 * <p>{@link #differences()} lists what a preset does. What is marked "not confirmed" there is what
 * clients report, or what they have to be ready for. Sign-in is no part of a preset; see {@link
 * InMemoryRegistryBuilder#auth}. After a preset, single features and limits can still be changed:
 *
 * <pre>{@code
 * InMemoryRegistry.start(RegistryPreset.dockerHubLike());
 *
 * InMemoryRegistry.builder()
 *     .preset(RegistryPreset.distribution28Like())
 *     .with(Feature.DELETE)
 *     .start();
 * }</pre>
 *
 * <p>Immutable.
 */
public final class RegistryPreset {
  private final String name;
  private final String title;
  private final List<Difference> differences;

  private RegistryPreset(String name, String title, List<Difference> differences) {
    this.name = name;
    this.title = title;
    this.differences = differences;
  }

  static RegistryPreset of(String name, String title, Difference... differences) {
    return new RegistryPreset(name, title, List.of(differences));
  }

  /**
   * The protocol as OCI Distribution 1.1 has it, without what came later.
   *
   * @return the preset
   */
  public static RegistryPreset oci11() {
    return Presets.oci11();
  }

  /**
   * CNCF Distribution 2.8 ({@code registry:2}) with the settings it comes with: nothing can be
   * deleted, tags come all at once, and there is no referrers API. With {@link Feature#DELETE} it
   * deletes by digest.
   *
   * @return the preset
   */
  public static RegistryPreset distribution28Like() {
    return Presets.distribution28();
  }

  /**
   * CNCF Distribution 3 ({@code registry:3}) with deleting switched on: pages of tags, no referrers
   * API, no schema 1.
   *
   * @return the preset
   */
  public static RegistryPreset distribution3Like() {
    return Presets.distribution3();
  }

  /**
   * Docker Hub: limited pulls, no deleting, no catalog. {@link Limit#PULLS} changes how many there
   * are.
   *
   * @return the preset
   */
  public static RegistryPreset dockerHubLike() {
    return Presets.dockerHub();
  }

  /**
   * The registry of IBM Cloud, as far as its {@code /v2/} goes: namespaces have to exist ({@link
   * InMemoryRegistry#createNamespace}). {@link InMemoryIcr} has its control plane too.
   *
   * @return the preset
   */
  public static RegistryPreset icrLike() {
    return Presets.icr();
  }

  /**
   * Amazon ECR: repositories have to exist ({@link InMemoryRegistry#createRepository}), blobs come
   * from S3. {@link Feature#TAG_MOVE} switched off makes its tags immutable.
   *
   * @return the preset
   */
  public static RegistryPreset ecrLike() {
    return Presets.ecr();
  }

  /**
   * Google Artifact Registry: {@code project/repository} has to exist ({@link
   * InMemoryRegistry#createNamespace}), and blobs are sent in one piece.
   *
   * @return the preset
   */
  public static RegistryPreset artifactRegistryLike() {
    return Presets.artifactRegistry();
  }

  /**
   * Azure Container Registry: blobs come from Azure storage, and large ones are sent in chunks.
   *
   * @return the preset
   */
  public static RegistryPreset acrLike() {
    return Presets.acr();
  }

  /**
   * GitHub Container Registry: chunks of at most 4 MiB, no deleting, no referrers API.
   *
   * @return the preset
   */
  public static RegistryPreset ghcrLike() {
    return Presets.ghcr();
  }

  /**
   * Quay: no mount without a source, no manifests of unknown types.
   *
   * @return the preset
   */
  public static RegistryPreset quayLike() {
    return Presets.quay();
  }

  /**
   * Harbor: projects have to exist ({@link InMemoryRegistry#createNamespace}).
   *
   * @return the preset
   */
  public static RegistryPreset harborLike() {
    return Presets.harbor();
  }

  /**
   * Artifactory, with a repository key at the start of each name, which has to exist ({@link
   * InMemoryRegistry#createNamespace}). For old versions, switch {@link Feature#MANIFEST_TYPE} off
   * as well; other clients do not pull from those.
   *
   * @return the preset
   */
  public static RegistryPreset artifactoryLike() {
    return Presets.artifactory();
  }

  /**
   * The registry of GitLab: {@code group/project} has to exist ({@link
   * InMemoryRegistry#createNamespace}), and blobs come from a CDN.
   *
   * @return the preset
   */
  public static RegistryPreset gitlabLike() {
    return Presets.gitlab();
  }

  /**
   * zot: OCI manifests only.
   *
   * @return the preset
   */
  public static RegistryPreset zotLike() {
    return Presets.zot();
  }

  /**
   * All presets, the plain protocol first.
   *
   * @return an unmodifiable list
   */
  public static List<RegistryPreset> all() {
    return List.of(
        oci11(),
        distribution28Like(),
        distribution3Like(),
        dockerHubLike(),
        icrLike(),
        ecrLike(),
        artifactRegistryLike(),
        acrLike(),
        ghcrLike(),
        quayLike(),
        harborLike(),
        artifactoryLike(),
        gitlabLike(),
        zotLike());
  }

  /**
   * The preset of a name.
   *
   * @param name a {@link #name()}, such as {@code docker-hub}, in upper or lower case
   * @return the preset
   * @throws IllegalArgumentException if there is none; the message has the names
   */
  public static RegistryPreset named(String name) {
    return all().stream()
        .filter(preset -> preset.name.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /**
   * The name for command lines and settings.
   *
   * @return lower-case letters, digits and hyphens, such as {@code docker-hub}
   */
  public String name() {
    return name;
  }

  /**
   * The name for people.
   *
   * @return for example {@code Docker Hub}
   */
  public String title() {
    return title;
  }

  /**
   * What this registry does differently.
   *
   * @return a sentence for each difference, in Markdown, without a full stop
   */
  public List<String> differences() {
    return differences.stream().map(Difference::text).toList();
  }

  /**
   * A name that this registry takes for a repository. Where something has to exist before a push,
   * {@link InMemoryRegistry#createRepository} with this name creates it.
   *
   * @return for example {@code acme/web}
   */
  public String sampleRepository() {
    return settings().limit(Limit.NAME_PARTS) > 2 ? "acme/images/web" : "acme/web";
  }

  @Override
  public String toString() {
    return name;
  }

  Settings settings() {
    Settings settings = Settings.everything();
    for (Difference difference : differences) {
      settings = difference.change().apply(settings);
    }
    return settings;
  }

  private static IllegalArgumentException unknown(String name) {
    List<String> names = all().stream().map(RegistryPreset::name).toList();
    String nearest =
        Nearest.of(name, names).map(found -> ": did you mean '" + found + "'?").orElse(".");
    return new IllegalArgumentException(
        "There is no preset '" + name + "'" + nearest + " There are " + String.join(", ", names));
  }
}
