package dev.registrysdk.auth.iam;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.icr.Region;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Credentials from IBM Cloud IAM, for IBM Cloud Container Registry.
 *
 * <pre>{@code
 * try (IamCredentials credentials = IamCredentials.serviceId(apiKey);
 *     RegistryClient client = RegistryClient.builder().credentials(credentials).build()) {
 *   client.images().pull(…);
 * }
 * }</pre>
 *
 * <p>They are shown to the registries of the service ({@link Region#serves}) and those named by
 * {@link #forRegistry} or {@link IamOptions#registries()}, and to no others:
 *
 * <ul>
 *   <li>on the data plane as a user name and a password: {@code iamapikey} with the API key where
 *       there is one, else {@code iambearer} with a fresh access token ({@link IcrUsername})
 *   <li>on the control plane as a fresh access token; IAM itself and the resource controller get it
 *       too
 * </ul>
 *
 * <p>Access tokens are fetched when they are first needed, once however many threads wait, and
 * renewed in the background after 80 % of their life; 10 seconds before its end a token is no
 * longer used. A renewal that fails changes nothing as long as the token is good. Nothing is
 * written to disk. Safe for use by several threads; interrupting a waiting thread ends its wait,
 * and the request goes on for the others.
 */
public final class IamCredentials implements CredentialProvider, AutoCloseable {
  private static final Set<String> RESOURCE_CONTROLLERS =
      Set.of(
          "resource-controller.cloud.ibm.com",
          "private.resource-controller.cloud.ibm.com",
          "resource-controller.test.cloud.ibm.com");

  private final IamService service;
  private final IamIdentity identity;
  private final FreshToken tokens;
  private final Set<String> registries;
  private final AccountLookup accounts;

  private IamCredentials(
      IamService service, IamIdentity identity, FreshToken tokens, Set<String> registries) {
    this.service = service;
    this.identity = identity;
    this.tokens = tokens;
    this.registries = registries;
    this.accounts = new AccountLookup(service);
  }

  /**
   * A service ID, by its API key: for programs.
   *
   * @param apiKey the key
   * @return the credentials, to be closed by the caller
   * @throws IllegalArgumentException if it cannot be a key; see {@link IamIdentity#apiKey}
   */
  public static IamCredentials serviceId(String apiKey) {
    return apiKey(apiKey);
  }

  /**
   * A user or a service ID, by an API key.
   *
   * @param apiKey the key
   * @return the credentials, to be closed by the caller
   * @throws IllegalArgumentException if it cannot be a key; see {@link IamIdentity#apiKey}
   */
  public static IamCredentials apiKey(String apiKey) {
    return of(IamIdentity.apiKey(apiKey), IamOptions.defaults());
  }

  /**
   * An access token, for as long as it is good.
   *
   * @param accessToken the token, with or without {@code Bearer}
   * @return the credentials, to be closed by the caller
   * @throws IllegalArgumentException if it cannot be a token
   */
  public static IamCredentials userToken(String accessToken) {
    return of(IamIdentity.userToken(accessToken), IamOptions.defaults());
  }

  /**
   * An access token, with a refresh token of the {@code ibmcloud} command line to get more with.
   * For one of another client use {@link #of} and {@link IamOptions#client()}.
   *
   * @param accessToken the token, with or without {@code Bearer}; it may have expired
   * @param refreshToken the refresh token
   * @return the credentials, to be closed by the caller
   * @throws IllegalArgumentException if one of them cannot be a token
   */
  public static IamCredentials userToken(String accessToken, String refreshToken) {
    return of(IamIdentity.userToken(accessToken, refreshToken), IamOptions.defaults());
  }

  /**
   * A user, by a one-time passcode.
   *
   * @param passcode the passcode; it is sent once
   * @return the credentials, to be closed by the caller
   * @throws IllegalArgumentException if it cannot be a passcode
   */
  public static IamCredentials passcode(String passcode) {
    return of(IamIdentity.passcode(passcode), IamOptions.defaults());
  }

  /**
   * A trusted profile, taken on by the pod or Code Engine application that this program runs in.
   *
   * @param profile the profile
   * @return the credentials, to be closed by the caller
   */
  public static IamCredentials trustedProfile(TrustedProfile profile) {
    return of(IamIdentity.computeResource(profile), IamOptions.defaults());
  }

  /**
   * The trusted profile linked to the virtual server of a VPC that this program runs on.
   *
   * @return the credentials, to be closed by the caller
   */
  public static IamCredentials vpc() {
    return of(IamIdentity.vpc(), IamOptions.defaults());
  }

  /**
   * Any identity, with any options.
   *
   * @param identity who it is
   * @param options where IAM is, and how it is spoken to
   * @return the credentials, to be closed by the caller; nothing is sent yet
   */
  public static IamCredentials of(IamIdentity identity, IamOptions options) {
    return of(identity, options, System::nanoTime);
  }

  static IamCredentials of(IamIdentity identity, IamOptions options, LongSupplier nanos) {
    IamService service = new IamService(options, nanos);
    return new IamCredentials(service, identity, identity.open(service), options.registries());
  }

  /**
   * What the environment of this process is configured with.
   *
   * @return the credentials, to be closed by the caller
   * @throws AuthenticationException if nothing is configured, or what is cannot be used; the
   *     message names what was looked at. See {@link #inEnvironment} for the order
   */
  public static IamCredentials fromEnvironment() {
    return fromEnvironment(IamEnvironment.ofProcess(), IamOptions.defaults());
  }

  /**
   * What an environment is configured with.
   *
   * @param environment variables and files
   * @param options where IAM is, and how it is spoken to; endpoint, client, scope and account are
   *     taken from the environment where it sets them
   * @return the credentials, to be closed by the caller
   * @throws AuthenticationException if nothing is configured, or what is cannot be used; the
   *     message names what was looked at
   */
  public static IamCredentials fromEnvironment(IamEnvironment environment, IamOptions options) {
    return inEnvironment(environment, options)
        .orElseThrow(() -> EnvironmentSearch.nothing(environment));
  }

  /**
   * What an environment is configured with, if it is. The first of these counts:
   *
   * <ol>
   *   <li>the properties {@code CONTAINER_REGISTRY_AUTH_TYPE}, {@code _APIKEY} and their kin, as
   *       IBM's own SDKs read them: in the file that {@code IBM_CREDENTIALS_FILE} names, else
   *       {@code ibm-credentials.env} in the working directory, else in the home directory; then in
   *       the environment; then in {@code VCAP_SERVICES}
   *   <li>an API key in {@code IBMCLOUD_API_KEY}, {@code IC_API_KEY}, {@code BM_API_KEY} or {@code
   *       BLUEMIX_API_KEY}; {@code @file} names a file that holds it, as text or as JSON
   *   <li>tokens in {@code IC_IAM_TOKEN} and {@code IC_IAM_REFRESH_TOKEN}, or {@code
   *       IBMCLOUD_IAM_TOKEN} and {@code IBMCLOUD_IAM_REFRESH_TOKEN}
   *   <li>a compute resource's token in {@code IBMCLOUD_CR_TOKEN} (or {@code @file}) for the
   *       trusted profile in {@code IBMCLOUD_CR_PROFILE}; or a virtual server's metadata service in
   *       {@code IBMCLOUD_CR_VPC_URL} or {@code IBMCLOUD_CR_PVS_URL}
   *   <li>the trusted profile in {@code IC_IAM_PROFILE_ID}, {@code IBMCLOUD_IAM_PROFILE_ID} or
   *       {@code IC_IAM_PROFILE_NAME}, as a compute resource
   *   <li>the login of the {@code ibmcloud} command line, which is read and never written
   * </ol>
   *
   * @param environment variables and files
   * @param options where IAM is, and how it is spoken to; endpoint, client, scope and account are
   *     taken from the environment where it sets them
   * @return the credentials, to be closed by the caller; empty if nothing is configured
   * @throws AuthenticationException if what is configured cannot be used
   */
  public static Optional<IamCredentials> inEnvironment(
      IamEnvironment environment, IamOptions options) {
    return new EnvironmentSearch(environment, options)
        .find()
        .map(found -> of(found.identity(), found.options()));
  }

  /**
   * A trusted profile, taken on by these credentials.
   *
   * @param profile the profile; by name it needs its account, or is one of the account of these
   *     credentials
   * @return the credentials; closing one closes both
   */
  public IamCredentials assume(TrustedProfile profile) {
    IamIdentity assumed = identity.assume(profile);
    FreshToken profileTokens =
        service.tokens(new AssumeGrant(service, assumed.toString(), tokens, profile));
    return new IamCredentials(service, assumed, profileTokens, registries);
  }

  /**
   * The same credentials, for one registry more: one in front of the service, or one in a test.
   *
   * @param host as in an image reference, with {@code :port} if there is one
   * @return the credentials; they share their tokens, and closing one closes both
   * @throws IllegalArgumentException if it is not a host
   */
  public IamCredentials forRegistry(String host) {
    Set<String> more = new HashSet<>(registries);
    more.add(host.toLowerCase(Locale.ROOT));
    Set<String> checked = IamOptions.builder().registries(more).build().registries();
    return new IamCredentials(service, identity, tokens, checked);
  }

  /**
   * The credentials for a target.
   *
   * @param target what they are for
   * @return the credentials; empty for hosts that they are not for
   * @throws dev.registrysdk.error.RegistryException if a token is needed and IAM gives none
   */
  @Override
  public Optional<Credentials> credentials(AuthTarget target) {
    if (!answersFor(target)) {
      return Optional.empty();
    }
    return Optional.of(
        target.plane() == AuthTarget.Plane.CONTROL ? fresh(target).token() : login(target));
  }

  private Credentials login(AuthTarget target) {
    IcrUsername username = service.options().username();
    Optional<Secret> key = identity.apiKey();
    if (username == IcrUsername.AUTOMATIC && key.isPresent()) {
      return Credentials.basic("iamapikey", key.get().text());
    }
    Granted granted = fresh(target);
    return username == IcrUsername.IAMREFRESH
        ? Credentials.basic("iamrefresh", refreshToken(granted, target).text())
        : Credentials.basic("iambearer", granted.token().token());
  }

  private Secret refreshToken(Granted granted, AuthTarget target) {
    return granted
        .refreshToken()
        .orElseThrow(
            () ->
                new AuthenticationException(
                    Failure.of("Could not sign in to " + target.host() + " as iamrefresh")
                        .reason("IAM gave no refresh token for " + identity)
                        .remedy(Remedy.SET_CLIENT)
                        .registry(service.host())
                        .build()));
  }

  private Granted fresh(AuthTarget target) {
    return tokens.get("Signing in to " + target.host());
  }

  private boolean answersFor(AuthTarget target) {
    String host = target.host();
    return Region.serves(host)
        || registries.contains(host)
        || (target.plane() == AuthTarget.Plane.CONTROL
            && (host.equals(service.host()) || RESOURCE_CONTROLLERS.contains(host)));
  }

  /**
   * Lets a token go that was refused: the next one is fetched anew. A newer token stays.
   *
   * @param target what it was for
   * @param refused what was sent
   */
  @Override
  public void refused(AuthTarget target, Credentials refused) {
    if (!answersFor(target)) {
      return;
    }
    if (refused instanceof Credentials.BearerToken token) {
      tokens.refused(granted -> granted.token().equals(token));
    } else if (refused instanceof Credentials.Basic login) {
      Secret shown = new Secret(login.password());
      tokens.refused(
          granted ->
              granted.token().token().equals(shown.text())
                  || granted.refreshToken().equals(Optional.of(shown)));
    }
  }

  /**
   * The account: the one that was set, else the one that the access token names, else the one that
   * IAM knows for the API key.
   *
   * @param target what the credentials are for
   * @return the id; empty for hosts that these credentials are not for, and for users who have
   *     chosen no account
   * @throws dev.registrysdk.error.RegistryException if a token is needed and IAM gives none
   */
  @Override
  public Optional<String> account(AuthTarget target) {
    if (!answersFor(target)) {
      return Optional.empty();
    }
    if (service.options().account().isPresent()) {
      return service.options().account();
    }
    Granted granted = fresh(target);
    return granted
        .claims()
        .account()
        .or(() -> identity.apiKey().flatMap(key -> accounts.of(key, granted)));
  }

  /**
   * The refresh token that came with the access token: IAM gives one to a client only, see {@link
   * IamOptions#client()}.
   *
   * @param target what the credentials are for
   * @return the token; empty if IAM gave none, and for hosts that these credentials are not for
   * @throws dev.registrysdk.error.RegistryException if a token is needed and IAM gives none
   */
  @Override
  public Optional<Credentials.IdentityToken> refreshToken(AuthTarget target) {
    return answersFor(target)
        ? fresh(target).refreshToken().map(secret -> new Credentials.IdentityToken(secret.text()))
        : Optional.empty();
  }

  /**
   * Whether a host on this machine, or one that is spoken to as IBM Cloud's control plane, would
   * get these credentials if it were named.
   *
   * @param target what credentials were looked for
   * @return true if they are for other hosts
   */
  @Override
  public boolean withholds(AuthTarget target) {
    return !answersFor(target)
        && (target.plane() == AuthTarget.Plane.CONTROL || IamEndpoint.isLoopback(target.host()));
  }

  /**
   * A fresh access token, for other services of IBM Cloud. It is valid for some time, so ask again
   * for each use.
   *
   * @return the token
   * @throws dev.registrysdk.error.RegistryException if IAM gives none
   */
  public Credentials.BearerToken accessToken() {
    return tokens.get("Signing in to IBM Cloud").token();
  }

  /**
   * Where IAM is for these credentials, to administer the account at the same place.
   *
   * @return the endpoint
   */
  public IamEndpoint endpoint() {
    return service.options().endpoint();
  }

  /** Ends the requests under way, and the connections. Closing again does nothing. */
  @Override
  public void close() {
    service.close();
  }

  /** What the identity is proved by, and where, without any secret. */
  @Override
  public String toString() {
    return "IAM credentials with " + identity + " at " + service.host();
  }
}
