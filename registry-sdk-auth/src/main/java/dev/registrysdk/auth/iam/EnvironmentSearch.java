package dev.registrysdk.auth.iam;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for credentials in an environment, in the order that {@link IamCredentials} describes. */
final class EnvironmentSearch {
  private static final List<String> KEYS =
      List.of("IBMCLOUD_API_KEY", "IC_API_KEY", "BM_API_KEY", "BLUEMIX_API_KEY");
  private static final List<String> TOKENS = List.of("IC_IAM", "IBMCLOUD_IAM");
  private static final List<String> PROFILES =
      List.of("IC_IAM_PROFILE_ID", "IBMCLOUD_IAM_PROFILE_ID", "IC_IAM_PROFILE_NAME");
  private static final List<String> ENDPOINTS =
      List.of("IAM_ENDPOINT", "IBMCLOUD_IAM_API_ENDPOINT");
  private static final List<String> METADATA =
      List.of("IBMCLOUD_CR_VPC_URL", "IBMCLOUD_CR_PVS_URL");
  private static final String CR_TOKEN = "IBMCLOUD_CR_TOKEN";
  private static final String CR_PROFILE = "IBMCLOUD_CR_PROFILE";

  private final IamEnvironment environment;
  private final IamOptions given;

  EnvironmentSearch(IamEnvironment environment, IamOptions given) {
    this.environment = environment;
    this.given = given;
  }

  /**
   * What was found.
   *
   * @param identity who it is, called by where it was found
   * @param options the options that were given, with what the environment adds
   */
  record Found(IamIdentity identity, IamOptions options) {}

  Optional<Found> find() {
    Optional<IbmProperties> properties = IbmProperties.find(environment);
    warn(properties);
    return properties
        .map(this::byProperties)
        .or(() -> first(KEYS).map(name -> common(byKey(name))))
        .or(() -> first(TOKENS.stream().map(name -> name + "_TOKEN").toList()).map(this::byToken))
        .or(() -> environment.variable(CR_TOKEN).map(this::byComputeToken))
        .or(() -> first(METADATA).map(this::byMetadata))
        .or(() -> first(PROFILES).map(this::byProfile))
        .or(() -> CliLogin.find(environment, common()));
  }

  private Optional<String> first(List<String> names) {
    return names.stream().filter(name -> environment.variable(name).isPresent()).findFirst();
  }

  private String value(String name) {
    return environment.variable(name).orElse("").strip();
  }

  private Found byProperties(IbmProperties properties) {
    PropertyIdentity source = new PropertyIdentity(properties, environment.directory());
    return new Found(source.identity(), common(source.options(given)));
  }

  private IamIdentity byKey(String name) {
    String key = SecretSetting.read(name, value(name), environment.directory());
    return Settings.use(name, () -> IamIdentity.apiKey(key)).named("the API key of " + name);
  }

  private Found byToken(String name) {
    Optional<String> refresh = environment.variable(name.replace("_TOKEN", "_REFRESH_TOKEN"));
    IamIdentity identity =
        Settings.use(
            name,
            () ->
                refresh
                    .map(token -> IamIdentity.userToken(value(name), token.strip()))
                    .orElseGet(() -> IamIdentity.userToken(value(name))));
    return common(identity.named("the access token of " + name));
  }

  private Found byComputeToken(String setting) {
    TrustedProfile profile =
        environment
            .variable(CR_PROFILE)
            .map(text -> Settings.use(CR_PROFILE, () -> TrustedProfile.of(text.strip())))
            .orElseThrow(() -> Settings.wrong(CR_TOKEN, "there is no " + CR_PROFILE + " with it"));
    return common(
        IamIdentity.computeResource(profile, computeToken(setting.strip()))
            .named("the trusted profile " + profile + " of " + CR_PROFILE));
  }

  /** A file is read for every request, as the cluster replaces it. */
  private ComputeToken computeToken(String setting) {
    return setting.startsWith("@")
        ? ComputeToken.in(List.of(SecretSetting.file(CR_TOKEN, setting, environment.directory())))
        : ComputeToken.of(Settings.use(CR_TOKEN, () -> Secret.checked("token", setting)));
  }

  private Found byMetadata(String name) {
    VpcMetadata metadata = Settings.use(name, () -> VpcMetadata.at(value(name)));
    Optional<TrustedProfile> profile =
        environment
            .variable(CR_PROFILE)
            .map(text -> Settings.use(CR_PROFILE, () -> TrustedProfile.of(text.strip())));
    return common(Settings.use(CR_PROFILE, () -> IamIdentity.vpc(profile, metadata)));
  }

  private Found byProfile(String name) {
    TrustedProfile profile =
        Settings.use(
            name,
            () ->
                name.endsWith("_NAME")
                    ? TrustedProfile.ofName(value(name))
                    : TrustedProfile.ofId(value(name)));
    return common(
        IamIdentity.computeResource(profile)
            .named("the trusted profile of " + name + " as a compute resource"));
  }

  private Found common(IamIdentity identity) {
    return new Found(identity, common());
  }

  /** The options with what the environment says for all ways of signing in. */
  private IamOptions common() {
    return common(given);
  }

  private IamOptions common(IamOptions known) {
    IamOptions.Builder options = IamOptions.builder().from(known);
    if (known.endpoint().equals(IamEndpoint.PUBLIC)) {
      endpoint().ifPresent(options::endpoint);
    }
    if (known.account().isEmpty()) {
      options.account(
          environment
              .variable(IbmProperties.PREFIX + "ACCOUNT_ID")
              .or(() -> environment.variable("IC_ACCOUNT_ID"))
              .map(String::strip));
    }
    return options.build();
  }

  private Optional<IamEndpoint> endpoint() {
    Optional<String> named = first(ENDPOINTS);
    if (named.isPresent()) {
      return named.map(name -> Settings.use(name, () -> IamEndpoint.at(value(name))));
    }
    boolean onlyPrivate = value("IC_VISIBILITY").equalsIgnoreCase("private");
    String region = first(List.of("IC_REGION", "IBMCLOUD_REGION")).map(this::value).orElse("");
    return onlyPrivate ? Optional.of(IamEndpoint.privateIn(region)) : Optional.empty();
  }

  /** Somebody who sets two keys may not know which of them counts. */
  private void warn(Optional<IbmProperties> properties) {
    Map<String, String> keys = new LinkedHashMap<>();
    properties.ifPresent(
        known ->
            known
                .get("APIKEY", "IAM_APIKEY")
                .ifPresent(key -> keys.put(known.name("APIKEY"), key)));
    KEYS.stream()
        .filter(name -> environment.variable(name).isPresent())
        .forEach(name -> keys.put(name, comparable(name)));
    warn("API keys", keys);
    Map<String, String> tokens = new LinkedHashMap<>();
    TOKENS.stream()
        .map(name -> name + "_TOKEN")
        .forEach(name -> environment.variable(name).ifPresent(t -> tokens.put(name, t.strip())));
    warn("access tokens", tokens);
  }

  private String comparable(String name) {
    try {
      return SecretSetting.read(name, value(name), environment.directory());
    } catch (RegistryException e) {
      return value(name); // a file that cannot be read is a problem if its turn comes
    }
  }

  private static void warn(String kind, Map<String, String> set) {
    if (set.values().stream().distinct().count() > 1) {
      List<String> names = new ArrayList<>(set.keySet());
      Logs.warning(
          String.join(", ", names)
              + " are set to different "
              + kind
              + "; "
              + names.get(0)
              + " counts");
    }
  }

  /** Says that there is nothing, and where. */
  static AuthenticationException nothing(IamEnvironment environment) {
    List<String> tried =
        Stream.of(
                Stream.of(
                    IbmProperties.FILE
                        + " in "
                        + environment.directory()
                        + " and "
                        + environment.home(),
                    IbmProperties.PREFIX + "*",
                    "VCAP_SERVICES"),
                KEYS.stream(),
                TOKENS.stream().map(name -> name + "_TOKEN"),
                Stream.of(CR_TOKEN),
                METADATA.stream(),
                PROFILES.stream(),
                Stream.of("the login of ibmcloud in " + CliLogin.file(environment)))
            .flatMap(names -> names)
            .toList();
    return new AuthenticationException(
        Failure.of("Could not find credentials for IBM Cloud")
            .reason("there are none in " + String.join(", ", tried))
            .remedy(Remedy.CONFIGURE_IAM)
            .registry("IBM Cloud")
            .build());
  }
}
