package dev.registrysdk.examples.cr;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command for what only IBM Cloud Container Registry has. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n")
abstract sealed class ServiceCommand implements Runnable
    permits ExemptionAddCommand,
        ExemptionListCommand,
        ExemptionRemoveCommand,
        ExemptionTypesCommand,
        ImageDigestsCommand,
        ImageInspectCommand,
        ImageListCommand,
        ImagePruneUntaggedCommand,
        ImageRemoveCommand,
        ImageRestoreCommand,
        ImageTagCommand,
        ImageUntagCommand,
        InfoCommand,
        ManifestInspectCommand,
        MessageCommand,
        NamespaceAddCommand,
        NamespaceAssignCommand,
        NamespaceListCommand,
        NamespaceRemoveCommand,
        PlanCommand,
        PlanUpgradeCommand,
        QuotaCommand,
        QuotaSetCommand,
        RegionCommand,
        RepositoryListCommand,
        RepositoryRemoveCommand,
        RetentionPolicyListCommand,
        RetentionPolicySetCommand,
        RetentionRunCommand,
        SettingsCommand,
        TrashListCommand,
        VulnerabilityCommand {
  @Mixin final Output output;
  @Mixin final Service service;

  ServiceCommand(Io io) {
    output = new Output(io);
    service = new Service(io, output);
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text (as it is unless given) or json; json is the same as --json.")
  void format(Output.Format format) {
    output.format(format);
  }

  @Override
  public void run() {
    try (Session session = service.open(registry())) {
      run(session);
    }
  }

  /** The registry of the image that the command names; empty if it is about a region. */
  Optional<String> registry() {
    return Optional.empty();
  }

  abstract void run(Session session);
}
