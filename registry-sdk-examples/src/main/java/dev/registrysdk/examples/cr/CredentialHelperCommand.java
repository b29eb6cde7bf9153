package dev.registrysdk.examples.cr;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * This program as a credential helper of docker: others start it by the name {@code
 * docker-credential-cr}, with one action, and read what it prints. What goes wrong is said on
 * standard output, as the protocol wants it, and ends with 1.
 */
@Command(
    name = "credential-helper",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Speak the protocol of docker's credential helpers. For IBM Cloud it answers with the key of"
            + " the environment, such as $IBMCLOUD_API_KEY, if there is one; else, and for other"
            + " registries, with what it was given to store. It stores in a file of its own,"
            + " cr-credentials.json in docker's directory, readable for its owner only and not"
            + " encrypted.",
    footerHeading = "%nExample:%n",
    footer = {
      "  cr credential-helper list",
      "",
      "To let docker, podman and skopeo use it, put a script called docker-credential-cr on the PATH",
      "with these two lines, and make it executable:",
      "  #!/bin/sh",
      "  exec java -jar /opt/cr/cr.jar credential-helper \"$@\"",
      "Then name it in ~/.docker/config.json: {\"credHelpers\": {\"us.icr.io\": \"cr\"}}"
    })
final class CredentialHelperCommand implements Callable<Integer> {
  /** More than the longest token, and less than hurts. */
  private static final int MOST = 1 << 16;

  private final Io io;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "get, store, erase, list or version.")
  private @Nullable String action;

  CredentialHelperCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    try {
      Optional<String> answer = answer(action == null ? "" : action);
      answer.ifPresent(io.out()::println);
      return ExitCode.OK.code();
    } catch (RuntimeException e) {
      io.out().println(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
      return ExitCode.FAILURE.code();
    }
  }

  private Optional<String> answer(String wanted) {
    HelperStore store = new HelperStore(io);
    switch (wanted) {
      case "get" -> {
        return Optional.of(store.get(HelperMessage.key(input())));
      }
      case "store" -> store.store(HelperMessage.parse(input()));
      case "erase" -> store.erase(HelperMessage.key(input()));
      case "list" -> {
        return Optional.of(store.list());
      }
      case "version" -> {
        return Optional.of("docker-credential-cr (" + new Version().getVersion()[0] + ")");
      }
      default ->
          throw new IllegalArgumentException(
              "Not an action: '" + wanted + "'; there are get, store, erase, list and version");
    }
    return Optional.empty();
  }

  private String input() {
    String text = io.readAll(MOST + 1);
    if (text.length() > MOST) {
      throw new IllegalArgumentException("The input is longer than " + MOST + " characters");
    }
    return text;
  }
}
