package dev.registrysdk.icr;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeletionFailure;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.rest.JsonService;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Deletes many images, in batches to each registry. A batch that fails as a whole ends the work at
 * its registry: what it and those after it had is told as not deleted, so that nothing known of the
 * batches before it is lost. For one use, by one thread.
 */
final class BulkDeletion {
  private static final String UNMENTIONED = "The service did not say what became of it";

  private final BulkDeleteResult.Builder result = BulkDeleteResult.builder();
  private final int size;
  private boolean answered;

  private BulkDeletion(int size) {
    this.size = size;
  }

  static BulkDeleteResult of(Registries registries, Collection<ImageReference> images) {
    Map<Control<IcrApi>, Map<String, ImageReference>> parts = new LinkedHashMap<>();
    Map<String, Control<IcrApi>> controls = new LinkedHashMap<>();
    for (ImageReference image : images) {
      String what = "Could not delete " + image;
      Registries.checkOwn(what, image.repository());
      Control<IcrApi> control =
          controls.computeIfAbsent(image.registry(), host -> registries.at(what, host));
      parts
          .computeIfAbsent(control, it -> new LinkedHashMap<>())
          .put(Registries.name(image), image);
    }
    BulkDeletion deletion = new BulkDeletion(registries.batch());
    parts.forEach(deletion::at);
    return deletion.result.build();
  }

  /** Deletes images at one registry, whatever host it has in their names. */
  static BulkDeleteResult here(Registries registries, Collection<ImageReference> images) {
    Map<String, ImageReference> named = new LinkedHashMap<>();
    images.forEach(image -> named.put(Registries.name(image), image));
    BulkDeletion deletion = new BulkDeletion(registries.batch());
    deletion.at(registries.here(), named);
    return deletion.result.build();
  }

  private void at(Control<IcrApi> control, Map<String, ImageReference> images) {
    List<String> names = List.copyOf(images.keySet());
    for (int start = 0; start < names.size(); start += size) {
      List<String> batch = names.subList(start, Math.min(start + size, names.size()));
      try {
        tell(images, batch, send(control, batch));
        answered = true;
      } catch (CancelledException e) {
        throw e; // the caller wants no result
      } catch (RegistryException e) {
        if (!answered) {
          throw e;
        }
        for (String name : names.subList(start, names.size())) {
          failed(sent(images, name), Optional.empty(), String.valueOf(e.getMessage()));
        }
        return;
      }
    }
  }

  private static BulkDeletionAnswer send(Control<IcrApi> control, List<String> batch) {
    byte[] body =
        JsonText.write(
            json -> {
              json.beginArray();
              batch.forEach(json::item);
              json.endArray();
            });
    return Answers.ifAny(
            control,
            "Could not delete "
                + (batch.size() == 1
                    ? batch.get(0)
                    : batch.size() + " images in " + control.host()),
            (api, spec, account) -> api.deleteImages(spec, account, JsonService.body(body)),
            BulkDeletionAnswer.TYPE)
        .orElse(BulkDeletionAnswer.NOTHING);
  }

  private void tell(
      Map<String, ImageReference> images, List<String> batch, BulkDeletionAnswer answer) {
    answer.deleted().forEach(name -> image(images, name).ifPresent(result::addDeleted));
    answer
        .refused()
        .forEach(
            (name, refusal) ->
                image(images, name)
                    .ifPresent(image -> failed(image, refusal.code(), refusal.message())));
    answer
        .unmentioned(batch)
        .forEach(name -> failed(sent(images, name), Optional.empty(), UNMENTIONED));
  }

  /** What the service calls an image by: as it was named here, or in another form. */
  private static Optional<ImageReference> image(Map<String, ImageReference> images, String name) {
    ImageReference image = images.get(name);
    return image != null ? Optional.of(image) : Optional.ofNullable(new ListingNames().image(name));
  }

  private static ImageReference sent(Map<String, ImageReference> images, String name) {
    return Objects.requireNonNull(images.get(name), name);
  }

  private void failed(ImageReference image, Optional<String> code, String message) {
    result.addFailures(DeletionFailure.builder().image(image).code(code).message(message).build());
  }
}
