package dev.registrysdk.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import okio.ByteString;

class DocumentPropertyTest {
  private static final List<MediaType> TYPES =
      List.of(
          MediaType.OCI_MANIFEST,
          MediaType.OCI_INDEX,
          MediaType.DOCKER_MANIFEST,
          MediaType.DOCKER_LIST,
          MediaType.OCI_ARTIFACT,
          MediaType.DOCKER_SCHEMA1,
          MediaType.parse("application/json"));

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    read(bytes);
  }

  @Property
  void aDamagedDocumentIsReadOrRefused(
      @ForAll("documents") String text, @ForAll @IntRange(max = 500) int place, @ForAll byte with) {
    byte[] bytes = text.getBytes(UTF_8);
    int at = place % bytes.length;
    byte[] changed = bytes.clone();
    changed[at] = with;

    read(bytes);
    read(changed);
    read(Arrays.copyOf(bytes, at));
  }

  @Property
  void anImageManifestIsReadAgainAsTheSame(@ForAll("images") ImageManifest image) {
    ManifestDocument document = image.toDocument();

    assertThat(document.asImage()).isEqualTo(image);
    assertThat(ManifestDocument.read(MediaType.parse("text/plain"), document.bytes()))
        .isEqualTo(document);
    assertThat(document.asImage().toDocument()).isEqualTo(document);
  }

  @Property
  void anIndexIsReadAgainAsTheSame(@ForAll("indexes") ImageIndex index) {
    ManifestDocument document = index.toDocument();

    assertThat(document.asIndex()).isEqualTo(index);
    assertThat(document.asIndex().toDocument()).isEqualTo(document);
  }

  @Property
  void aConfigurationIsReadAgainAsTheSame(@ForAll("configs") ImageConfig config) {
    assertThat(ImageConfig.parse(config.toJson())).isEqualTo(config);
    assertThat(ImageConfig.parse(config.toJson()).toJson()).isEqualTo(config.toJson());
  }

  private static void read(byte[] bytes) {
    for (MediaType type : TYPES) {
      try {
        ManifestDocument document = ManifestDocument.read(type, bytes);
        assertThat(document.bytes()).isEqualTo(bytes);
      } catch (OciFormatException e) {
        assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_000);
      }
    }
    try {
      ImageConfig config = ImageConfig.parse(bytes);
      assertThat(ImageConfig.parse(config.toJson()).toJson()).isEqualTo(config.toJson());
    } catch (OciFormatException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_000);
    }
  }

  /** JSON objects of the members that documents have, with values of every kind. */
  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "null",
            "true",
            "0",
            "-1",
            "2",
            "1.5",
            "1e400",
            "\"\"",
            "\"text\"",
            "\"linux\"",
            "\"2026-01-02T03:04:05Z\"",
            "\"application/vnd.oci.image.index.v1+json\"",
            "[]",
            "{}",
            "[null]",
            "[1]",
            "[\"a\"]",
            Json.LAYER.replace('\'', '"'),
            "[" + Json.LAYER.replace('\'', '"') + "]",
            "\"" + Json.DIGEST + "\"");
    Arbitrary<String> flat = objects(leaf);
    return objects(Arbitraries.oneOf(leaf, flat, lists(flat)));
  }

  private static Arbitrary<String> lists(Arbitrary<String> values) {
    return values.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]");
  }

  private static Arbitrary<String> objects(Arbitrary<String> values) {
    Arbitrary<String> names =
        Arbitraries.of(
            "schemaVersion",
            "mediaType",
            "config",
            "layers",
            "manifests",
            "subject",
            "annotations",
            "artifactType",
            "blobs",
            "fsLayers",
            "digest",
            "size",
            "urls",
            "data",
            "platform",
            "os",
            "architecture",
            "variant",
            "os.version",
            "os.features",
            "created",
            "author",
            "history",
            "rootfs",
            "diff_ids",
            "Env",
            "Cmd",
            "Labels",
            "ExposedPorts",
            "Healthcheck",
            "Test",
            "Interval",
            "empty_layer",
            "other");
    return Combinators.combine(names, values)
        .as((name, value) -> "\"" + name + "\":" + value)
        .list()
        .ofMaxSize(6)
        .map(members -> members.stream().collect(Collectors.joining(",", "{", "}")));
  }

  @Provide
  Arbitrary<ImageManifest> images() {
    return Combinators.combine(
            Arbitraries.of(MediaType.OCI_MANIFEST, MediaType.DOCKER_MANIFEST),
            descriptors(),
            descriptors().list().ofMaxSize(3),
            descriptors().optional(),
            filled().optional(),
            Arbitraries.maps(text(), text()).ofMaxSize(3))
        .as(
            (type, config, layers, subject, artifactType, annotations) ->
                ImageManifest.builder()
                    .mediaType(type)
                    .config(config)
                    .layers(layers)
                    .subject(subject)
                    .artifactType(artifactType)
                    .annotations(annotations)
                    .build());
  }

  @Provide
  Arbitrary<ImageIndex> indexes() {
    return Combinators.combine(
            Arbitraries.of(MediaType.OCI_INDEX, MediaType.DOCKER_LIST),
            descriptors().list().ofMaxSize(4),
            descriptors().optional(),
            filled().optional())
        .as(
            (type, manifests, subject, artifactType) ->
                ImageIndex.builder()
                    .mediaType(type)
                    .manifests(manifests)
                    .subject(subject)
                    .artifactType(artifactType)
                    .build());
  }

  @Provide
  Arbitrary<ImageConfig> configs() {
    Arbitrary<Optional<String>> optional = filled().optional();
    return Combinators.combine(
            platforms(),
            optional,
            text().list().ofMaxSize(3),
            text().set().ofMaxSize(3),
            Arbitraries.maps(text(), text()).ofMaxSize(3),
            digests().list().ofMaxSize(3),
            Arbitraries.longs().between(0, 253_402_300_799L).map(Instant::ofEpochSecond).optional(),
            Arbitraries.of(true, false))
        .as(
            (platform, author, words, ports, labels, diffIds, created, empty) ->
                ImageConfig.builder()
                    .platform(platform)
                    .author(author)
                    .user(author)
                    .env(words)
                    .cmd(words)
                    .entrypoint(words)
                    .exposedPorts(ports)
                    .volumes(ports)
                    .labels(labels)
                    .diffIds(diffIds)
                    .created(created)
                    .addHistory(HistoryEntry.builder().created(created).emptyLayer(empty).build())
                    .build());
  }

  private static Arbitrary<Descriptor> descriptors() {
    return Combinators.combine(
            Arbitraries.of(MediaType.OCI_LAYER, MediaType.OCI_EMPTY, MediaType.parse("a/b")),
            digests(),
            Arbitraries.longs().greaterOrEqual(0),
            text().list().ofMaxSize(2),
            Arbitraries.maps(text(), text()).ofMaxSize(2),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(8).map(ByteString::of).optional(),
            platforms().optional())
        .as(
            (type, digest, size, urls, annotations, data, platform) ->
                Descriptor.builder()
                    .mediaType(type)
                    .digest(digest)
                    .size(size)
                    .urls(urls)
                    .annotations(annotations)
                    .data(data)
                    .platform(platform)
                    .build());
  }

  private static Arbitrary<Digest> digests() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(4).map(Digest::sha256);
  }

  private static Arbitrary<Platform> platforms() {
    return Combinators.combine(
            Arbitraries.of("linux", "windows", "unknown"),
            Arbitraries.of("amd64", "arm", "arm64", "unknown"),
            filled().optional(),
            filled().list().ofMaxSize(2))
        .as(
            (os, architecture, version, features) ->
                Platform.builder()
                    .os(os)
                    .architecture(architecture)
                    .osVersion(version)
                    .osFeatures(features)
                    .build());
  }

  /** Text without halves of surrogate pairs, which UTF-8 cannot carry. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withCharRange('\0', '\ud7ff')
        .withCharRange('\ue000', '\uffff')
        .ofMaxLength(8);
  }

  private static Arbitrary<String> filled() {
    return text().filter(text -> !text.isEmpty());
  }
}
