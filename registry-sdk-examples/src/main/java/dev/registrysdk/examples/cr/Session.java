package dev.registrysdk.examples.cr;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.icr.Region;
import java.util.Optional;

/**
 * A client for one region, and who uses it.
 *
 * @param client the client
 * @param credentials who signs in
 * @param region the region
 * @param groups the resource groups of the account
 */
record Session(
    RegistryClient client, IamCredentials credentials, Region region, ResourceGroups groups)
    implements AutoCloseable {

  /** The account that is used when the command line names none. */
  Optional<String> account() {
    return credentials.account(AuthTarget.control(region.domain()));
  }

  @Override
  public void close() {
    client.close();
    credentials.close();
  }
}
