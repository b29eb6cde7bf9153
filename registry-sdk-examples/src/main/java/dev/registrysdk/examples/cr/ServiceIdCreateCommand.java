package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.AccessGrant;
import dev.registrysdk.auth.access.AccessRole;
import dev.registrysdk.auth.access.GrantRequest;
import dev.registrysdk.auth.access.RegistryAccess;
import dev.registrysdk.auth.access.ResourceGroup;
import dev.registrysdk.icr.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Access for a program. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "service-id-create",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Give a program access to the container registry of IBM Cloud: create a service ID, its"
            + " policy and its API key. The key is printed once, and not told again.",
    footerHeading = "%nExample:%n",
    footer =
        "  cr service-id-create my-ci --role READER --role WRITER --region us-south --namespace acme"
            + " --key-file my-ci.key")
final class ServiceIdCreateCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final IamSignIn signIn;
  @Mixin private final KeyOutput keyOutput = new KeyOutput();

  @Parameters(index = "0", paramLabel = "NAME", description = "The name; it need not be unique.")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description =
          "READER pulls and lists, WRITER pulls and pushes, MANAGER does everything,"
              + " ADMINISTRATOR gives access to others; can be repeated.")
  private List<AccessRole> roles = new ArrayList<>();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Limit it to this region, for example us-south. Without it: all.")
  private @Nullable Region region;

  @Option(
      names = "--namespace",
      paramLabel = "NAMESPACE",
      description = "Limit it to this namespace. Without it: all.")
  private @Nullable String namespace;

  @Option(
      names = "--resource-group",
      paramLabel = "GROUP",
      description = "Limit it to the namespaces of this resource group, by its name or id.")
  private @Nullable String resourceGroup;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
  private @Nullable String description;

  ServiceIdCreateCommand(Io io) {
    output = new Output(io);
    signIn = new IamSignIn(io, output);
  }

  @Override
  public void run() {
    RegistryAccess access = signIn.access(signIn.open());
    GrantRequest request =
        GrantRequest.builder()
            .name(name)
            .roles(roles)
            .region(Optional.ofNullable(region))
            .namespace(Optional.ofNullable(namespace))
            .resourceGroup(Optional.ofNullable(resourceGroup).map(text -> group(access, text)))
            .description(Optional.ofNullable(description))
            .build();
    AccessGrant grant = keyOutput.keep(() -> access.grant(request), AccessGrant::apiKey);
    output.note(
        "Created service ID %s with policy %s and API key %s"
            .formatted(grant.serviceId().id(), grant.policy().id(), grant.apiKey().key().id()));
    keyOutput.result(
        output,
        new Json()
            .with("name", name)
            .with("serviceId", grant.serviceId().id())
            .with("iamId", grant.serviceId().iamId())
            .with("policy", grant.policy().id())
            .with("apiKeyId", grant.apiKey().key().id()),
        grant.apiKey());
  }

  private static String group(RegistryAccess access, String text) {
    if (text.matches("[0-9a-f]{32}")) {
      return text;
    }
    List<ResourceGroup> groups = access.resourceGroups();
    return groups.stream()
        .filter(group -> group.name().equals(text))
        .findFirst()
        .map(ResourceGroup::id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no resource group '"
                        + text
                        + "' in the account; there are "
                        + groups.stream().map(ResourceGroup::name).toList()));
  }
}
