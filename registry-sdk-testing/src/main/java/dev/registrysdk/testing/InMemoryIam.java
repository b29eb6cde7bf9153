package dev.registrysdk.testing;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * IBM Cloud IAM on a loopback port of this process, for tests.
 *
 * <p>It speaks, over real HTTP, the token service with all its grants, the identity API (service
 * IDs and API keys), the policy API in both versions, the list of resource groups and the metadata
 * service of virtual servers. Its world is arranged in code, without HTTP:
 *
 * <pre>{@code
 * try (InMemoryIam iam = InMemoryIam.start()) {
 *   IamIdentity owner = iam.addAccount("owner@acme.test");
 *   IamIdentity ci = iam.addServiceId(owner.account(), "ci");
 *   iam.allow(ci, IamAccess.roles("Reader", "Writer").namespace("team-a"));
 *   IamKey key = iam.addApiKey(ci, "ci-key");
 *   signIn(iam.url(), key.value());
 * }
 * }</pre>
 *
 * <p>The administrative APIs are for the owner of an account and for those with the role {@code
 * Administrator} there; everybody manages their own API keys. Access tokens are JSON web tokens
 * (RS256) that verify against {@code /identity/keys}, and stay valid until they expire, even if the
 * key behind them is deleted. The {@code rule} of a policy is kept and shown, but limits nothing.
 *
 * <p>Thread-safe. Its record of requests remains readable after {@link #close()}; everything else
 * then throws {@link IllegalStateException}.
 */
public final class InMemoryIam implements AutoCloseable {
  private final LoopbackServer server;
  private final IamWorld world;
  private final IamArrangement arrangement;

  InMemoryIam(LoopbackServer server, IamWorld world) {
    this.server = server;
    this.world = world;
    this.arrangement = new IamArrangement(world);
  }

  /**
   * Starts a service on a free port.
   *
   * @return the running service
   */
  public static InMemoryIam start() {
    return builder().start();
  }

  /**
   * Configures a service before it is started.
   *
   * @return a new builder
   */
  public static InMemoryIamBuilder builder() {
    return new InMemoryIamBuilder();
  }

  /**
   * The root of all the APIs; tokens are at {@code identity/token} below it.
   *
   * @return for example {@code http://127.0.0.1:40123/}
   * @throws IllegalStateException if the service is closed
   */
  public URI url() {
    server.requireOpen();
    return server.url();
  }

  /**
   * What clients are shown over HTTPS, and have to be told to trust.
   *
   * @return the certificate of {@link InMemoryIamBuilder#https()}
   * @throws IllegalStateException if the service speaks HTTP, or shows a certificate of the test
   */
  public RegistryCertificate certificate() {
    return server.certificate();
  }

  /**
   * Every request so far, in the order of their answers. A request is recorded before its answer is
   * sent: who has the answer finds it here.
   *
   * @return an unmodifiable snapshot
   */
  public List<RecordedCall> requests() {
    return server.log().calls();
  }

  /**
   * The requests so far that fulfil a condition, in the order of their answers.
   *
   * @param condition which requests are meant
   * @return an unmodifiable snapshot
   */
  public List<RecordedCall> requests(Predicate<RecordedCall> condition) {
    return requests().stream().filter(condition).toList();
  }

  /** Forgets the requests so far; the next one is the first again. */
  public void clearRequests() {
    server.log().clear();
  }

  /**
   * Puts an interceptor between clients and the service, outside those that are already there.
   *
   * @param interceptor sees every request from now on
   * @throws IllegalStateException if the service is closed
   */
  public void intercept(Interceptor interceptor) {
    server.requireOpen();
    server.interception().add(interceptor);
  }

  /** Takes all interceptors away. */
  public void clearInterceptors() {
    server.interception().clear();
  }

  /**
   * The failures that this service is to show. They stand between clients and interceptors.
   *
   * @return the rules, to add to and to {@linkplain Faults#verify() verify} at the end of a test
   */
  public Faults faults() {
    return server.faults();
  }

  /**
   * Adds an account with its owner, who may do everything there, and a default resource group.
   *
   * @param ownerEmail the e-mail address of the owner; a known one makes that user the owner
   * @return the owner, whose {@link IamIdentity#account()} is the new account
   */
  public IamIdentity addAccount(String ownerEmail) {
    return locked(() -> arrangement.account(world.ids().hex(32), ownerEmail));
  }

  /**
   * Adds an account with a certain id.
   *
   * @param account the id of the account, 32 hexadecimal digits in lower case
   * @param ownerEmail the e-mail address of the owner; a known one makes that user the owner
   * @return the owner
   * @throws IllegalArgumentException if that is not an id of an account, or the account exists
   */
  public IamIdentity addAccount(String account, String ownerEmail) {
    return locked(() -> arrangement.account(account, ownerEmail));
  }

  /**
   * Adds a user to an account; a user with that e-mail address in another account becomes a member
   * of this one too.
   *
   * @param account the id of the account
   * @param email the e-mail address
   * @return the user in that account
   * @throws IllegalArgumentException if there is no such account
   */
  public IamIdentity addUser(String account, String email) {
    return locked(() -> arrangement.user(account, email));
  }

  /**
   * Adds a service ID.
   *
   * @param account the id of the account
   * @param name the name, which need not be unique
   * @return the service ID
   * @throws IllegalArgumentException if there is no such account
   */
  public IamIdentity addServiceId(String account, String name) {
    return locked(() -> arrangement.serviceId(account, name));
  }

  /**
   * Adds a trusted profile, which nobody can take on until something else says so.
   *
   * @param account the id of the account
   * @param name the name
   * @return the profile
   * @throws IllegalArgumentException if there is no such account
   */
  public IamIdentity addTrustedProfile(String account, String name) {
    return locked(() -> arrangement.profile(account, name));
  }

  /**
   * Lets somebody assume a trusted profile; a service ID can then log in to a registry with the id
   * of the profile and its own API key too.
   *
   * @param profile the profile
   * @param trusted who may assume it, of any account
   * @throws IllegalArgumentException if that is not a profile of this service
   */
  public void trust(IamIdentity profile, IamIdentity trusted) {
    run(() -> arrangement.requireProfile(profile).trust(trusted.iamId()));
  }

  /**
   * Lets a compute resource take a trusted profile on.
   *
   * @param profile the profile
   * @param crToken the token that the resource shows
   * @throws IllegalArgumentException if that is not a profile of this service
   */
  public void trustComputeResource(IamIdentity profile, String crToken) {
    run(() -> arrangement.requireProfile(profile).trustComputeToken(crToken));
  }

  /**
   * Links a trusted profile to the virtual server whose metadata service this is. The first one is
   * for requests that name none.
   *
   * @param profile the profile
   * @throws IllegalArgumentException if that is not a profile of this service
   */
  public void linkInstance(IamIdentity profile) {
    run(() -> world.directory().instanceProfiles().add(arrangement.requireProfile(profile)));
  }

  /**
   * Adds an API key that does not expire.
   *
   * @param owner a user or a service ID
   * @param name the name of the key
   * @return the key with its value
   * @throws IllegalArgumentException if the owner is unknown or cannot have keys
   */
  public IamKey addApiKey(IamIdentity owner, String name) {
    return locked(() -> arrangement.key(owner, name, Optional.empty()));
  }

  /**
   * Adds an API key that expires.
   *
   * @param owner a user or a service ID
   * @param name the name of the key
   * @param expiry when it stops working
   * @return the key with its value
   * @throws IllegalArgumentException if the owner is unknown or cannot have keys
   */
  public IamKey addApiKey(IamIdentity owner, String name, Instant expiry) {
    return locked(() -> arrangement.key(owner, name, Optional.of(expiry)));
  }

  /**
   * Deletes an API key, or does nothing if there is no such key. Tokens it was used for stay valid.
   *
   * @param key the key
   */
  public void revoke(IamKey key) {
    run(() -> world.keys().remove(key.id()));
  }

  /**
   * Disables an API key.
   *
   * @param key the key
   * @throws IllegalArgumentException if there is no such key
   */
  public void disable(IamKey key) {
    run(() -> arrangement.disabled(key, true));
  }

  /**
   * Enables a disabled API key again.
   *
   * @param key the key
   * @throws IllegalArgumentException if there is no such key
   */
  public void enable(IamKey key) {
    run(() -> arrangement.disabled(key, false));
  }

  /**
   * Locks an API key against changes.
   *
   * @param key the key
   * @throws IllegalArgumentException if there is no such key
   */
  public void lock(IamKey key) {
    run(() -> arrangement.locked(arrangement.requireKey(key), true));
  }

  /**
   * Unlocks an API key.
   *
   * @param key the key
   * @throws IllegalArgumentException if there is no such key
   */
  public void unlock(IamKey key) {
    run(() -> arrangement.locked(arrangement.requireKey(key), false));
  }

  /**
   * Locks a service ID against changes and against new policies.
   *
   * @param serviceId the service ID
   * @throws IllegalArgumentException if there is no such service ID
   */
  public void lock(IamIdentity serviceId) {
    run(() -> arrangement.locked(arrangement.requireServiceId(serviceId), true));
  }

  /**
   * Unlocks a service ID.
   *
   * @param serviceId the service ID
   * @throws IllegalArgumentException if there is no such service ID
   */
  public void unlock(IamIdentity serviceId) {
    run(() -> arrangement.locked(arrangement.requireServiceId(serviceId), false));
  }

  /**
   * Suspends a user in the account of the identity: signing in fails from now on.
   *
   * @param user the user
   * @throws IllegalArgumentException if that is not a user of this service
   */
  public void suspend(IamIdentity user) {
    run(() -> arrangement.requireUser(user).suspendedIn().add(user.account()));
  }

  /**
   * Takes somebody out of their account, with their API keys and policies. Access tokens stay
   * valid.
   *
   * @param identity a user, a service ID or a trusted profile
   */
  public void remove(IamIdentity identity) {
    run(() -> arrangement.remove(identity));
  }

  /**
   * Gives a user a password. Users without one are federated: they need a passcode or an API key.
   *
   * @param user the user
   * @param password the password
   * @throws IllegalArgumentException if that is not a user of this service
   */
  public void password(IamIdentity user, String password) {
    run(() -> arrangement.requireUser(user).password(password));
  }

  /**
   * Makes a passcode, as a browser would show it.
   *
   * @param user the user who signs in with it
   * @return the passcode, which works once
   * @throws IllegalArgumentException if that is not an identity of this service
   */
  public String passcode(IamIdentity user) {
    return locked(() -> arrangement.passcode(user));
  }

  /**
   * An access token, without a request.
   *
   * @param identity whose token it is
   * @return a token that is as good as one from the token service
   * @throws IllegalArgumentException if that is not an identity of this service
   */
  public String accessToken(IamIdentity identity) {
    return locked(() -> arrangement.issue(identity, IamIssue.NO_CLIENT).accessToken(Map.of()));
  }

  /**
   * A refresh token of the client {@code bx}, without a request.
   *
   * @param identity whose token it is
   * @return the token
   * @throws IllegalArgumentException if that is not an identity of this service
   */
  public String refreshToken(IamIdentity identity) {
    return locked(
        () -> arrangement.issue(identity, "bx").refreshToken(world.ids().uuid("C-")).value());
  }

  /**
   * Ends all login sessions of somebody: their refresh tokens stop working.
   *
   * @param identity the user or service ID
   */
  public void endSessions(IamIdentity identity) {
    run(() -> world.sessions().end(identity.iamId()));
  }

  /**
   * Adds a resource group to an account, besides the one called {@code Default}.
   *
   * @param account the id of the account
   * @param name the name of the group
   * @return the id of the group, 32 hexadecimal digits
   * @throws IllegalArgumentException if there is no such account
   */
  public String addResourceGroup(String account, String name) {
    return locked(() -> arrangement.resourceGroup(account, name, false));
  }

  /**
   * The resource group that an account has from the beginning.
   *
   * @param account the id of the account
   * @return the id of the group, 32 hexadecimal digits
   * @throws IllegalArgumentException if there is no such account
   */
  public String defaultResourceGroup(String account) {
    return locked(() -> arrangement.defaultGroup(account));
  }

  /**
   * Adds an access group, which policies can name.
   *
   * @param members who is in it
   * @return the id of the group, for example {@code AccessGroupId-…}
   */
  public String addAccessGroup(IamIdentity... members) {
    return locked(
        () -> {
          Set<String> ids = new HashSet<>();
          List.of(members).forEach(member -> ids.add(member.iamId()));
          String group = world.ids().uuid("AccessGroupId-");
          world.directory().addAccessGroup(group, ids);
          return group;
        });
  }

  /**
   * Gives somebody access to the container registry of their account. Policies add up.
   *
   * @param identity who gets it
   * @param access the roles, and where they hold
   * @return the id of the new policy
   * @throws IllegalArgumentException if that is not an identity of this service
   */
  public String allow(IamIdentity identity, IamAccess access) {
    return locked(() -> arrangement.policy(identity, access));
  }

  /**
   * Takes access away, or does nothing if there is no such policy.
   *
   * @param policy the id of the policy
   */
  public void revoke(String policy) {
    run(() -> arrangement.deletePolicy(policy));
  }

  /** Stops the service and waits until its threads have ended. Does nothing the second time. */
  @Override
  public void close() {
    server.close();
  }

  /**
   * What is left of this service once it is closed: for those who check that a test cleans up, as
   * the JUnit extension does.
   *
   * @return a view that does not keep the content in memory
   */
  public Leftovers leftovers() {
    return server.leftovers();
  }

  @Override
  public String toString() {
    return "InMemoryIam at " + server;
  }

  IcrAuthority authority() {
    return new IamAuthority(world);
  }

  private <T> T locked(Supplier<T> work) {
    server.requireOpen();
    synchronized (world) {
      return work.get();
    }
  }

  private void run(Runnable work) {
    server.requireOpen();
    synchronized (world) {
      work.run();
    }
  }
}
