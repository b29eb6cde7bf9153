package dev.registrysdk.local;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.PemCertificates;
import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the engine as Docker's command line does: {@code DOCKER_HOST}, {@code DOCKER_CONTEXT}, the
 * {@code currentContext} of Docker's configuration, the socket of the system.
 */
final class EngineFinder {
  private static final String DEFAULT_CONTEXT = "default";
  private static final Path PODMAN = Path.of("/run/podman/podman.sock");
  private static final Pattern CERTIFIABLE = Pattern.compile("(tcp|https)://.*");
  private static final JsonType<Optional<String>> CURRENT =
      JsonType.object(Texts::new)
          .optional("currentContext", JsonType.TEXT, (texts, name) -> texts.first = name)
          .build(texts -> Optional.of(texts.first).filter(name -> !name.isEmpty()));
  private static final JsonType<Texts> ENDPOINT =
      JsonType.object(Texts::new)
          .optional("Host", JsonType.TEXT, (texts, host) -> texts.first = host)
          .optional("SkipTLSVerify", JsonType.FLAG, (texts, skip) -> texts.flag = skip)
          .build(texts -> texts);
  private static final JsonType<Texts> CONTEXT =
      JsonType.object(Texts::new)
          .required(
              "Endpoints",
              JsonType.object(Texts::new)
                  .required("docker", ENDPOINT, Texts::take)
                  .build(texts -> texts),
              Texts::take)
          .build(texts -> texts);

  private final EngineEnvironment environment;
  private final HttpOptions options;

  EngineFinder(EngineEnvironment environment, HttpOptions options) {
    this.environment = environment;
    this.options = options;
  }

  /** What is read from JSON. */
  private static final class Texts {
    private String first = "";
    private boolean flag;

    void take(Texts other) {
      first = other.first;
      flag = other.flag;
    }
  }

  /** The engine that Docker's own command line would talk to. */
  EngineAddress docker() {
    Optional<String> host = environment.get("DOCKER_HOST");
    if (host.isPresent()) {
      return at(host.get(), variables(host.get()));
    }
    return environment
        .get("DOCKER_CONTEXT")
        .or(this::currentContext)
        .filter(name -> !name.equals(DEFAULT_CONTEXT))
        .map(this::context)
        .orElseGet(() -> at(standard(), options));
  }

  /** The engine that Podman's own command line would talk to: of this user, or of the system. */
  EngineAddress podman() {
    Optional<String> host = environment.get("CONTAINER_HOST");
    if (host.isPresent()) {
      return at(host.get(), options);
    }
    Optional<Path> own =
        environment
            .get("XDG_RUNTIME_DIR")
            .map(directory -> Path.of(directory, "podman", "podman.sock"));
    Path socket = own.filter(path -> Files.exists(path) || Files.notExists(PODMAN)).orElse(PODMAN);
    return at("unix://" + socket, options);
  }

  private EngineAddress at(String text, HttpOptions how) {
    return EngineAddress.of(text, how);
  }

  private String standard() {
    return environment.windows() ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";
  }

  /** The certificates that variables point to; a socket needs none. */
  private HttpOptions variables(String host) {
    boolean verify = environment.get("DOCKER_TLS_VERIFY").isPresent();
    Optional<Path> directory = environment.get("DOCKER_CERT_PATH").map(Path::of);
    if (!CERTIFIABLE.matcher(host).matches() || (!verify && directory.isEmpty())) {
      return options;
    }
    return certificates(
        host, directory.or(environment::configuration).orElse(Path.of(".docker")), !verify);
  }

  private HttpOptions certificates(String host, Path directory, boolean skip) {
    HttpOptions.Builder there = HttpOptions.builder().from(options);
    Path authority = directory.resolve("ca.pem");
    if (Files.exists(authority)) {
      there.addAllCertificateAuthorities(PemCertificates.read(authority));
    }
    Path certificate = directory.resolve("cert.pem");
    if (Files.exists(certificate)) {
      there.clientCertificate(PemCertificates.client(certificate, directory.resolve("key.pem")));
    }
    String secure = host.replaceFirst("^tcp:", "https:");
    EngineAddress address = EngineAddress.of(secure, options);
    return (skip ? there.addSkipTlsVerification(address.host()) : there.addHttps(address.host()))
        .build();
  }

  private Optional<String> currentContext() {
    Optional<Path> file =
        environment.configuration().map(directory -> directory.resolve("config.json"));
    if (file.filter(Files::exists).isEmpty()) {
      return Optional.empty();
    }
    return read("Could not find the engine of the current Docker context", file.get(), CURRENT);
  }

  private EngineAddress context(String name) {
    String what = "Could not find the engine of the Docker context " + name;
    Path contexts = environment.configuration().orElse(Path.of(".docker")).resolve("contexts");
    String id = Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).encoded();
    Path file = contexts.resolve("meta").resolve(id).resolve("meta.json");
    if (Files.notExists(file)) {
      throw new NotFoundException(
          Failure.of(what).reason(file + " does not exist").remedy(Remedy.CHECK_CONTEXT).build());
    }
    Texts endpoint = read(what, file, CONTEXT);
    String host = endpoint.first.isEmpty() ? standard() : endpoint.first;
    Path tls = contexts.resolve("tls").resolve(id).resolve("docker");
    boolean secure = endpoint.flag || Files.isDirectory(tls);
    return at(
        host,
        secure && CERTIFIABLE.matcher(host).matches()
            ? certificates(host, tls, endpoint.flag)
            : options);
  }

  private static <T> T read(String what, Path file, JsonType<T> type) {
    try {
      return type.read(Files.readAllBytes(file));
    } catch (JsonFormatException e) {
      throw new StorageException(
          Failure.of(what)
              .reason(file + ": " + e.getMessage())
              .remedy(Remedy.CHECK_CONTEXT)
              .build(),
          e);
    } catch (IOException e) {
      throw Failures.of(what, e);
    }
  }
}
