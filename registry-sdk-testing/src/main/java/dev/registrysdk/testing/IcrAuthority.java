package dev.registrysdk.testing;

import java.util.List;
import java.util.Optional;

/**
 * Says who sends a request to the in-process service, and what they may do there: the seam between
 * IAM and the registry.
 */
interface IcrAuthority {
  /** Whose access token this is; empty if it is unknown or has expired. */
  Optional<Caller> ofAccessToken(String token);

  /**
   * Whose user name and password this is, at the registry's token service: {@code iamapikey} with
   * an API key, {@code iambearer} with an access token, {@code iamrefresh} with a refresh token.
   */
  Optional<Caller> ofLogin(String username, String password);

  /** The account of everybody; empty if there are several. */
  default Optional<String> everybody() {
    return Optional.empty();
  }

  /** The accounts whose members can sign in. */
  List<String> accounts();

  /** Somebody who has signed in. */
  interface Caller {
    /** The IAM id, for example {@code iam-ServiceId-…}. */
    String iamId();

    /** The account that the token or key belongs to. */
    String account();

    /**
     * Whether a policy allows an action.
     *
     * @param action the action
     * @param region the region's name, for example {@code us-south}; {@code global} for the global
     *     registry
     * @param namespace the namespace concerned; empty if the action concerns the account, or any
     *     namespace
     */
    boolean may(IcrAction action, String region, Optional<String> namespace);

    /**
     * The same for a namespace whose resource group is known: policies may be for a group.
     *
     * @param resourceGroup the id of the group that the namespace is in; empty if it is in none, or
     *     no namespace is concerned
     */
    default boolean may(
        IcrAction action,
        String region,
        Optional<String> namespace,
        Optional<String> resourceGroup) {
      return may(action, region, namespace);
    }
  }
}
