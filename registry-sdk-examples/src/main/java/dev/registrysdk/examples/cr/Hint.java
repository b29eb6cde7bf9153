package dev.registrysdk.examples.cr;

import dev.registrysdk.error.Remedy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** The one table of what a remedy of the SDK means at the command line. */
enum Hint {
  SIGN_IN_AT_TWO(
      "--source-username",
      "--username NAME --password-stdin (between two registries: --source-username,"
          + " --target-username), or REGISTRY_USERNAME and REGISTRY_PASSWORD, or 'cr login HOST'",
      Remedy.SIGN_IN,
      Remedy.CHECK_CREDENTIALS),
  SIGN_IN(
      "--anonymous",
      "--username NAME --password-stdin, or REGISTRY_USERNAME and REGISTRY_PASSWORD, or"
          + " 'cr login HOST'",
      Remedy.SIGN_IN,
      Remedy.CHECK_CREDENTIALS),
  DO_WITHOUT(
      "--anonymous",
      "--anonymous to do without",
      Remedy.REPAIR_LOGIN_FILE,
      Remedy.INSTALL_HELPER,
      Remedy.CHECK_HELPER),
  API_KEY(
      "--api-key-stdin",
      "--api-key-stdin, or IBMCLOUD_API_KEY",
      Remedy.CONFIGURE_IAM,
      Remedy.LOG_IN_AGAIN,
      Remedy.PASS_NEW_TOKEN,
      Remedy.USE_API_KEY),
  PLAIN_HTTP("--plain-http", "--plain-http HOST", Remedy.ALLOW_PLAIN_HTTP),
  HTTPS("--https", "--https HOST", Remedy.USE_HTTPS),
  IBM_CLOUD(
      "--endpoint",
      "--api-key-stdin, or IBMCLOUD_API_KEY",
      Remedy.CHECK_API_KEY,
      Remedy.SIGN_IN,
      Remedy.CHECK_CREDENTIALS,
      Remedy.USE_ACCESS_TOKEN),
  ACCOUNT("--account", "--account ID, or CR_ACCOUNT", Remedy.SET_ACCOUNT, Remedy.CHECK_ACCOUNT),
  REGION("--region", "--region NAME, or CR_REGION", Remedy.SET_REGION),
  ENDPOINT("--endpoint", "--endpoint HOST, or CR_ENDPOINT", Remedy.USE_REGISTRY_OF_SERVICE),
  CA_FILE("--ca-file", "--ca-file PEM", Remedy.TRUST_CERTIFICATE),
  MOVE("--move", "--move", Remedy.MOVE_TAG),
  COPY("--move", "cr copy IMAGE TAG", Remedy.COPY_INSTEAD, Remedy.COPY_ACROSS),
  PLATFORM("--platform", "--platform OS/ARCH", Remedy.CHOOSE_PLATFORM);

  private static final Pattern CALL =
      Pattern.compile("images\\(\\)\\.copy\\(\"([^\"]*)\", \"([^\"]*)\"\\)");

  private final String option;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
  private final List<Remedy> remedies;

  Hint(String option, String words, Remedy... remedies) {
    this.option = option;
    this.words = words;
    this.remedies = List.of(remedies);
  }

  /** A message of the SDK that advises a call, with the command in its place. */
  static String inWords(String message) {
    return CALL.matcher(message).replaceAll("cr copy $1 $2");
  }

  /** What to write, if the command has an option that helps. */
  static Optional<String> of(Remedy remedy, CommandSpec command, String registry) {
    return Arrays.stream(values())
        .filter(hint -> hint.remedies.contains(remedy))
        .filter(hint -> command.findOption(hint.option) != null)
        .map(hint -> hint.words.replace("HOST", registry))
        .findFirst();
  }
}
