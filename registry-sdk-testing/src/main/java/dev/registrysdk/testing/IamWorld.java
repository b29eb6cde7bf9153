package dev.registrysdk.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything that IAM keeps. Whoever reads or changes any of it holds the lock of this object: then
 * a request sees and leaves a state that fits together.
 */
final class IamWorld {
  private final Clock clock;
  private final Duration tokenLifetime;
  private final Duration refreshLifetime;
  private final IamIds ids = new IamIds();
  private final IamJwt jwt = new IamJwt(ids);
  private final IamDirectory directory = new IamDirectory();
  private final IamKeys keys = new IamKeys();
  private final IamPolicies policies = new IamPolicies();
  private final IamSessions sessions = new IamSessions();

  IamWorld(Clock clock, Duration tokenLifetime, Duration refreshLifetime) {
    this.clock = clock;
    this.tokenLifetime = tokenLifetime;
    this.refreshLifetime = refreshLifetime;
  }

  Instant now() {
    return clock.instant();
  }

  Duration tokenLifetime() {
    return tokenLifetime;
  }

  Duration refreshLifetime() {
    return refreshLifetime;
  }

  IamIds ids() {
    return ids;
  }

  IamJwt jwt() {
    return jwt;
  }

  IamDirectory directory() {
    return directory;
  }

  IamKeys keys() {
    return keys;
  }

  IamPolicies policies() {
    return policies;
  }

  IamSessions sessions() {
    return sessions;
  }

  /** A change by somebody, now. */
  IamChange change(String action, String iamId, String account) {
    return new IamChange(action, iamId, account, now(), ids.hex(32));
  }

  /** A change by the test itself, which is noted as one by the owner of the account. */
  IamChange change(String action, String account) {
    return change(action, directory.owner(account).iamId(), account);
  }
}
