package dev.registrysdk.examples.cr;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.icr.IcrRepositories;
import dev.registrysdk.icr.model.BulkDeleteResult;
import dev.registrysdk.oci.Repository;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A repository less. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "repository-rm",
    description =
        "Delete every image of a repository, but not of those below it. They go to the trash.",
    footer = "  cr repository-rm us.icr.io/acme/web")
final class RepositoryRemoveCommand extends ServiceCommand {
  @Parameters(
      index = "0",
      paramLabel = "REPOSITORY",
      description = "The repository, with its registry and without a tag.")
  private Images repository;

  @Mixin private final Consent consent;

  RepositoryRemoveCommand(Io io) {
    super(io);
    consent = new Consent(io);
  }

  @Override
  Optional<String> registry() {
    return Optional.of(repository.registry());
  }

  @Override
  void run(Session session) {
    Repository name = repository.repository();
    consent.refuseAlone("Delete the repository " + name);
    IcrRepositories repositories = session.client().repositories();
    Doomed doomed = Doomed.in(name, repositories.images(list -> list.repository(name)));
    if (doomed.images().isEmpty()) {
      throw new NotFoundException(
          Failure.of("Could not delete the repository " + name)
              .reason("there is no image in it")
              .remedy(Remedy.CHECK_NAME)
              .registry(name.registry())
              .build());
    }
    consent.ask("Delete the repository " + name, doomed::lines);
    BulkDeleteResult result = repositories.delete(delete -> delete.repository(name));
    new Deletion(output, "Could not delete all of the repository " + name)
        .tell(new Json().with("repository", name), doomed, result);
  }
}
