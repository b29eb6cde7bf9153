package dev.registrysdk.local;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.Manifest;
import dev.registrysdk.oci.ManifestDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what refers to a manifest of a layout. Some tools list referrers in the layout's index,
 * others under the tag {@code sha256-<hex>}, and cosign under tags that start in that way.
 */
final class Referrers {
  private static final List<String> COSIGN = List.of(".sig", ".att", ".sbom");

  private final LayoutContent content;
  private final LayoutIndex index;
  private @Nullable Map<Digest, List<Descriptor>> listed;

  Referrers(LayoutContent content, LayoutIndex index) {
    this.content = content;
    this.index = index;
  }

  List<Descriptor> of(Digest subject) {
    Map<Digest, Descriptor> found = new LinkedHashMap<>();
    listed().getOrDefault(subject, List.of()).forEach(d -> found.putIfAbsent(d.digest(), d));
    tagged(tag(subject))
        .flatMap(ManifestDocument::manifest)
        .ifPresent(list -> list.references().forEach(d -> found.putIfAbsent(d.digest(), d)));
    return List.copyOf(found.values());
  }

  List<String> cosignTags(Digest subject) {
    return COSIGN.stream()
        .map(suffix -> tag(subject) + suffix)
        .filter(tag -> index.entries().stream().anyMatch(entry -> entry.hasTag(tag)))
        .toList();
  }

  Optional<ManifestDocument> tagged(String tag) {
    return index.entries().stream()
        .filter(entry -> entry.hasTag(tag))
        .findFirst()
        .map(entry -> content.manifest(entry.descriptor()));
  }

  /** The entries that are images, not something attached to one. */
  List<LayoutEntry> images() {
    Set<Digest> attached =
        listed().values().stream()
            .flatMap(List::stream)
            .map(Descriptor::digest)
            .collect(Collectors.toSet());
    return index.entries().stream()
        .filter(entry -> entry.names().stream().noneMatch(Referrers::attachment))
        .filter(entry -> !attached.contains(entry.descriptor().digest()))
        .toList();
  }

  /** How a referrer is described where it is listed, so that it can be chosen without reading. */
  static Descriptor describe(ManifestDocument document, Manifest manifest) {
    return Descriptor.builder()
        .from(document.descriptor())
        .artifactType(manifest.artifactType().or(() -> configType(manifest)))
        .annotations(manifest.annotations())
        .build();
  }

  private static Optional<String> configType(Manifest manifest) {
    return manifest instanceof ImageManifest image
        ? Optional.of(image.config().mediaType().toString())
        : Optional.empty();
  }

  /** Referrers by subject, as far as the layout's index lists them. */
  private synchronized Map<Digest, List<Descriptor>> listed() {
    Map<Digest, List<Descriptor>> known = listed;
    if (known == null) {
      Map<Digest, List<Descriptor>> fresh = new LinkedHashMap<>();
      index.entries().stream()
          .map(LayoutEntry::descriptor)
          .flatMap(this::readable)
          .forEach(document -> collect(document, fresh));
      known = fresh;
      listed = known;
    }
    return known;
  }

  private static void collect(ManifestDocument document, Map<Digest, List<Descriptor>> into) {
    document
        .manifest()
        .ifPresent(
            manifest ->
                manifest
                    .subject()
                    .ifPresent(
                        subject ->
                            into.computeIfAbsent(subject.digest(), key -> new ArrayList<>())
                                .add(describe(document, manifest))));
  }

  /** The manifest, unless it is of another kind, or the layout is sparse. */
  private Stream<ManifestDocument> readable(Descriptor descriptor) {
    if (!descriptor.mediaType().manifest() || !content.has(descriptor)) {
      return Stream.empty();
    }
    try {
      return Stream.of(content.manifest(descriptor));
    } catch (NotFoundException e) {
      return Stream.empty();
    }
  }

  private static String tag(Digest subject) {
    return subject.algorithm() + "-" + subject.encoded();
  }

  private static boolean attachment(String name) {
    return LayoutEntry.tag(name)
        .filter(tag -> tag.matches("sha256-[0-9a-f]{64}(\\..*)?"))
        .isPresent();
  }
}
