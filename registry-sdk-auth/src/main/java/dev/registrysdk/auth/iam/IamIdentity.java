package dev.registrysdk.auth.iam;

import dev.registrysdk.auth.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who somebody is for IAM, and by what it is proved. Immutable; its {@code toString} says what kind
 * of proof it is and never shows it.
 */
public final class IamIdentity {
  private final String label;
  private final Optional<Secret> apiKey;
  private final Source source;

  private IamIdentity(String label, Optional<Secret> apiKey, Source source) {
    this.label = label;
    this.apiKey = apiKey;
    this.source = source;
  }

  /** Makes the tokens of an identity. */
  private interface Source {
    FreshToken open(IamService service, String label);
  }

  /**
   * A user or a service ID, by an API key.
   *
   * @param key the key
   * @return the identity
   * @throws IllegalArgumentException if it cannot be a key: it is empty, has white space around it
   *     or a line end in it, or begins or ends with a brace or a quotation mark
   */
  public static IamIdentity apiKey(String key) {
    Secret secret = Secret.apiKey(key);
    return new IamIdentity(
        "an API key",
        Optional.of(secret),
        (service, label) -> service.tokens(new ApiKeyGrant(service, label, secret)));
  }

  /**
   * Somebody who has an access token, for as long as it is good.
   *
   * @param accessToken the token, also as {@code ibmcloud iam oauth-tokens} prints it
   * @return the identity
   * @throws IllegalArgumentException if it cannot be a token
   */
  public static IamIdentity userToken(String accessToken) {
    Credentials.BearerToken token = UserTokens.parse(accessToken);
    return new IamIdentity(
        "an access token",
        Optional.empty(),
        (service, label) -> UserTokens.alone(service, label, token));
  }

  /**
   * Somebody who has an access token, and a refresh token to get more with: for as long as the
   * session lasts. The refresh token belongs to a client, {@link IamOptions#client()}.
   *
   * @param accessToken the token, also as {@code ibmcloud iam oauth-tokens} prints it; it may have
   *     expired
   * @param refreshToken the refresh token
   * @return the identity
   * @throws IllegalArgumentException if one of them cannot be a token
   */
  public static IamIdentity userToken(String accessToken, String refreshToken) {
    Credentials.BearerToken token = UserTokens.parse(accessToken);
    Secret refresh = Secret.checked("refresh token", refreshToken);
    return new IamIdentity(
        "an access token and its refresh token",
        Optional.empty(),
        (service, label) -> UserTokens.renewed(service, label, token, refresh));
  }

  /**
   * A user, by a one-time passcode as {@code ibmcloud login --sso} asks for. It is sent once,
   * whatever comes of it.
   *
   * @param passcode the passcode
   * @return the identity
   * @throws IllegalArgumentException if it cannot be a passcode
   */
  public static IamIdentity passcode(String passcode) {
    Secret secret = Secret.checked("passcode", passcode);
    return new IamIdentity(
        "a passcode",
        Optional.empty(),
        (service, label) -> service.tokens(new PasscodeGrant(service, label, secret)));
  }

  /**
   * A trusted profile, taken on by a pod or a Code Engine application. The token that vouches for
   * it is read for every request from the first of these files that is there: {@code
   * /var/run/secrets/tokens/vault-token}, {@code /var/run/secrets/tokens/sa-token}, {@code
   * /var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token}.
   *
   * @param profile the profile
   * @return the identity
   */
  public static IamIdentity computeResource(TrustedProfile profile) {
    return computeResource(profile, ComputeToken.in(ComputeToken.PLACES));
  }

  /**
   * A trusted profile, taken on by a compute resource whose token is in a file.
   *
   * @param profile the profile
   * @param tokenFile the file; it is read for every request
   * @return the identity
   */
  public static IamIdentity computeResource(TrustedProfile profile, Path tokenFile) {
    return computeResource(profile, ComputeToken.in(List.of(tokenFile)));
  }

  static IamIdentity computeResource(TrustedProfile profile, ComputeToken token) {
    return new IamIdentity(
        "the trusted profile " + profile + " as a compute resource",
        Optional.empty(),
        (service, label) -> service.tokens(new ComputeGrant(service, label, token, profile)));
  }

  /**
   * The trusted profile that is linked to the virtual server of a VPC that this program runs on.
   *
   * @return the identity
   */
  public static IamIdentity vpc() {
    return vpc(Optional.empty(), VpcMetadata.linkLocal());
  }

  /**
   * A trusted profile, taken on by the virtual server of a VPC that this program runs on.
   *
   * @param profile the profile, by id or CRN; the one linked to the server if empty
   * @param metadata the server's metadata service
   * @return the identity
   * @throws IllegalArgumentException if the profile is given by its name, which the service does
   *     not know
   */
  public static IamIdentity vpc(Optional<TrustedProfile> profile, VpcMetadata metadata) {
    if (profile.filter(named -> named.kind() == TrustedProfile.Kind.NAME).isPresent()) {
      throw new IllegalArgumentException(
          "The metadata service knows trusted profiles by id or CRN, not by name: "
              + profile.get());
    }
    return new IamIdentity(
        profile.map(named -> "the trusted profile " + named).orElse("the linked trusted profile")
            + " as a virtual server",
        Optional.empty(),
        (service, label) -> service.tokens(new VpcGrant(service, label, metadata, profile)));
  }

  /**
   * A trusted profile, taken on by this identity.
   *
   * @param profile the profile; by name it needs its account, or is one of this identity's account
   * @return the identity
   */
  public IamIdentity assume(TrustedProfile profile) {
    return new IamIdentity(
        "the trusted profile " + profile + ", taken on with " + label,
        Optional.empty(),
        (service, assumed) ->
            service.tokens(new AssumeGrant(service, assumed, open(service), profile)));
  }

  /** The same identity, called by where it was found. */
  IamIdentity named(String name) {
    return new IamIdentity(name, apiKey, source);
  }

  FreshToken open(IamService service) {
    return source.open(service, label);
  }

  /** The key, where the proof is one. */
  Optional<Secret> apiKey() {
    return apiKey;
  }

  /** What it is proved by, for example {@code an API key}. */
  @Override
  public String toString() {
    return label;
  }
}
