package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.auth.docker.DockerConfig;
import dev.registrysdk.distribution.RemoteRegistry;
import dev.registrysdk.distribution.TransferOptions;
import dev.registrysdk.http.HttpPipeline;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps credentials, for this program and for others. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Keep credentials for a registry where docker, podman, skopeo and cr look for them: in the"
            + " helper that docker's configuration names, else in its file, which is not encrypted"
            + " and readable for its owner only.",
    footerHeading = "%nExample:%n",
    footer = "  cr login us.icr.io --api-key-stdin < key")
final class LoginCommand implements Runnable {
  private final Io io;
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final LoginSecret secret;

  @Option(
      names = "--authfile",
      paramLabel = "FILE",
      description =
          "Keep them in this file, for example podman's auth.json. Without it:"
              + " $REGISTRY_AUTH_FILE, or else docker's config.json.")
  private @Nullable Path authfile;

  @Option(
      names = "--no-check",
      description = "Do not show the credentials to the registry before they are kept.")
  private boolean unchecked;

  @Parameters(
      index = "0",
      paramLabel = "REGISTRY",
      description = "The host, with :port if there is one.")
  private Host host;

  LoginCommand(Io io) {
    this.io = io;
    output = new Output(io);
    connection = new Connection(output);
    secret = new LoginSecret(io);
  }

  @Override
  public void run() {
    Credentials.Basic login = secret.at(host);
    if (!unchecked) {
      check(login);
    }
    DockerConfig config = SavedLogins.file(io, authfile);
    config.login(host.name(), login);
    Path file = config.files().get(0);
    output.note(
        "Signed in to "
            + host
            + " as "
            + login.username()
            + "; kept in "
            + file
            + ", or in the credential helper that it names");
    if (login.username().equals(LoginSecret.TOKEN_USER)) {
      output.note("The access token ends within the hour; an API key (--api-key-stdin) lasts");
    }
    output.result(
        new Json()
            .with("registry", host)
            .with("username", login.username())
            .with("checked", !unchecked)
            .with("file", file));
  }

  private void check(Credentials.Basic login) {
    CredentialProvider credentials = CredentialProvider.of(host.name(), login);
    try (HttpPipeline pipeline = HttpPipeline.create(connection.http(), credentials)) {
      RemoteRegistry.of(pipeline, host.name(), TransferOptions.defaults()).ping();
    }
  }
}
