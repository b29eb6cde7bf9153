package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.ServiceId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Programs that have an identity. */
@Command(
    name = "service-id-list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the service IDs of the account of IBM Cloud.",
    footerHeading = "%nExample:%n",
    footer = "  cr service-id-list --json")
final class ServiceIdListCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final IamSignIn signIn;

  ServiceIdListCommand(Io io) {
    output = new Output(io);
    signIn = new IamSignIn(io, output);
  }

  @Override
  public void run() {
    List<ServiceId> all = signIn.access(signIn.open()).serviceIds().list();
    output.result(
        new Json().with("serviceIds", all.stream().map(ServiceIdListCommand::json).toList()),
        all.stream().map(id -> id.id() + " " + id.name()).toArray());
  }

  private static Json json(ServiceId id) {
    return new Json()
        .with("id", id.id())
        .with("iamId", id.iamId())
        .with("name", id.name())
        .with("description", id.description())
        .with("locked", id.locked())
        .with("created", id.created());
  }
}
