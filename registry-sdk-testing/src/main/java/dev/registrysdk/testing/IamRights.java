package dev.registrysdk.testing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The part of {@link InMemoryIam} that is about what people sign in with, and what they may do: API
 * keys, passwords, passcodes, tokens, locks and policies.
 */
abstract sealed class IamRights extends IamPeople permits InMemoryIam {
  IamRights(LoopbackServer server, IamWorld world) {
    super(server, world);
  }

  /**
   * Adds an API key that does not expire.
   *
   * @param owner a user or a service ID
   * @param name the name of the key
   * @return the key with its value
   * @throws IllegalArgumentException if the owner is unknown or cannot have keys
   */
  public IamKey addApiKey(IamSubject owner, String name) {
    return locked(() -> arrangement().key(owner, name, Optional.empty()));
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
  public IamKey addApiKey(IamSubject owner, String name, Instant expiry) {
    return locked(() -> arrangement().key(owner, name, Optional.of(expiry)));
  }

  /**
   * Deletes an API key, or does nothing if there is no such key. Tokens it was used for stay valid.
   *
   * @param key the key
   */
  public void revoke(IamKey key) {
    run(() -> world().keys().remove(key.id()));
  }

  /**
   * Takes access away, or does nothing if there is no such policy.
   *
   * @param policy the id of the policy
   */
  public void revoke(String policy) {
    run(() -> arrangement().deletePolicy(policy));
  }

  /**
   * Disables an API key.
   *
   * @param key the key
   * @throws IllegalArgumentException if there is no such key
   */
  public void disable(IamKey key) {
    run(() -> arrangement().disabled(key, true));
  }

  /**
   * Enables a disabled API key again.
   *
   * @param key the key
   * @throws IllegalArgumentException if there is no such key
   */
  public void enable(IamKey key) {
    run(() -> arrangement().disabled(key, false));
  }

  /**
   * Locks an API key against changes.
   *
   * @param key the key
   * @throws IllegalArgumentException if there is no such key
   */
  public void lock(IamKey key) {
    run(() -> arrangement().locked(arrangement().requireKey(key), true));
  }

  /**
   * Locks a service ID against changes and against new policies.
   *
   * @param serviceId the service ID
   * @throws IllegalArgumentException if there is no such service ID
   */
  public void lock(IamSubject serviceId) {
    run(() -> arrangement().locked(arrangement().requireServiceId(serviceId), true));
  }

  /**
   * Unlocks an API key.
   *
   * @param key the key
   * @throws IllegalArgumentException if there is no such key
   */
  public void unlock(IamKey key) {
    run(() -> arrangement().locked(arrangement().requireKey(key), false));
  }

  /**
   * Unlocks a service ID.
   *
   * @param serviceId the service ID
   * @throws IllegalArgumentException if there is no such service ID
   */
  public void unlock(IamSubject serviceId) {
    run(() -> arrangement().locked(arrangement().requireServiceId(serviceId), false));
  }

  /**
   * Gives a user a password. Users without one are federated: they need a passcode or an API key.
   *
   * @param user the user
   * @param password the password
   * @throws IllegalArgumentException if that is not a user of this service
   */
  public void password(IamSubject user, String password) {
    run(() -> arrangement().requireUser(user).password(password));
  }

  /**
   * Makes a passcode, as a browser would show it.
   *
   * @param user the user who signs in with it
   * @return the passcode, which works once
   * @throws IllegalArgumentException if that is not an identity of this service
   */
  public String passcode(IamSubject user) {
    return locked(() -> arrangement().passcode(user));
  }

  /**
   * An access token, without a request.
   *
   * @param identity whose token it is
   * @return a token that is as good as one from the token service
   * @throws IllegalArgumentException if that is not an identity of this service
   */
  public String accessToken(IamSubject identity) {
    return locked(() -> arrangement().issue(identity, IamIssue.NO_CLIENT).accessToken(Map.of()));
  }

  /**
   * A refresh token of the client {@code bx}, without a request.
   *
   * @param identity whose token it is
   * @return the token
   * @throws IllegalArgumentException if that is not an identity of this service
   */
  public String refreshToken(IamSubject identity) {
    return locked(
        () -> arrangement().issue(identity, "bx").refreshToken(world().ids().uuid("C-")).value());
  }

  /**
   * Ends all login sessions of somebody: their refresh tokens stop working.
   *
   * @param identity the user or service ID
   */
  public void endSessions(IamSubject identity) {
    run(() -> world().sessions().end(identity.iamId()));
  }

  /**
   * Gives somebody access to the container registry of their account. Policies add up.
   *
   * @param identity who gets it
   * @param access the roles, and where they hold
   * @return the id of the new policy
   * @throws IllegalArgumentException if that is not an identity of this service
   */
  public String allow(IamSubject identity, IamAccess access) {
    return locked(() -> arrangement().policy(identity, access));
  }
}
