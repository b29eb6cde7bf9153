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

  private final ListingNames names;
  private final ImageSummary.Builder image = ImageSummary.builder();
  private final IssueCountsDraft counts = new IssueCountsDraft();
  private final List<String> otherNames = new ArrayList<>(0);

  private ImageSummaryDraft(ListingNames names) {
    this.names = names;
    names.nextImage();
  }

  /** How an element is read; to be made anew for each listing. */
  static JsonType<ImageSummary> type() {
    ListingNames names = new ListingNames();
    return JsonType.object(() -> new ImageSummaryDraft(names))
        .required("Id", JsonType.TEXT, (draft, id) -> draft.image.id(Digest.tryParse(id)))
        .optional("ParentId", JsonType.TEXT, ImageSummaryDraft::parent)
        .members(
            "DigestTags", TEXTS, ImageSummaryDraft::noDigestTags, ImageSummaryDraft::digestTags)
        .elements("RepoTags", JsonType.TEXT, ImageSummaryDraft::noTags, ImageSummaryDraft::tag)
        .elements(
            "RepoDigests", JsonType.TEXT, ImageSummaryDraft::noDigests, ImageSummaryDraft::digest)
        .optional("Created", Wire.BUILD_SECONDS, (draft, time) -> draft.image.created(time))
        .optional("Size", JsonType.LONG, (draft, bytes) -> draft.image.size(bytes))
        .members("Labels", JsonType.TEXT, ImageSummaryDraft::noLabels, ImageSummaryDraft::label)
        .optional("ManifestType", JsonType.TEXT, ImageSummaryDraft::manifestType)
        .optional("Vulnerable", JsonType.WORD, ImageSummaryDraft::vulnerable)
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

  private void manifestType(String text) {
    image.manifestType(Optional.of(names.share(text)).filter(type -> !type.isEmpty()));
  }

  private void vulnerable(String text) {
    counts.vulnerable(names.share(text));
  }

  private void noLabels() {
    image.labels(Map.of());
  }

  private void label(String name, String value) {
    image.putLabels(names.share(name), names.share(value));
  }

  private void noTags() {
    image.tags(List.of());
  }

  private void tag(String text) {
    read(text, ImageSummaryDraft::byTag, image::addTags);
  }

  private void noDigests() {
    image.digests(List.of());
  }

  private void digest(String text) {
    read(text, ImageSummaryDraft::byDigest, image::addDigests);
  }

  private void noDigestTags() {
    image.digestTags(Map.of());
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
    for (String tag : tagged) {
      read(tag, ImageSummaryDraft::byTag, tags::add);
    }
    image.putDigestTags(digest, Collections.unmodifiableList(tags));
  }

  private static boolean byTag(ImageReference name) {
    return name.tag().isPresent();
  }

  private static boolean byDigest(ImageReference name) {
    return name.digest().isPresent();
  }

  private void read(
      String text, Predicate<ImageReference> wanted, Consumer<ImageReference> action) {
    ImageReference name = names.image(text);
    if (name != null && wanted.test(name)) {
      action.accept(name);
    } else {
      other(text);
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
