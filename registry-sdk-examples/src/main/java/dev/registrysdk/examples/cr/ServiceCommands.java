package dev.registrysdk.examples.cr;

import java.util.List;

/** The commands for IBM Cloud Container Registry, in the order of the help. */
final class ServiceCommands {
  private ServiceCommands() {}

  static List<ServiceCommand> of(Io io) {
    return List.of(
        new InfoCommand(io),
        new RegionCommand(io),
        new MessageCommand(io),
        new NamespaceListCommand(io),
        new NamespaceAddCommand(io),
        new NamespaceAssignCommand(io),
        new NamespaceRemoveCommand(io),
        new RepositoryListCommand(io),
        new RepositoryRemoveCommand(io),
        new ImageListCommand(io),
        new ImageDigestsCommand(io),
        new ImageInspectCommand(io),
        new ManifestInspectCommand(io),
        new ImageTagCommand(io),
        new ImageUntagCommand(io),
        new ImageRemoveCommand(io),
        new ImagePruneUntaggedCommand(io),
        new ImageRestoreCommand(io),
        new TrashListCommand(io),
        new RetentionPolicyListCommand(io),
        new RetentionPolicySetCommand(io),
        new RetentionRunCommand(io),
        new QuotaCommand(io),
        new QuotaSetCommand(io),
        new PlanCommand(io),
        new PlanUpgradeCommand(io),
        new SettingsCommand(io),
        new VulnerabilityCommand(io),
        new ExemptionListCommand(io),
        new ExemptionAddCommand(io),
        new ExemptionRemoveCommand(io),
        new ExemptionTypesCommand(io));
  }
}
