package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.icr.model.DeleteImagesRequest;
import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ImageInspection;
import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.InspectionRequest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.icr.model.ListImagesRequest;
import dev.registrysdk.icr.model.ManifestRequest;
import dev.registrysdk.icr.model.PruneResult;
import dev.registrysdk.icr.model.PruneUntaggedRequest;
import dev.registrysdk.icr.model.RestoreRequest;
import dev.registrysdk.icr.model.RestoreResult;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Images over HTTP. */
final class DefaultIcrImages implements IcrImages {
  private final Registries registries;

  DefaultIcrImages(Registries registries) {
    this.registries = registries;
  }

  @Override
  public Stream<ImageSummary> stream(ListImagesRequest request) {
    Control<IcrApi> control = registries.here();
    return control.stream(listing(control), call(request), ImageSummaryDraft.type());
  }

  @Override
  public List<ImageSummary> list(ListImagesRequest request) {
    Control<IcrApi> control = registries.here();
    return control.list(listing(control), call(request), ImageSummaryDraft.type());
  }

  private static Control.Request<IcrApi> call(ListImagesRequest request) {
    return (api, spec, account) ->
        api.images(
            spec,
            account,
            request.namespaces(),
            request.repositories(),
            unless(false, request.includeIbm()),
            unless(true, request.includePrivate()),
            unless(false, request.includeIndexes()),
            request.vulnerabilities()); // what the service does without is not documented
  }

  /** Left out if it is what the service does anyway. */
  private static @Nullable Boolean unless(boolean usual, boolean value) {
    return value == usual ? null : value;
  }

  @Override
  public Stream<ImageDigest> streamDigests(ListDigestsRequest request) {
    Control<IcrApi> control = registries.here();
    return new StoredImages(listing(control), control).stream(request);
  }

  private static String listing(Control<IcrApi> control) {
    return "Could not list the images of " + control.host();
  }

  @Override
  public ImageInspection inspection(InspectionRequest request) {
    ImageReference image = request.image();
    String what = "Could not inspect " + image;
    return registries
        .at(what, image.registry())
        .ask(
            what,
            (api, spec, account) -> api.inspect(spec, account, Registries.name(image)),
            ImageInspectionJson.TYPE);
  }

  @Override
  public ManifestDocument manifest(ManifestRequest request) {
    ImageReference image = request.image();
    return ManifestAnswer.ask(
        registries.at("Could not read the manifest of " + image, image.registry()), image);
  }

  @Override
  public BulkDeleteResult deleteAll(DeleteImagesRequest request) {
    return BulkDeletion.of(registries, request.images());
  }

  @Override
  public RestoreResult restore(RestoreRequest request) {
    return new DefaultTrash(registries).restore(request);
  }

  @Override
  public PruneResult pruneUntagged(PruneUntaggedRequest request) {
    return new Pruning(registries, request).run();
  }
}
