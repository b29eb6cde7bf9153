package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import java.util.Optional;
import picocli.CommandLine.Command;

/** What the service has to say. */
@Command(
    name = "message",
    description =
        "Show the message of the day. Works without credentials, so it tells whether the registry can be reached.",
    footer = "  cr message --region us-south")
final class MessageCommand extends ServiceCommand {
  MessageCommand(Io io) {
    super(io);
  }

  @Override
  public void run() {
    try (RegistryClient client = service.anonymous()) {
      Optional<String> message = client.messages().current();
      if (message.isEmpty()) {
        output.note("There is no message");
      }
      output.result(new Json().with("message", message), message.stream().toArray());
    }
  }

  @Override
  void run(Session session) {
    throw new IllegalStateException("Messages are read without a session");
  }
}
