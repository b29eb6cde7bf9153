package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.IssueCounts;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Repository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stored manifest as it is read. */
final class ImageDigestDraft {
  private static final String NO_TAG = "<none>";
  private static final JsonType<Map<String, Map<String, Optional<IssueCounts>>>> REPOSITORIES =
      JsonType.mapOf(JsonType.mapOf(IssueCountsDraft.REPORT, Optional.empty()), Map.of());

  private final ListingNames names;
  private final ImageDigest.Builder image = ImageDigest.builder();

  private ImageDigestDraft(ListingNames names) {
    this.names = names;
  }

  /** How an element is read; to be made anew for each listing. */
  static JsonType<ImageDigest> type() {
    ListingNames names = new ListingNames();
    return JsonType.object(() -> new ImageDigestDraft(names))
        .required("id", Wire.DIGEST, (draft, id) -> draft.image.digest(id))
        .optional("manifestType", Wire.FILLED, (draft, type) -> draft.image.manifestType(type))
        .optional("repoTags", REPOSITORIES, ImageDigestDraft::repositories)
        .optional("created", Wire.BUILD_SECONDS, (draft, time) -> draft.image.created(time))
        .optional("size", JsonType.LONG, (draft, bytes) -> draft.image.size(bytes))
        .build(draft -> draft.image.build());
  }

  private void repositories(Map<String, Map<String, Optional<IssueCounts>>> all) {
    Map<Repository, List<String>> tags = new LinkedHashMap<>();
    Map<ImageReference, IssueCounts> issues = new LinkedHashMap<>();
    all.forEach(
        (text, reports) -> {
          Repository repository = names.repository(text);
          if (repository != null) {
            tags.put(repository, tags(repository, reports, issues));
          } else if (reports.isEmpty()) {
            image.addOtherNames(text);
          } else {
            reports.keySet().forEach(tag -> image.addOtherNames(text + ":" + tag));
          }
        });
    image.tags(tags).issues(issues);
  }

  private List<String> tags(
      Repository repository,
      Map<String, Optional<IssueCounts>> reports,
      Map<ImageReference, IssueCounts> issues) {
    List<String> readable = new ArrayList<>(reports.size());
    reports.forEach(
        (tag, counts) -> {
          if (tag.isEmpty() || tag.equals(NO_TAG)) {
            return;
          }
          try {
            ImageReference name = repository.tag(tag);
            counts.ifPresent(found -> issues.put(name, found));
            readable.add(tag);
          } catch (OciFormatException e) {
            image.addOtherNames(repository + ":" + tag);
          }
        });
    return Collections.unmodifiableList(readable);
  }
}
