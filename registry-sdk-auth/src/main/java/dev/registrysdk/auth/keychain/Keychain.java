package dev.registrysdk.auth.keychain;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.auth.docker.DockerConfig;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.oci.Repository;
import java.util.Optional;

/**
 * The credentials that are there already, so that a program needs no settings of its own:
 *
 * <ol>
 *   <li>for IBM Cloud Container Registry what the environment is configured with: variables, files
 *       and the login of the {@code ibmcloud} command line, in the order that {@link
 *       IamCredentials#inEnvironment} describes
 *   <li>for every registry the logins of docker and podman, and their credential helpers, see
 *       {@link dev.registrysdk.auth.docker.DockerConfig}
 *   <li>else nothing: requests are anonymous
 * </ol>
 *
 * <p>The environment is looked at when the keychain is made; the files of docker and podman are
 * read when they are needed. If the environment has credentials that cannot be used, that is an
 * error for the registries of IBM Cloud, and no others. Safe for use by several threads.
 */
public final class Keychain implements CredentialProvider, AutoCloseable {
  private final Optional<IamCredentials> iam;
  private final CredentialProvider ibmCloud;
  private final DockerConfig docker;
  private final CredentialProvider chain;
  private final String description;

  private Keychain(Optional<IamCredentials> iam, CredentialProvider ibmCloud, DockerConfig docker) {
    this.iam = iam;
    this.ibmCloud = ibmCloud;
    this.docker = docker;
    this.chain = CredentialProvider.firstOf(ibmCloud, docker);
    this.description =
        "For IBM Cloud: " + ibmCloud + "; for all registries: " + docker + "; else anonymous";
  }

  /**
   * The keychain of this process.
   *
   * @return the keychain, to be closed by the caller
   */
  public static Keychain standard() {
    return of(KeychainOptions.builder().build());
  }

  /**
   * A keychain with other options, for example of another environment.
   *
   * @param options where to look
   * @return the keychain, to be closed by the caller
   */
  public static Keychain of(KeychainOptions options) {
    Optional<IamCredentials> found;
    try {
      found = IamCredentials.inEnvironment(options.environment(), options.iam());
    } catch (RegistryException e) {
      return new Keychain(
          Optional.empty(), new Unusable(e, options.iam().registries()), options.docker());
    }
    return found.isPresent()
        ? new Keychain(found, found.get(), options.docker())
        : new Keychain(found, new Nothing(), options.docker());
  }

  private record Nothing() implements CredentialProvider {
    @Override
    public Optional<Credentials> credentials(AuthTarget target) {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "nothing is configured";
    }
  }

  /**
   * The credentials for a target.
   *
   * @param target what they are for
   * @return the credentials of the first place that has some; empty to stay anonymous
   * @throws RegistryException if credentials are configured but cannot be had
   */
  @Override
  public Optional<Credentials> credentials(AuthTarget target) {
    return chain.credentials(target);
  }

  @Override
  public void refused(AuthTarget target, Credentials refused) {
    chain.refused(target, refused);
  }

  @Override
  public Optional<String> account(AuthTarget target) {
    return chain.account(target);
  }

  @Override
  public Optional<Credentials.IdentityToken> refreshToken(AuthTarget target) {
    return chain.refreshToken(target);
  }

  /** A registry on this machine may just as well be meant for docker's and podman's logins. */
  @Override
  public boolean withholds(AuthTarget target) {
    return target.plane() == AuthTarget.Plane.CONTROL && chain.withholds(target);
  }

  /**
   * The same credentials, for one repository: of podman's keys for parts of its registry the most
   * specific one counts. Other registries get nothing from the files of docker and podman.
   *
   * @param repository the repository that will be used
   * @return a provider that is closed with this keychain
   */
  public CredentialProvider forRepository(Repository repository) {
    return CredentialProvider.firstOf(ibmCloud, docker.forRepository(repository));
  }

  /**
   * Says where credentials are looked for and what was found, for people who wonder why they are
   * not signed in.
   *
   * @return a sentence with the names of variables and files, and no secrets
   */
  public String describe() {
    return description;
  }

  /** Ends the requests to IAM under way, and their connections. Closing again does nothing. */
  @Override
  public void close() {
    iam.ifPresent(IamCredentials::close);
  }

  /** The same as {@link #describe()}. */
  @Override
  public String toString() {
    return description;
  }
}
