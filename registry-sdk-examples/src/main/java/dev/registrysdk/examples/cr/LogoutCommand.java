package dev.registrysdk.examples.cr;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets credentials. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "logout",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Remove the credentials for a registry from where 'cr login' keeps them.",
    footerHeading = "%nExample:%n",
    footer = "  cr logout us.icr.io")
final class LogoutCommand implements Runnable {
  private final Io io;
  @Mixin private final Output output;

  @Option(
      names = "--authfile",
      paramLabel = "FILE",
      description =
          "Remove them from this file. Without it: $REGISTRY_AUTH_FILE, or else docker's"
              + " config.json.")
  private @Nullable Path authfile;

  @Parameters(
      index = "0",
      paramLabel = "REGISTRY",
      description = "The host, with :port if there is one.")
  private Host host;

  LogoutCommand(Io io) {
    this.io = io;
    output = new Output(io);
  }

  @Override
  public void run() {
    boolean removed = SavedLogins.file(io, authfile).logout(host.name());
    output.note(removed ? "Signed out of " + host : "Nobody was signed in to " + host);
    output.result(new Json().with("registry", host).with("removed", removed));
  }
}
