package dev.registrysdk.auth.iam;

import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The session of the {@code ibmcloud} command line, from its configuration. The file is only read:
 * if it were written, a command under way could lose its session. Its switch that turns TLS checks
 * off is not followed.
 */
final class CliLogin {
  private static final JsonType<String> ACCOUNT =
      JsonType.object(Config::new)
          .optional("GUID", JsonType.TEXT, (config, id) -> config.account = id)
          .build(config -> config.account);
  private static final JsonType<Config> CONFIG =
      JsonType.object(Config::new)
          .optional("IAMToken", JsonType.TEXT, (config, token) -> config.token = token)
          .optional("IAMRefreshToken", JsonType.TEXT, (config, token) -> config.refresh = token)
          .optional("IAMEndpoint", JsonType.TEXT, (config, url) -> config.endpoint = url)
          .optional("Account", ACCOUNT, (config, account) -> config.account = account)
          .build(config -> config);

  private CliLogin() {}

  private static final class Config {
    private String token = "";
    private String refresh = "";
    private String endpoint = "";
    private String account = "";
  }

  /** Where the configuration is, or would be. */
  static Path file(IamEnvironment environment) {
    Path root =
        environment
            .variable("IBMCLOUD_HOME")
            .or(() -> environment.variable("BLUEMIX_HOME"))
            .map(environment.directory()::resolve)
            .orElse(environment.home());
    Path current = root.resolve(".ibmcloud");
    return environment
        .variable("IBMCLOUD_CONFIG_HOME")
        .map(environment.directory()::resolve)
        .orElseGet(() -> Files.isDirectory(current) ? current : root.resolve(".bluemix"))
        .resolve("config.json");
  }

  /** The session, if somebody is logged in. */
  static Optional<EnvironmentSearch.Found> find(IamEnvironment environment, IamOptions options) {
    Path file = Settings.use("IBMCLOUD_HOME or IBMCLOUD_CONFIG_HOME", () -> file(environment));
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String name = "the login of ibmcloud in " + file;
    Config config = read(name, file);
    if (config.token.isBlank()) {
      return Optional.empty();
    }
    IamIdentity identity =
        Settings.use(
            name,
            () ->
                config.refresh.isBlank()
                    ? IamIdentity.userToken(config.token)
                    : IamIdentity.userToken(config.token, config.refresh));
    return Optional.of(
        new EnvironmentSearch.Found(identity.named(name), options(name, config, options)));
  }

  private static IamOptions options(String name, Config config, IamOptions given) {
    IamOptions.Builder options = IamOptions.builder().from(given);
    if (given.endpoint().equals(IamEndpoint.PUBLIC) && !config.endpoint.isBlank()) {
      options.endpoint(Settings.use(name, () -> IamEndpoint.at(config.endpoint)));
    }
    if (given.account().isEmpty() && !config.account.isBlank()) {
      options.account(config.account);
    }
    return options.client(IamClient.CLI).build();
  }

  private static Config read(String name, Path file) {
    try {
      return CONFIG.read(Settings.bytes(name, file));
    } catch (JsonFormatException e) { // not kept: it may quote the file
      throw Settings.wrong(name, "the file is not JSON as ibmcloud writes it");
    }
  }
}
