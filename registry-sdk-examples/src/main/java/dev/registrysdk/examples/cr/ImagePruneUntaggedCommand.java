package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.IcrImages;
import dev.registrysdk.icr.model.PruneResult;
import dev.registrysdk.icr.model.PruneUntaggedRequest;
import dev.registrysdk.oci.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** No images without a tag. */
@Command(
    name = "image-prune-untagged",
    description = "Delete images without a tag; the parts of an index that has one are kept.",
    footer = "  cr image-prune-untagged --restrict acme/web")
final class ImagePruneUntaggedCommand extends ServiceCommand {
  @Option(
      names = "--restrict",
      paramLabel = "NAMESPACE[/REPOSITORY]",
      description = "Only what is in this namespace, or in this repository.")
  private @Nullable Restriction restriction;

  @Mixin private final Consent consent;

  ImagePruneUntaggedCommand(Io io) {
    super(io);
    consent = new Consent(io);
  }

  @Override
  void run(Session session) {
    IcrImages images = session.client().images();
    PruneUntaggedRequest request = request(session.region().domain());
    consent.ask(
        "Delete",
        () ->
            candidates(
                images.pruneUntagged(
                    PruneUntaggedRequest.builder().from(request).dryRun(true).build())));
    PruneResult pruned = images.pruneUntagged(request);
    new Deletion(output, "Could not delete all images without a tag")
        .tell(new Json().with("kept", pruned.kept()), new Doomed(Map.of()), pruned.deletion());
  }

  private PruneUntaggedRequest request(String registry) {
    PruneUntaggedRequest.Builder request = PruneUntaggedRequest.builder();
    if (restriction != null) {
      Optional<String> path = restriction.path();
      if (path.isPresent()) {
        request.addRepositories(Repository.of(registry, path.get()));
      } else {
        request.addNamespaces(restriction.namespace());
      }
    }
    return request.build();
  }

  private static List<String> candidates(PruneResult dry) {
    List<String> lines = new ArrayList<>();
    dry.candidates().forEach(image -> lines.add(image.toString()));
    lines.add(
        "Images without a tag: "
            + dry.candidates().size()
            + "; kept as parts of an index: "
            + dry.kept().size());
    return lines;
  }
}
