package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.oci.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The credentials that {@code docker login} and {@code podman login} keep: reads docker's {@code
 * config.json} and podman's {@code auth.json}, asks credential helpers, and signs in and out.
 *
 * <p>{@link #standard()} looks, for each registry, at these places until one knows it:
 *
 * <ol>
 *   <li>{@code DOCKER_AUTH_CONFIG}, a variable that holds the JSON itself
 *   <li>{@code $DOCKER_CONFIG/config.json}, else {@code ~/.docker/config.json}
 *   <li>{@code $XDG_RUNTIME_DIR/containers/auth.json}, else {@code /run/containers/UID/auth.json};
 *       on macOS and Windows {@code ~/.config/containers/auth.json}
 *   <li>{@code $XDG_CONFIG_HOME/containers/auth.json}, else {@code ~/.config/containers/auth.json}
 *   <li>{@code ~/.dockercfg}, the format before Docker 1.7
 * </ol>
 *
 * <p>If {@code REGISTRY_AUTH_FILE} is set, that file is used and nothing else is looked at. Files
 * are read again when they change.
 *
 * <p>In a file, a ready {@code registrytoken} goes first, then the helper in {@code credHelpers} or
 * {@code credsStore}, then the entry in {@code auths}. A helper that has nothing lets the entry
 * count; a helper that fails is an error, and nothing else is tried in its place. Keys may be
 * written as a host or as a URL; ports count, and names are never matched by a part of them. The
 * names of Docker Hub are one registry.
 *
 * <p>A provider is asked for a whole registry. Where podman keeps credentials for parts of one,
 * under keys such as {@code us.icr.io/acme}, {@link #forRepository} chooses among them: the most
 * specific key wins. Without it a key of this kind counts only if it is the single one of its
 * registry.
 *
 * <p>Only the data plane gets these credentials: they are made for registries, not for the services
 * that manage them. Safe for use by several threads. An answer comes from memory unless a file has
 * changed, or a helper has to be asked again.
 */
public final class DockerConfig implements CredentialProvider {
  private final ConfigPlaces places;
  private final CredentialSearch search;
  private final SignIn signIn;

  private DockerConfig(DockerConfigOptions options) {
    this.places =
        options
            .file()
            .map(ConfigPlaces::only)
            .orElseGet(() -> ConfigPlaces.of(options.environment()));
    Helpers helpers = new Helpers(options);
    this.search = new CredentialSearch(places, options, helpers);
    this.signIn = new SignIn(places, options, helpers);
  }

  /**
   * The files that docker and podman would use in this process.
   *
   * @return the configuration; nothing is read yet
   */
  public static DockerConfig standard() {
    return of(DockerConfigOptions.builder().build());
  }

  /**
   * One file, and no other.
   *
   * @param file a file in the format of docker's {@code config.json} or podman's {@code auth.json};
   *     it need not be there
   * @return the configuration; nothing is read yet
   */
  public static DockerConfig at(Path file) {
    return of(DockerConfigOptions.builder().file(file).build());
  }

  /**
   * A configuration with other options, for example of another environment.
   *
   * @param options where to look, and how
   * @return the configuration; nothing is read yet
   */
  public static DockerConfig of(DockerConfigOptions options) {
    return new DockerConfig(options);
  }

  /**
   * The files that are looked at, first to last, whether they are there or not.
   *
   * @return absolute paths
   */
  public List<Path> files() {
    return places.files().stream().map(ConfigPlaces.Place::file).toList();
  }

  /**
   * The credentials for a registry's data plane.
   *
   * @param target what they are for
   * @return the credentials; empty if no place has any, and always for the control plane
   * @throws dev.registrysdk.error.StorageException if a file cannot be read, is not JSON, or has a
   *     broken entry for the registry; the message names the file and the key
   * @throws dev.registrysdk.error.AuthenticationException if a helper is missing or fails
   * @throws dev.registrysdk.error.CancelledException if the thread is interrupted while a helper
   *     runs; the helper is killed
   */
  @Override
  public Optional<Credentials> credentials(AuthTarget target) {
    return search.find(target, document -> document.entry(RegistryKey.canonical(target.host())));
  }

  /**
   * Lets credentials go that a registry refused: a helper is asked again, once.
   *
   * @param target what they were for
   * @param refused the credentials that were sent
   */
  @Override
  public void refused(AuthTarget target, Credentials refused) {
    search.refused(target, refused);
  }

  /**
   * The credentials for one repository, by podman's keys for parts of a registry.
   *
   * @param repository the repository that will be used
   * @return a provider that answers for the repository's registry with what is kept for the
   *     repository, for a namespace it is in, or for the registry, the most specific first
   */
  public CredentialProvider forRepository(Repository repository) {
    return new ForRepository(search, repository);
  }

  /**
   * Signs in: keeps credentials where {@code docker login} would. That is the helper in {@code
   * credHelpers} or {@code credsStore} if there is one, else the file; a bearer token is kept in
   * the file in any case. The file is {@code REGISTRY_AUTH_FILE}, else docker's {@code
   * config.json}, or the one given to {@link #at}.
   *
   * <p>Nothing else in the file changes but its white space. It is replaced in one step, readable
   * for its owner only, and a file that is not JSON is left as it is. Programs that use this SDK
   * wait for each other; docker and podman know no such lock. The credentials are not tried.
   *
   * @param registry the registry's host, with {@code :port} if there is one; a URL or one of the
   *     names of Docker Hub is understood too
   * @param credentials what to show there
   * @throws IllegalArgumentException if the registry is not one, or the user name is empty
   * @throws dev.registrysdk.error.StorageException if the file cannot be read or written
   * @throws dev.registrysdk.error.AuthenticationException if the helper is missing or fails; then
   *     nothing is written
   * @throws dev.registrysdk.error.CancelledException if the thread is interrupted
   */
  public void login(String registry, Credentials credentials) {
    String host = RegistryKey.registry(registry);
    if (credentials instanceof Credentials.Basic basic && basic.username().isEmpty()) {
      throw new IllegalArgumentException(
          "A login has a user name; the one for " + host + " is empty");
    }
    signIn.login(host, credentials);
  }

  /**
   * Signs out: removes what {@link #login} keeps, from the same helper and file. Signing out twice
   * does no harm.
   *
   * @param registry the registry, as for {@link #login}
   * @return false if there was nothing to remove
   * @throws IllegalArgumentException if the registry is not one
   * @throws dev.registrysdk.error.StorageException if the file cannot be read or written
   * @throws dev.registrysdk.error.AuthenticationException if the helper is missing or fails
   * @throws dev.registrysdk.error.CancelledException if the thread is interrupted
   */
  public boolean logout(String registry) {
    return signIn.logout(RegistryKey.registry(registry));
  }

  /**
   * The registries that somebody is signed in to, with user names and without secrets. A registry
   * may be in several places; the first counts. A helper in {@code credsStore} is asked for its
   * list.
   *
   * @return the entries, in the order in which they are looked at
   * @throws dev.registrysdk.error.StorageException if a file cannot be read, is not JSON, or has a
   *     broken entry; the message names the file and the key
   * @throws dev.registrysdk.error.AuthenticationException if a helper is missing or fails
   * @throws dev.registrysdk.error.CancelledException if the thread is interrupted
   */
  public List<RegistryLogin> logins() {
    return search.logins();
  }

  @Override
  public String toString() {
    return "credentials in " + places;
  }
}
