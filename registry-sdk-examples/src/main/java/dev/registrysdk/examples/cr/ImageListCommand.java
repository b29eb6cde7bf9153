package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.ImageSummary;
import dev.registrysdk.icr.model.ListImagesRequest;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The tagged images of a region. */
@Command(
    name = "image-list",
    aliases = "images",
    description = "List the images of the account that have a tag, a line for each tag.",
    footer = "  cr image-list --restrict acme/web --va")
final class ImageListCommand extends ServiceCommand {
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

  @Option(names = "--show-type", description = "Show which kind of manifest each is.")
  private boolean showType;

  ImageListCommand(Io io) {
    super(io);
  }

  /** A tag, and the image it points to. */
  private record Row(ImageReference name, Optional<Digest> digest, ImageSummary image) {
    static Stream<Row> of(ImageSummary image) {
      if (image.digestTags().isEmpty()) {
        return image.tags().stream().map(tag -> new Row(tag, Optional.empty(), image));
      }
      return image.digestTags().entrySet().stream()
          .flatMap(
              entry ->
                  entry.getValue().stream()
                      .map(tag -> new Row(tag, Optional.of(entry.getKey()), image)));
    }

    Json json() {
      Json json =
          new Json()
              .with("image", name)
              .with("repository", name.repository())
              .with("tag", name.tag())
              .with("digest", digest)
              .with("created", image.created())
              .with("size", image.size())
              .with("type", image.manifestType());
      image
          .issues()
          .ifPresent(
              issues ->
                  json.with("securityStatus", Cells.security(image.issues()))
                      .with("issues", (long) issues.issues())
                      .with("exemptIssues", (long) issues.exemptIssues()));
      return json;
    }
  }

  @Override
  void run(Session session) {
    List<Row> rows;
    try (Stream<ImageSummary> images = session.client().images().stream(request())) {
      rows =
          images
              .flatMap(Row::of)
              .filter(row -> restriction == null || restriction.covers(row.name.repository()))
              .sorted(Comparator.comparing(row -> row.name.toString()))
              .toList();
    }
    Json json = new Json().with("images", rows.stream().map(Row::json).toList());
    if (names) {
      output.result(json, rows.stream().map(Row::name).toArray());
    } else {
      output.table(json, table(rows));
    }
  }

  private ListImagesRequest request() {
    ListImagesRequest.Builder request =
        ListImagesRequest.builder().includeIbm(includeIbm).vulnerabilities(va);
    Optional<Restriction> only = Optional.ofNullable(restriction);
    only.ifPresent(given -> request.addNamespaces(given.namespace()));
    only.flatMap(Restriction::repository).ifPresent(request::addRepositories);
    return request.build();
  }

  private Table table(List<Row> rows) {
    List<String> headings =
        new ArrayList<>(List.of("Repository", "Tag", "Digest", "Namespace", "Created", "Size"));
    if (va) {
      headings.add("Security status");
    }
    if (showType) {
      headings.add("Type");
    }
    Table table = new Table(headings.toArray(String[]::new));
    rows.forEach(row -> table.row(cells(row).toArray()));
    return table;
  }

  private List<String> cells(Row row) {
    Repository repository = row.name.repository();
    List<String> cells =
        new ArrayList<>(
            List.of(
                repository.toString(),
                row.name.tag().orElse(""),
                row.digest.map(digest -> Cells.digest(digest, noTrunc)).orElse(""),
                Cells.namespace(repository),
                Cells.time(row.image.created()),
                Sizes.text(row.image.size())));
    if (va) {
      cells.add(Cells.security(row.image.issues()));
    }
    if (showType) {
      cells.add(row.image.manifestType().orElse(""));
    }
    return cells;
  }
}
