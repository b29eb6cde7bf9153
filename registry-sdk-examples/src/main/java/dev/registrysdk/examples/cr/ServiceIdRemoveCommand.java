package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.ServiceId;
import dev.registrysdk.auth.access.ServiceIds;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.Failure;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** No more access for a program. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "service-id-rm",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Delete a service ID with its API keys and policies. Tokens that it has stay valid for up"
            + " to an hour.",
    footerHeading = "%nExample:%n",
    footer = "  cr service-id-rm my-ci")
final class ServiceIdRemoveCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final IamSignIn signIn;

  @Parameters(
      index = "0",
      paramLabel = "SERVICE_ID",
      description = "Its id, such as ServiceId-…, or its name if no other has it.")
  private String which;

  ServiceIdRemoveCommand(Io io) {
    output = new Output(io);
    signIn = new IamSignIn(io, output);
  }

  @Override
  public void run() {
    ServiceIds ids = signIn.access(signIn.open()).serviceIds();
    ServiceId found = which.startsWith("ServiceId-") ? ids.get(which) : named(ids);
    if (found.locked()) {
      throw new ConflictException(
          Failure.of("Could not delete the service ID " + found.id())
              .reason("it is locked; unlock it first: ibmcloud iam service-id-unlock " + found.id())
              .build());
    }
    ids.delete(found.id());
    output.note("Deleted service ID " + found.name() + " with its API keys and policies");
    output.result(new Json().with("id", found.id()).with("name", found.name()), found.id());
  }

  private ServiceId named(ServiceIds ids) {
    List<ServiceId> named = ids.named(which);
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no service ID called '%s'; 'cr service-id-list' shows all".formatted(which));
    }
    if (named.size() > 1) {
      throw new IllegalArgumentException(
          "Several service IDs are called '%s'; give the id of one: %s"
              .formatted(which, named.stream().map(ServiceId::id).toList()));
    }
    return named.get(0);
  }
}
