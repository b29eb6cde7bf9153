package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.ImageDigest;
import dev.registrysdk.icr.model.ListDigestsRequest;
import dev.registrysdk.oci.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything that is stored in a region. */
@Command(
    name = "image-digests",
    aliases = "digests",
    description = "List everything that is stored, images without a tag and indexes included.",
    footer = "  cr image-digests --restrict acme")
final class ImageDigestsCommand extends ServiceCommand {
  @Option(
      names = "--restrict",
      paramLabel = "NAMESPACE[/REPOSITORY]",
      description = "Only what is in this namespace, or in this repository.")
  private @Nullable Restriction restriction;

  @Option(
      names = "--include-ibm",
      description = "List IBM's public images too; only the region global has them.")
  private boolean includeIbm;

  @Option(names = "--no-trunc", description = "Show digests as a whole; only those name an image.")
  private boolean noTrunc;

  @Option(names = "--va", description = "Ask Vulnerability Advisor too; slow for many images.")
  private boolean va;

  @Option(
      names = {"-q", "--names"},
      description = "Print nothing but the names.")
  private boolean names;

  ImageDigestsCommand(Io io) {
    super(io);
  }

  @Override
  void run(Session session) {
    List<ImageDigest> images = session.client().images().digests(request());
    Table table = table();
    List<String> references = new ArrayList<>();
    List<Json> objects = new ArrayList<>();
    for (ImageDigest image : images) {
      image.tags().entrySet().stream()
          .filter(place -> restriction == null || restriction.covers(place.getKey()))
          .forEach(
              place -> {
                references.add(place.getKey().digest(image.digest()).toString());
                table.row(cells(image, place.getKey(), place.getValue()).toArray());
                objects.add(json(image, place.getKey(), place.getValue()));
              });
    }
    Json json = new Json().with("digests", objects);
    if (names) {
      output.result(json, references.toArray());
    } else {
      output.table(json, table);
    }
  }

  private ListDigestsRequest request() {
    ListDigestsRequest.Builder request =
        ListDigestsRequest.builder().includeIbm(includeIbm).vulnerabilities(va);
    Optional.ofNullable(restriction).flatMap(Restriction::path).ifPresent(request::addRepositories);
    return request.build();
  }

  private Table table() {
    List<String> headings =
        new ArrayList<>(List.of("Repository", "Digest", "Tags", "Type", "Created", "Size"));
    if (va) {
      headings.add("Security status");
    }
    return new Table(headings.toArray(String[]::new));
  }

  private List<String> cells(ImageDigest image, Repository repository, List<String> tags) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                repository.toString(),
                Cells.digest(image.digest(), noTrunc),
                Cells.list(tags),
                image.manifestType().orElse(""),
                Cells.time(image.created()),
                Sizes.text(image.size())));
    if (va) {
      cells.add(security(image, repository).orElse(""));
    }
    return cells;
  }

  /** The tags of an image are scanned as one, so that the first tells of all. */
  private static Optional<String> security(ImageDigest image, Repository repository) {
    return image.issues().entrySet().stream()
        .filter(entry -> entry.getKey().repository().equals(repository))
        .map(entry -> Cells.security(Optional.of(entry.getValue())))
        .findFirst();
  }

  private static Json json(ImageDigest image, Repository repository, List<String> tags) {
    return new Json()
        .with("image", repository.digest(image.digest()))
        .with("repository", repository)
        .with("digest", image.digest())
        .with("tags", tags)
        .with("type", image.manifestType())
        .with("created", image.created())
        .with("size", image.size())
        .with("securityStatus", security(image, repository));
  }
}
