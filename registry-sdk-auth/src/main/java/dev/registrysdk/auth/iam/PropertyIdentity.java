package dev.registrysdk.auth.iam;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Who somebody is by the properties of IBM's SDKs, and how IAM is spoken to. */
final class PropertyIdentity {
  private final IbmProperties properties;
  private final Path directory;

  PropertyIdentity(IbmProperties properties, Path directory) {
    this.properties = properties;
    this.directory = directory;
  }

  IamIdentity identity() {
    String type =
        properties
            .get("AUTH_TYPE", "AUTHTYPE")
            .orElse(properties.get("APIKEY", "IAM_APIKEY").isPresent() ? "iam" : "container");
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "iam" -> key();
      case "iamassume" -> key().assume(profile().orElseThrow(this::noProfile));
      case "container" -> computeResource();
      case "vpc" -> vpc();
      case "bearertoken" -> bearer();
      default ->
          throw Settings.wrong(
              properties.name("AUTH_TYPE"),
              "the container registry takes iam, iamAssume, container, vpc and bearerToken");
    };
  }

  IamOptions options(IamOptions given) {
    IamOptions.Builder options = IamOptions.builder().from(given);
    boolean metadata =
        properties.get("AUTH_TYPE", "AUTHTYPE").filter("vpc"::equalsIgnoreCase).isPresent();
    if (given.endpoint().equals(IamEndpoint.PUBLIC) && !metadata) {
      properties
          .get("AUTH_URL")
          .map(url -> Settings.use(properties.name("AUTH_URL"), () -> IamEndpoint.at(url)))
          .ifPresent(options::endpoint);
    }
    if (given.client().isEmpty()) {
      options.client(client());
    }
    if (given.scope().isEmpty()) {
      options.scope(properties.get("SCOPE"));
    }
    if (given.account().isEmpty()) {
      options.account(properties.get("ACCOUNT_ID"));
    }
    if (properties.get("AUTH_DISABLE_SSL").filter("true"::equalsIgnoreCase).isPresent()) {
      Logs.warning(
          properties.name("AUTH_DISABLE_SSL")
              + " is not followed: secrets go to servers that prove who they are");
    }
    return options.build();
  }

  private Optional<IamClient> client() {
    Optional<String> id = properties.get("CLIENT_ID");
    Optional<String> secret = properties.get("CLIENT_SECRET");
    return id.flatMap(
        name ->
            secret.map(
                proof ->
                    Settings.use(properties.name("CLIENT_ID"), () -> new IamClient(name, proof))));
  }

  private IamIdentity key() {
    String property = properties.get("APIKEY").isPresent() ? "APIKEY" : "IAM_APIKEY";
    String name = properties.name(property);
    String key =
        properties
            .get(property)
            .orElseThrow(
                () -> Settings.wrong(properties.name("AUTH_TYPE"), "there is no API key for it"));
    return Settings.use(name, () -> IamIdentity.apiKey(key)).named("the API key of " + name);
  }

  private Optional<TrustedProfile> profile() {
    return properties
        .get("IAM_PROFILE_ID")
        .map(id -> Settings.use(properties.name("IAM_PROFILE_ID"), () -> TrustedProfile.ofId(id)))
        .or(
            () ->
                properties
                    .get("IAM_PROFILE_CRN")
                    .map(
                        crn ->
                            Settings.use(
                                properties.name("IAM_PROFILE_CRN"),
                                () -> TrustedProfile.ofCrn(crn))))
        .or(() -> properties.get("IAM_PROFILE_NAME").map(this::named));
  }

  private TrustedProfile named(String name) {
    return Settings.use(
        properties.name("IAM_PROFILE_NAME"),
        () ->
            properties
                .get("IAM_ACCOUNT_ID")
                .map(account -> TrustedProfile.ofName(name, account))
                .orElseGet(() -> TrustedProfile.ofName(name)));
  }

  private RuntimeException noProfile() {
    return Settings.wrong(
        properties.name("AUTH_TYPE"),
        "there is no IAM_PROFILE_ID, IAM_PROFILE_CRN or IAM_PROFILE_NAME with it");
  }

  private IamIdentity computeResource() {
    TrustedProfile profile = profile().orElseThrow(this::noProfile);
    return properties
        .get("CR_TOKEN_FILENAME")
        .map(file -> IamIdentity.computeResource(profile, tokenFile(file)))
        .orElseGet(() -> IamIdentity.computeResource(profile));
  }

  private Path tokenFile(String file) {
    try {
      return directory.resolve(file);
    } catch (InvalidPathException e) {
      throw Settings.wrong(properties.name("CR_TOKEN_FILENAME"), "it is not the name of a file");
    }
  }

  private IamIdentity vpc() {
    VpcMetadata metadata =
        properties
            .get("AUTH_URL")
            .map(url -> Settings.use(properties.name("AUTH_URL"), () -> VpcMetadata.at(url)))
            .orElseGet(VpcMetadata::linkLocal);
    return Settings.use(properties.name("AUTH_TYPE"), () -> IamIdentity.vpc(profile(), metadata));
  }

  private IamIdentity bearer() {
    String name = properties.name("BEARER_TOKEN");
    String token =
        properties
            .get("BEARER_TOKEN")
            .orElseThrow(
                () -> Settings.wrong(properties.name("AUTH_TYPE"), "there is no BEARER_TOKEN"));
    return Settings.use(name, () -> IamIdentity.userToken(token))
        .named("the access token of " + name);
  }
}
