package dev.registrysdk.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The part of {@link InMemoryIam} that is about who there is: accounts, users, service IDs, trusted
 * profiles and groups.
 */
abstract sealed class IamPeople permits IamRights {
  private final LoopbackServer server;
  private final IamWorld world;
  private final IamArrangement arrangement;

  IamPeople(LoopbackServer server, IamWorld world) {
    this.server = server;
    this.world = world;
    this.arrangement = new IamArrangement(world);
  }

  /**
   * Adds an account with its owner, who may do everything there, and a default resource group.
   *
   * @param ownerEmail the e-mail address of the owner; a known one makes that user the owner
   * @return the owner, whose {@link IamSubject#account()} is the new account
   */
  public IamSubject addAccount(String ownerEmail) {
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
  public IamSubject addAccount(String account, String ownerEmail) {
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
  public IamSubject addUser(String account, String email) {
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
  public IamSubject addServiceId(String account, String name) {
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
  public IamSubject addTrustedProfile(String account, String name) {
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
  public void trust(IamSubject profile, IamSubject trusted) {
    run(() -> arrangement.requireProfile(profile).trust(trusted.iamId()));
  }

  /**
   * Lets a compute resource take a trusted profile on.
   *
   * @param profile the profile
   * @param crToken the token that the resource shows
   * @throws IllegalArgumentException if that is not a profile of this service
   */
  public void trustComputeResource(IamSubject profile, String crToken) {
    run(() -> arrangement.requireProfile(profile).trustComputeToken(crToken));
  }

  /**
   * Links a trusted profile to the virtual server whose metadata service this is. The first one is
   * for requests that name none.
   *
   * @param profile the profile
   * @throws IllegalArgumentException if that is not a profile of this service
   */
  public void linkInstance(IamSubject profile) {
    run(() -> world.directory().instanceProfiles().add(arrangement.requireProfile(profile)));
  }

  /**
   * Suspends a user in the account of the identity: signing in fails from now on.
   *
   * @param user the user
   * @throws IllegalArgumentException if that is not a user of this service
   */
  public void suspend(IamSubject user) {
    run(() -> arrangement.requireUser(user).suspendedIn().add(user.account()));
  }

  /**
   * Takes somebody out of their account, with their API keys and policies. Access tokens stay
   * valid.
   *
   * @param identity a user, a service ID or a trusted profile
   */
  public void remove(IamSubject identity) {
    run(() -> arrangement.remove(identity));
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
  public String addAccessGroup(IamSubject... members) {
    return locked(
        () -> {
          Set<String> ids = new HashSet<>();
          List.of(members).forEach(member -> ids.add(member.iamId()));
          String group = world.ids().uuid("AccessGroupId-");
          world.directory().addAccessGroup(group, ids);
          return group;
        });
  }

  IamWorld world() {
    return world;
  }

  IamArrangement arrangement() {
    return arrangement;
  }

  <T> T locked(Supplier<T> work) {
    server.requireOpen();
    synchronized (world) {
      return work.get();
    }
  }

  void run(Runnable work) {
    server.requireOpen();
    synchronized (world) {
      work.run();
    }
  }
}
