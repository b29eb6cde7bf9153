package dev.registrysdk.local;

import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.rest.JsonService;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageStore;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A container engine that speaks the Docker Engine API, such as Docker, or Podman's service: the
 * images it keeps, as places to copy from and to, and what can be done with them there.
 *
 * <pre>{@code
 * registry.images().push(DockerEngine.image("web:1"), "us.icr.io/acme/web:1");
 * registry.images().pull("us.icr.io/acme/web:1", DockerEngine.load());
 * DockerEngine.local().tag("web:1", "web:stable");
 * }</pre>
 *
 * <p>An image's name is a reference, completed as Docker does it ({@code web} means {@code
 * docker.io/library/web:latest}); where an image is meant that is there, its id will do, whole or
 * with at least 12 digits. What Podman builds without a registry in its name is called {@code
 * localhost/web}.
 *
 * <p>An engine hands out and takes an image as {@link DockerArchive} describes: layers are
 * uncompressed there, so an image that comes from an engine has its own id, but mostly another
 * digest than it had in a registry. Nothing is kept open between calls. Instances are immutable and
 * safe for use by several threads; a thread that waits can be interrupted. A failure is a {@link
 * dev.registrysdk.error.RegistryException}: not found, conflict, a {@link
 * dev.registrysdk.error.TransportException} that names the socket when no engine is running, and a
 * {@link dev.registrysdk.error.RejectedException} with the engine's words.
 *
 * <p>For questions the time-outs of {@link HttpOptions} hold; while an engine saves, loads, builds
 * or removes it may be silent for as long as it needs. What changes something is sent only once.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Docker Engine API</a>
 */
public final class DockerEngine {
  private final EngineClient client;

  private DockerEngine(EngineClient client) {
    this.client = client;
  }

  /**
   * The engine that Docker's command line would talk to: that of {@code DOCKER_HOST}, else that of
   * the context in {@code DOCKER_CONTEXT}, else that of the current context in {@code
   * ~/.docker/config.json} ({@code DOCKER_CONFIG} names another directory), else {@code
   * unix:///var/run/docker.sock}. {@code DOCKER_TLS_VERIFY} and {@code DOCKER_CERT_PATH} hold for
   * {@code DOCKER_HOST}, {@code DOCKER_API_VERSION} fixes the version of the API.
   *
   * @return the engine; whether it runs is seen when it is used
   * @throws dev.registrysdk.error.RegistryException if a context or a certificate cannot be read,
   *     or its address is of a kind that cannot be used here: {@code ssh} or {@code npipe}
   * @throws IllegalArgumentException if a variable is malformed, or would mean plain HTTP to
   *     another machine
   */
  public static DockerEngine local() {
    return docker(EngineEnvironment.ofProcess(), defaults());
  }

  /**
   * The engine that Docker's command line would talk to, see {@link #local()}, with other variables
   * and options.
   *
   * @param environment the variables, in place of those of this process
   * @param options how requests are made
   * @return the engine; whether it runs is seen when it is used
   * @throws dev.registrysdk.error.RegistryException as {@link #local()} does
   * @throws IllegalArgumentException as {@link #local()} does
   */
  public static DockerEngine fromEnvironment(Map<String, String> environment, HttpOptions options) {
    return docker(new EngineEnvironment(environment), options);
  }

  /**
   * The engine that Docker's command line would talk to, see {@link #local()}, with other
   * variables.
   *
   * @param environment the variables, in place of those of this process
   * @return the engine; whether it runs is seen when it is used
   * @throws dev.registrysdk.error.RegistryException as {@link #local()} does
   * @throws IllegalArgumentException as {@link #local()} does
   */
  public static DockerEngine fromEnvironment(Map<String, String> environment) {
    return fromEnvironment(environment, defaults());
  }

  /**
   * Podman's service: that of {@code CONTAINER_HOST}, else that of this user ({@code
   * $XDG_RUNTIME_DIR/podman/podman.sock}), else that of the system ({@code
   * /run/podman/podman.sock}). It has to be running: {@code podman system service}, or the unit
   * {@code podman.socket}.
   *
   * @return the engine; whether it runs is seen when it is used
   */
  public static DockerEngine podman() {
    return podman(EngineEnvironment.ofProcess());
  }

  static DockerEngine podman(EngineEnvironment environment) {
    return new DockerEngine(
        new EngineClient(new EngineFinder(environment, defaults()).podman(), null));
  }

  /**
   * An engine at an address.
   *
   * @param address for example {@code unix:///var/run/docker.sock} or {@code tcp://127.0.0.1:2375}
   * @return the engine; whether it runs is seen when it is used
   * @throws dev.registrysdk.error.UnsupportedException if the address is of a kind that cannot be
   *     used here: {@code ssh} or {@code npipe}
   * @throws IllegalArgumentException if it is malformed, or would mean plain HTTP to another
   *     machine
   */
  public static DockerEngine at(String address) {
    return at(address, defaults());
  }

  /**
   * An engine at an address, with certificates. {@code tcp} means HTTPS when the options have a
   * client certificate or authorities, or name the host among those of HTTPS; otherwise plain HTTP,
   * which is refused for another machine unless {@link HttpOptions#plainHttp()} names it.
   *
   * @param address for example {@code tcp://build.example.com:2376}
   * @param options how requests are made; {@link dev.registrysdk.http.PemCertificates} reads what
   *     Docker keeps in {@code ca.pem}, {@code cert.pem} and {@code key.pem}
   * @return the engine; whether it runs is seen when it is used
   * @throws dev.registrysdk.error.UnsupportedException if the address is of a kind that cannot be
   *     used here: {@code ssh} or {@code npipe}
   * @throws IllegalArgumentException if it is malformed, or would mean plain HTTP to another
   *     machine
   */
  public static DockerEngine at(String address, HttpOptions options) {
    return new DockerEngine(new EngineClient(EngineAddress.of(address, options), null));
  }

  private static DockerEngine docker(EngineEnvironment environment, HttpOptions options) {
    EngineVersion pinned =
        environment.get("DOCKER_API_VERSION").map(DockerEngine::version).orElse(null);
    return new DockerEngine(
        new EngineClient(new EngineFinder(environment, options).docker(), pinned));
  }

  private static EngineVersion version(String text) {
    return EngineVersion.tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "DOCKER_API_VERSION is a version such as 1.44, not '" + text + "'"));
  }

  /** On one machine, trying again changes nothing. */
  private static HttpOptions defaults() {
    return HttpOptions.builder().retry(RetryPolicy.none()).build();
  }

  /**
   * An image in the engine of {@link #local()}, which is looked for when the image is read or
   * written.
   *
   * @param name its name; for reading, an image id too
   * @return the place
   * @throws OciFormatException if it is neither
   */
  public static ImageStore image(String name) {
    return new EngineStore(() -> local().client, name);
  }

  /**
   * Loads images into the engine of {@link #local()}, which is looked for when an image is written.
   * The image gets the names it has at its source; one that was pulled by digest has none.
   *
   * @return the place
   */
  public static ImageSink load() {
    return EngineStore.unnamed(() -> local().client);
  }

  /**
   * An image in this engine.
   *
   * @param name its name; for reading, an image id too
   * @return the place
   * @throws OciFormatException if it is neither
   */
  public ImageStore store(String name) {
    return new EngineStore(() -> client, name);
  }

  /**
   * Loads images into this engine. The image gets the names it has at its source; one that was
   * pulled by digest has none.
   *
   * @return the place
   */
  public ImageSink sink() {
    return EngineStore.unnamed(() -> client);
  }

  /**
   * Asks the engine what it is.
   *
   * @return its release and versions
   */
  public EngineInfo info() {
    return client.ask(
        "Could not ask " + this + " for its version",
        (api, spec, root) -> api.version(spec, root),
        EngineWire.INFO);
  }

  /**
   * The images in this engine.
   *
   * @return the images, in the order of the engine
   */
  public List<EngineImage> list() {
    return client.ask(
        "Could not list the images of " + this,
        (api, spec, root) -> api.images(spec, root),
        EngineWire.IMAGES);
  }

  /**
   * Shows one image.
   *
   * @param name its name or id
   * @return what the engine knows of it
   * @throws OciFormatException if it is neither
   * @throws dev.registrysdk.error.NotFoundException if the engine has no such image
   */
  public EngineImageDetails inspect(String name) {
    String image = EngineName.of(name);
    return client.ask(
        "Could not inspect " + name + " at " + this,
        (api, spec, root) -> api.inspect(spec, root, image),
        EngineWire.DETAILS);
  }

  /**
   * Gives an image another name; it is taken from the image that has it.
   *
   * @param name its name or id
   * @param newName a name with a tag
   * @throws OciFormatException if one of them is malformed
   * @throws IllegalArgumentException if the new name has a digest
   * @throws dev.registrysdk.error.NotFoundException if the engine has no such image
   */
  public void tag(String name, String newName) {
    String image = EngineName.of(name);
    ImageReference target = ImageReference.parse(newName);
    String tag = target.tag().orElse("");
    if (target.digest().isPresent() || tag.isEmpty()) {
      throw new IllegalArgumentException("An image gets a tag, not a digest: " + newName);
    }
    client.change(
        "Could not tag " + name + " as " + newName + " at " + this,
        (api, spec, root) ->
            api.tag(spec, root, image, target.repository().toString(), tag, JsonService.NOTHING),
        (operation, response) -> {
          JsonService.discard(response);
          return true;
        });
  }

  /**
   * Removes a name of an image, and the image itself if it was the last one.
   *
   * @param name the name, or an id: then all its names go
   * @return what was removed
   * @throws OciFormatException if it is neither
   * @throws dev.registrysdk.error.NotFoundException if the engine has no such image
   * @throws dev.registrysdk.error.ConflictException if a container uses it, or several names an id
   */
  public EngineRemoval remove(String name) {
    return remove(name, false);
  }

  /**
   * Removes a name of an image, and the image itself if it was the last one, although it is used.
   *
   * @param name the name, or an id: then all its names go
   * @param force whether to remove an image that stopped containers use, or an id with several
   *     names
   * @return what was removed
   * @throws OciFormatException if it is neither
   * @throws dev.registrysdk.error.NotFoundException if the engine has no such image
   * @throws dev.registrysdk.error.ConflictException if it is used
   */
  public EngineRemoval remove(String name, boolean force) {
    String image = EngineName.of(name);
    return client.remove("Could not remove " + name + " from " + this, image, force);
  }

  /**
   * Builds an image with the engine's own builder, from a Dockerfile.
   *
   * @param request what to build
   * @return the id of the image in the engine
   * @throws dev.registrysdk.error.RejectedException if the build fails; the message has the
   *     engine's words
   */
  public Digest build(EngineBuildRequest request) {
    return new EngineBuild(client, request).run();
  }

  /**
   * Builds an image with the engine's own builder, from a Dockerfile.
   *
   * @param request fills in what to build
   * @return the id of the image in the engine
   * @throws dev.registrysdk.error.RejectedException if the build fails; the message has the
   *     engine's words
   */
  public Digest build(Consumer<EngineBuildRequest.Builder> request) {
    EngineBuildRequest.Builder builder = EngineBuildRequest.builder();
    request.accept(builder);
    return build(builder.build());
  }

  /** The address, as it was given or found. */
  @Override
  public String toString() {
    return client.address().toString();
  }
}
