package dev.registrysdk.local;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ReferrerLister;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one image of a layout. */
final class LayoutReader implements ImageReader, ReferrerLister {
  private final Work work;
  private final LayoutContent content;
  private final Referrers referrers;
  private final Descriptor root;
  private final List<ImageReference> names;

  /**
   * Finds the image.
   *
   * @param name what it is called, or null for the only one there is
   */
  LayoutReader(Tree tree, Work work, @Nullable String name) {
    this.work = work;
    this.content = new LayoutContent(tree, work);
    LayoutIndex index = content.index();
    this.referrers = new Referrers(content, index);
    this.root = (name == null ? only(index) : named(index, name)).descriptor();
    this.names =
        Stream.concat(
                Stream.ofNullable(name).flatMap(asked -> LayoutEntry.reference(asked).stream()),
                index.entries().stream()
                    .filter(entry -> entry.descriptor().digest().equals(root.digest()))
                    .flatMap(LayoutEntry::references))
            .distinct()
            .toList();
  }

  /** Reads an image that was found by other means. */
  LayoutReader(
      LayoutContent content,
      LayoutIndex index,
      Work work,
      Descriptor root,
      List<ImageReference> names) {
    this.work = work;
    this.content = content;
    this.referrers = new Referrers(content, index);
    this.root = root;
    this.names = names;
  }

  private LayoutEntry named(LayoutIndex index, String name) {
    return index
        .find(name)
        .orElseThrow(
            () ->
                Failures.missing(
                    work.what(),
                    "it has no image of that name; it has " + labels(index.entries())));
  }

  private LayoutEntry only(LayoutIndex index) {
    List<LayoutEntry> images = index.entries().size() == 1 ? index.entries() : referrers.images();
    return LayoutIndex.sole(images)
        .orElseThrow(
            () ->
                images.isEmpty()
                    ? Failures.missing(work.what(), "it has no image")
                    : Failures.undecided(work.what(), labels(images)));
  }

  private static String labels(List<LayoutEntry> entries) {
    return entries.isEmpty()
        ? "none"
        : entries.stream()
            .map(LayoutEntry::label)
            .distinct()
            .limit(50)
            .collect(Collectors.joining(", "));
  }

  @Override
  public List<ImageReference> names() {
    return names;
  }

  @Override
  public ManifestDocument root() {
    return content.manifest(root);
  }

  @Override
  public ManifestDocument manifest(Descriptor descriptor) {
    return content.manifest(descriptor);
  }

  @Override
  public Blob blob(Descriptor descriptor) {
    return content.blob(descriptor);
  }

  @Override
  public List<Descriptor> referrers(Digest subject) {
    return referrers.of(subject);
  }

  @Override
  public List<String> cosignTags(Digest subject) {
    return referrers.cosignTags(subject);
  }

  @Override
  public Optional<ManifestDocument> tagged(String tag) {
    return referrers.tagged(tag);
  }

  @Override
  public void close() {
    work.close();
  }
}
