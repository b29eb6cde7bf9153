package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.copy.CopyRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Any place to any place. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "copy",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Copy an image from any place to any place.",
    footerHeading = "%nExample:%n",
    footer = "  cr copy us.icr.io/acme/web:1.0 de.icr.io/acme/web:1.0")
final class CopyCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final CopySignIn signIn;
  @Mixin private final Choices choices = new Choices();

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "An image in a registry, " + Place.Local.FORMS + ".")
  private Place source;

  @Parameters(index = "1", paramLabel = "TARGET", description = "The same.")
  private Place target;

  CopyCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new CopySignIn(io);
  }

  @Override
  public void run() {
    try (RegistryClient registry = connection.open(signIn.at(source, target))) {
      CopyRequest.Builder copy =
          CopyRequest.builder()
              .from(choices)
              .source(source.open(registry))
              .target(target.open(registry));
      output.transfer(
          source, target, listener -> registry.images().copy(copy.listener(listener).build()));
    }
  }
}
