package dev.registrysdk.icr;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.icr.model.AddTagRequest;
import dev.registrysdk.icr.model.ImageDeletion;
import dev.registrysdk.icr.model.ImageDeletionRequest;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.icr.model.UntagRequest;
import dev.registrysdk.icr.model.Untagged;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.rest.JsonService;
import java.util.List;
import java.util.Optional;

/** One image at a time, over HTTP. */
final class DefaultImageControl implements ImageControl {
  private static final JsonType<Optional<String>> UNTAGGED =
      JsonType.object(Answer::new)
          .optional("Untagged", Wire.FILLED, (answer, text) -> answer.untagged = text)
          .build(answer -> answer.untagged);

  private final Registries registries;

  DefaultImageControl(Registries registries) {
    this.registries = registries;
  }

  private static final class Answer {
    private Optional<String> untagged = Optional.empty();
  }

  @Override
  public ImageDeletion delete(ImageDeletionRequest request) {
    ImageReference image = request.image();
    String what = "Could not delete " + image;
    Registries.checkOwn(what, image.repository());
    Control<IcrApi> control = registries.at(what, image.registry());
    Optional<ImageDigest> stored =
        request.findTags() ? find(what, control, image) : Optional.empty();
    Optional<Digest> digest = image.digest().or(() -> stored.map(ImageDigest::digest));
    if (digest.isEmpty() && request.findTags()) {
      // Not in the list, which may lag behind what was pushed: afterwards nobody could say.
      digest = Optional.of(ManifestAnswer.ask(what, control, image).digest());
    }
    ImageReference target = digest.map(image.repository()::digest).orElse(image);
    Optional<String> untagged =
        Answers.ifAny(
                control,
                what,
                (api, spec, account) -> api.deleteImage(spec, account, Registries.name(target)),
                UNTAGGED)
            .flatMap(answer -> answer);
    return ImageDeletion.builder()
        .image(target)
        .digest(digest)
        .tags(stored.map(DefaultImageControl::tags).orElse(List.of()))
        .untagged(untagged)
        .build();
  }

  /** What an image is stored as, in its own repository only. */
  private static Optional<ImageDigest> find(
      String what, Control<IcrApi> control, ImageReference image) {
    RepositoryFilter here = RepositoryFilter.only(control.host(), image.repository());
    return new StoredImages(what, control)
        .list(here, ListDigestsRequest.builder().build()).stream()
            .filter(
                stored ->
                    image
                        .digest()
                        .map(stored.digest()::equals)
                        .orElse(tags(stored).contains(image.tag().orElse(""))))
            .findFirst();
  }

  private static List<String> tags(ImageDigest stored) {
    return stored.tags().values().stream().flatMap(List::stream).sorted().toList();
  }

  @Override
  public Untagged removeTag(UntagRequest request) {
    ImageReference tag = request.tag();
    String what = "Could not remove the tag " + tag;
    Registries.checkOwn(what, tag.repository());
    Optional<String> untagged =
        Answers.ifAny(
                registries.at(what, tag.registry()),
                what,
                (api, spec, account) -> api.removeTag(spec, account, tag.toString()),
                UNTAGGED)
            .flatMap(answer -> answer);
    return Untagged.builder().tag(tag).untagged(untagged).build();
  }

  @Override
  public void addTag(AddTagRequest request) {
    ImageReference image = request.image();
    ImageReference tag = request.tag();
    String what = "Could not tag " + image + " as " + tag;
    if (!image.registry().equals(tag.registry())) {
      throw new UnsupportedException(
          Failure.of(what)
              .reason(
                  "the service tags inside one registry, and "
                      + image.registry()
                      + " is not "
                      + tag.registry())
              .remedy(Remedy.COPY_ACROSS)
              .registry(image.registry())
              .build());
    }
    registries
        .at(what, image.registry())
        .tell(
            what,
            (api, spec, account) ->
                api.addTag(
                    spec, account, Registries.name(image), tag.toString(), JsonService.NOTHING));
  }
}
