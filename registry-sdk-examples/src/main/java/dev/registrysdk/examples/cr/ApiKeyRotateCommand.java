package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.access.ApiKeys;
import dev.registrysdk.auth.access.CreatedApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new API key for an old one. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "api-key-rotate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Replace an API key of IBM Cloud by a new one of the same identity, name and description."
            + " The new key is printed once, and not told again.",
    footerHeading = "%nExample:%n",
    footer = "  cr api-key-rotate ApiKey-1a2b --keep-old --key-file my-ci.key")
final class ApiKeyRotateCommand implements Runnable {
  @Mixin private final Output output;
  @Mixin private final IamSignIn signIn;
  @Mixin private final KeyOutput keyOutput = new KeyOutput();

  @Parameters(
      index = "0",
      paramLabel = "API_KEY_ID",
      description = "The id of the key, such as ApiKey-…; not the key itself.")
  private String id;

  @Option(
      names = "--keep-old",
      description = "Leave the old key there, to be deleted when all programs have the new one.")
  private boolean keepOld;

  ApiKeyRotateCommand(Io io) {
    output = new Output(io);
    signIn = new IamSignIn(io, output);
  }

  @Override
  public void run() {
    if (!id.startsWith("ApiKey-")) {
      throw new IllegalArgumentException(
          "The id of an API key starts with ApiKey-, and this does not. It is not repeated, as it"
              + " could be the key itself: 'cr whoami' tells the id of a key");
    }
    ApiKeys keys = signIn.access(signIn.open()).apiKeys();
    CreatedApiKey created =
        keyOutput.keep(() -> keys.rotate(key -> key.id(id).keepOld(keepOld)), key -> key);
    output.note(
        "Created API key %s for %s, which is %s"
            .formatted(created.key().id(), id, keepOld ? "still there" : "deleted"));
    keyOutput.result(
        output,
        new Json()
            .with("apiKeyId", created.key().id())
            .with("name", created.key().name())
            .with("replaced", id)
            .with("replacedDeleted", !keepOld),
        created);
  }
}
