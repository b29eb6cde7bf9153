package dev.registrysdk.build;

import dev.registrysdk.build.ImageDraft.DraftLayer;
import dev.registrysdk.oci.ConfigEditor;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One edit of an image, or of every image of an index. */
final class EditRun {
  /** Build tools mark with it what belongs to an image of the index. */
  private static final String ATTACHED_TO = "vnd.docker.reference.type";

  private final ImageReader reader;
  private final String place;
  private final List<Consumer<ConfigEditor>> changes;
  private final Map<String, Optional<String>> annotations;

  EditRun(
      ImageReader reader,
      String place,
      List<Consumer<ConfigEditor>> changes,
      Map<String, Optional<String>> annotations) {
    this.reader = reader;
    this.place = place;
    this.changes = changes;
    this.annotations = annotations;
  }

  BuildResult publish(@Nullable Rebase rebase, Publisher publisher) {
    ManifestDocument root = reader.root();
    ImageFormat format =
        annotations.values().stream().anyMatch(Optional::isPresent)
            ? ImageFormat.OCI
            : ImageFormat.of(root.mediaType());
    if (!(root.manifest().orElse(null) instanceof ImageIndex index)) {
      ImageDraft draft = draft(root, root.descriptor(), rebase, format);
      return publisher.publish(List.of(draft), null, reader.names());
    }
    List<ImageDraft> drafts = new ArrayList<>();
    for (Descriptor entry : index.manifests()) {
      if (!attached(entry)) {
        drafts.add(draft(reader.manifest(entry), entry, rebase, format));
      }
    }
    if (drafts.isEmpty()) {
      throw BuildFailures.unsupported("Could not edit " + place, "it is an index without images");
    }
    ImageIndex empty =
        ImageIndex.builder()
            .from(index)
            .mediaType(format.index())
            .manifests(List.of())
            .annotations(annotated(index.annotations()))
            .build();
    return publisher.publish(drafts, empty, reader.names());
  }

  private static boolean attached(Descriptor entry) {
    return entry.annotations().containsKey(ATTACHED_TO)
        || entry.platform().map(Platform::unknown).orElse(false);
  }

  private ImageDraft draft(
      ManifestDocument document, Descriptor entry, @Nullable Rebase rebase, ImageFormat format) {
    OpenImage image = OpenImage.of(reader, place, document);
    ConfigEditor config = ConfigEditor.of(image.json().toByteArray());
    List<DraftLayer> layers;
    Map<String, String> kept = new LinkedHashMap<>(image.manifest().annotations());
    if (rebase == null) {
      layers = image.layers(format);
    } else {
      Rebase.Result moved = rebase.apply(image, config, format);
      layers = moved.layers();
      if (format == ImageFormat.OCI) {
        kept.putAll(moved.base().baseAnnotations());
      }
    }
    changes.forEach(change -> change.accept(config));
    byte[] json = config.toJson();
    ImageManifest manifest =
        ImageManifest.builder()
            .from(image.manifest())
            .mediaType(format.manifest())
            .config(Descriptor.of(format.config(), json))
            .annotations(annotated(kept))
            .build();
    return new ImageDraft(ByteString.of(json), layers, manifest, entry);
  }

  private Map<String, String> annotated(Map<String, String> kept) {
    Map<String, String> result = new LinkedHashMap<>(kept);
    annotations.forEach(
        (name, value) ->
            value.ifPresentOrElse(text -> result.put(name, text), () -> result.remove(name)));
    return result;
  }
}
