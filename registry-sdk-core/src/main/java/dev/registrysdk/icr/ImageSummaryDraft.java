package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A tagged image as it is read. */
final class ImageSummaryDraft {
  private static final JsonType<List<String>> TEXTS = JsonType.listOf(JsonType.TEXT);
  private static final JsonType<Map<String, List<String>>> TEXTS_BY_NAME = JsonType.mapOf(TEXTS);

  private final ListingNames names;
  private final ImageSummary.Builder image = ImageSummary.builder();
  private final IssueCountsDraft counts = new IssueCountsDraft();
  private final List<String> otherNames = new ArrayList<>(0);

  private ImageSummaryDraft(ListingNames names) {
    this.names = names;
  }

  /** How an element is read; to be made anew for each listing. */
  static JsonType<ImageSummary> type() {
    ListingNames names = new ListingNames();
    return JsonType.object(() -> new ImageSummaryDraft(names))
        .required("Id", JsonType.TEXT, (draft, id) -> draft.image.id(Digest.tryParse(id)))
        .optional("ParentId", JsonType.TEXT, ImageSummaryDraft::parent)
        .optional("DigestTags", TEXTS_BY_NAME, ImageSummaryDraft::digestTags)
        .optional("RepoTags", TEXTS, ImageSummaryDraft::tags)
        .optional("RepoDigests", TEXTS, ImageSummaryDraft::digests)
        .optional("Created", Wire.BUILD_SECONDS, (draft, time) -> draft.image.created(time))
        .optional("Size", JsonType.LONG, (draft, bytes) -> draft.image.size(bytes))
        .optional("Labels", Wire.TEXTS_BY_NAME, (draft, labels) -> draft.image.labels(labels))
        .optional("ManifestType", Wire.FILLED, (draft, type) -> draft.image.manifestType(type))
        .optional("Vulnerable", JsonType.TEXT, (draft, text) -> draft.counts.vulnerable(text))
        .optional("VulnerabilityCount", JsonType.INT, (draft, n) -> draft.counts.vulnerabilities(n))
        .optional(
            "ConfigurationIssueCount",
            JsonType.INT,
            (draft, n) -> draft.counts.configurationIssues(n))
        .optional("IssueCount", JsonType.INT, (draft, n) -> draft.counts.issues(n))
        .optional("ExemptIssueCount", JsonType.INT, (draft, n) -> draft.counts.exemptIssues(n))
        .build(ImageSummaryDraft::build);
  }

  private void parent(String id) {
    if (!id.isEmpty()) {
      image.parentId(Digest.tryParse(id));
    }
  }

  // Into the builder one by one: it would copy what is collected first.

  private void tags(List<String> texts) {
    image.tags(List.of());
    read(texts, ImageSummaryDraft::byTag, image::addTags);
  }

  private void digests(List<String> texts) {
    image.digests(List.of());
    read(texts, ImageSummaryDraft::byDigest, image::addDigests);
  }

  private void digestTags(Map<String, List<String>> texts) {
    image.digestTags(Map.of());
    texts.forEach(this::digestTags);
  }

  private void digestTags(String text, List<String> tagged) {
    Digest digest;
    try {
      digest = names.digest(text);
    } catch (OciFormatException e) {
      other(text);
      return;
    }
    List<ImageReference> tags = new ArrayList<>(tagged.size());
    read(tagged, ImageSummaryDraft::byTag, tags::add);
    image.putDigestTags(digest, Collections.unmodifiableList(tags));
  }

  private static boolean byTag(ImageReference name) {
    return name.tag().isPresent();
  }

  private static boolean byDigest(ImageReference name) {
    return name.digest().isPresent();
  }

  private void read(
      List<String> texts, Predicate<ImageReference> wanted, Consumer<ImageReference> action) {
    for (String text : texts) {
      ImageReference name = names.image(text);
      if (name != null && wanted.test(name)) {
        action.accept(name);
      } else {
        other(text);
      }
    }
  }

  private void other(String text) {
    if (!otherNames.contains(text)) {
      otherNames.add(text);
    }
  }

  private ImageSummary build() {
    Optional.of(otherNames).filter(names -> !names.isEmpty()).ifPresent(image::otherNames);
    return image.issues(counts.counts()).build();
  }
}
