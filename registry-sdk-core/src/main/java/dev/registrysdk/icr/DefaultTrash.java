package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.icr.model.ListTrashRequest;
import dev.registrysdk.icr.model.RestoreRequest;
import dev.registrysdk.icr.model.RestoreResult;
import dev.registrysdk.icr.model.TrashedImage;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.rest.JsonService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trash over HTTP. */
final class DefaultTrash implements Trash {
  /** Tags, bare or as the complete names that the service may send. */
  private static final JsonType<List<String>> TAGS =
      JsonType.listOf(JsonType.TEXT.map(ListingNames::tag));

  /** The images are named by the members of the object around them. */
  private static final JsonType<Map<String, Entry>> ENTRIES =
      JsonType.mapOf(
          JsonType.object(Entry::new)
              .required("daysUntilExpiry", JsonType.INT, (entry, days) -> entry.days = days)
              .optional("tags", TAGS, (entry, tags) -> entry.tags = tags)
              .build(entry -> entry));

  private final Registries registries;

  DefaultTrash(Registries registries) {
    this.registries = registries;
  }

  private static final class Entry {
    private int days;
    private List<String> tags = List.of();
  }

  @Override
  public List<TrashedImage> list(ListTrashRequest request) {
    Control<IcrApi> control = registries.here();
    Map<String, Entry> entries =
        control.ask(
            "Could not list the trash of " + control.host(),
            (api, spec, account) -> api.trash(spec, account, request.namespace().orElse(null)),
            ENTRIES);
    ListingNames names = new ListingNames();
    List<TrashedImage> images = new ArrayList<>();
    entries.forEach(
        (name, entry) ->
            Optional.ofNullable(names.image(Wire.located(control.host(), name)))
                .filter(image -> image.digest().isPresent())
                .ifPresent(image -> images.add(trashed(image, entry))));
    return List.copyOf(images);
  }

  private static TrashedImage trashed(ImageReference image, Entry entry) {
    return TrashedImage.builder().image(image).daysUntilExpiry(entry.days).tags(entry.tags).build();
  }

  @Override
  public RestoreResult restore(RestoreRequest request) {
    ImageReference image = request.image();
    String what = "Could not restore " + image;
    Control<IcrApi> control = registries.at(what, image.registry());
    String name = Registries.name(image);
    RestoreResult.Builder result = RestoreResult.builder().image(image);
    if (image.digest().isPresent()) {
      JsonType<RestoreResult.Builder> answer =
          JsonType.object(() -> result)
              .optional("successful", TAGS, RestoreResult.Builder::restored)
              .optional("unsuccessful", TAGS, RestoreResult.Builder::notRestored)
              .build(filled -> filled);
      return Answers.ifAny(
              control,
              what,
              (api, spec, account) -> api.restoreDigest(spec, account, name, JsonService.NOTHING),
              answer)
          .orElse(result)
          .build();
    }
    control.tell(
        what, (api, spec, account) -> api.restoreTag(spec, account, name, JsonService.NOTHING));
    return image.tag().map(result::addRestored).orElse(result).build();
  }
}
