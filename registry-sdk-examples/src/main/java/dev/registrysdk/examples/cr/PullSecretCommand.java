package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.auth.docker.PullSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Credentials for the nodes of a cluster. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "pull-secret",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Print an image pull secret of Kubernetes with the key on the first line of standard input:"
            + " YAML, or with --json JSON. It holds the key.",
    footerHeading = "%nExample:%n",
    footer =
        "  cr pull-secret acme-icr us.icr.io private.us.icr.io --namespace apps < key | kubectl"
            + " apply -f -")
final class PullSecretCommand implements Runnable {
  private final Io io;

  @Option(names = "--json", description = "Print the secret, or the error, in JSON.")
  private boolean json;

  @Option(names = "--verbose", description = "Print stack traces of errors.")
  @SuppressWarnings("UnusedVariable") // read from the arguments where errors are told
  private boolean verbose;

  @Option(
      names = "--namespace",
      paramLabel = "NAMESPACE",
      description = "The namespace of the cluster. Without it: the one that kubectl is set to.")
  private @Nullable String namespace;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      defaultValue = "iamapikey",
      description = "The user; ${DEFAULT-VALUE} unless given.")
  private String username;

  @Parameters(index = "0", paramLabel = "NAME", description = "The name of the secret.")
  private String name;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "REGISTRY",
      description = "The registries, each by its own name: us.icr.io, private.us.icr.io.")
  private List<Host> hosts = new ArrayList<>();

  PullSecretCommand(Io io) {
    this.io = io;
  }

  @Override
  public void run() {
    String password = Account.readPassword(io);
    if (username.equals("iamapikey")) {
      password = IamSecrets.apiKey(password);
    }
    PullSecret.Builder secret =
        PullSecret.builder().name(name).namespace(Optional.ofNullable(namespace));
    Credentials.Basic login = new Credentials.Basic(username, password);
    hosts.forEach(host -> secret.putRegistries(host.name(), login));
    PullSecret made = secret.build();
    io.out().println((json ? made.toJson() : made.toYaml()).stripTrailing());
  }
}
