package dev.registrysdk.examples.cr;

import dev.registrysdk.BuildImageRequest;
import dev.registrysdk.BuildMethod;
import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.build.BuildContext;
import dev.registrysdk.build.BuildListener;
import dev.registrysdk.build.LayerCache;
import dev.registrysdk.build.LayerCompression;
import dev.registrysdk.local.DockerEngine;
import dev.registrysdk.oci.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Dockerfile to registry, or to a file. */
@SuppressWarnings("NullAway.Init") // picocli sets the parameters
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Build an image from a Dockerfile. Without an engine: all instructions but RUN and"
            + " downloads of ADD; --engine and --automatic do these too.",
    footerHeading = "%nExample:%n",
    footer = "  cr build --tag us.icr.io/acme/web:1.0 --platform linux/amd64 .")
final class BuildCommand implements Runnable {
  /** As many bytes as a Dockerfile may have, and one. */
  private static final int MOST = (16 << 20) + 1;

  @Mixin private final Output output;
  @Mixin private final Connection connection;
  @Mixin private final SignIn signIn;
  private final Io io;

  @Option(
      names = {"--tag", "-t"},
      paramLabel = "IMAGE",
      description = "The name the image gets; more than one give it more names.")
  private List<Image> tags = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "PLACE",
      description = "Where the image goes instead of a registry: " + Place.Local.FORMS + ".")
  private Place.@Nullable Local place;

  @Option(
      names = {"--file", "-f"},
      paramLabel = "FILE",
      description = "The Dockerfile, - for standard input; DIRECTORY/Dockerfile unless given.")
  private @Nullable String file;

  @Option(
      names = "--build-arg",
      paramLabel = "NAME[=VALUE]",
      mapFallbackValue = Option.NULL_VALUE,
      description =
          "Sets an argument that ARG declares, without a value to that of the environment variable"
              + " if there is one; it is no place for secrets.")
  private Map<String, Optional<String>> arguments = new LinkedHashMap<>();

  @Option(names = "--label", paramLabel = "NAME=VALUE", description = "Adds a label.")
  private Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = "--platform",
      split = ",",
      paramLabel = "OS/ARCH",
      description = "Build for this platform; can be repeated. Without it: that of this machine.")
  private List<Platform> platforms = new ArrayList<>();

  @Option(
      names = "--target",
      paramLabel = "STAGE",
      description = "Build this stage; the last one unless given.")
  private @Nullable String stage;

  @Option(
      names = "--engine",
      arity = "0..1",
      fallbackValue = "",
      preprocessor = AddressOrNone.class,
      paramLabel = "ADDRESS",
      description =
          "Let an engine build, which runs commands too: the one at the address (unix:///...), else"
              + " the one that docker uses.")
  private @Nullable String engine;

  @Option(
      names = "--automatic",
      description = "Let an engine build, Docker or Podman, but only what needs one.")
  private boolean automatic;

  @Option(
      names = "--remote",
      description =
          "Let the service of the registry build, at POST /api/v1/builds; IBM Cloud has switched"
              + " it off.")
  private boolean remote;

  @Option(names = "--pull", description = "Let the engine or service ask for newer base images.")
  private boolean pull;

  @Option(
      names = "--no-cache",
      description =
          "Do not use what earlier builds left: here, which layers there were; at the engine or"
              + " service, their results.")
  private boolean noCache;

  @Option(
      names = "--compression",
      paramLabel = "KIND",
      description =
          "Store new layers with gzip, zstd, which engines of the last years read too, or none;"
              + " gzip unless given.")
  private LayerCompression compression = LayerCompression.GZIP;

  @Parameters(
      index = "0",
      paramLabel = "DIRECTORY",
      description = "The files that the Dockerfile copies.")
  private Path directory;

  BuildCommand(Io io) {
    output = new Output(io);
    connection = new Connection(output);
    signIn = new SignIn(io);
    this.io = io;
  }

  @Override
  public void run() {
    if (tags.isEmpty() == (place == null)) {
      throw new IllegalArgumentException("Give either --tag or --output");
    }
    CredentialProvider credentials = tags.isEmpty() ? signIn.nowhere() : signIn.at(tags.get(0));
    try (RegistryClient registry = connection.open(credentials)) {
      Object target = place == null ? tags.get(0) : place;
      output.build(target, listener -> registry.images().build(request(listener)));
    }
  }

  private BuildImageRequest request(BuildListener listener) {
    BuildImageRequest.Builder request =
        BuildImageRequest.builder()
            .context(context())
            .arguments(arguments())
            .labels(labels)
            .platforms(platforms)
            .listener(listener);
    request.method(method()).pull(pull).noCache(noCache).compression(compression);
    if (!noCache) {
      cache().ifPresent(request::layerCache);
    }
    if (stage != null) {
      request.stage(stage);
    }
    if (place != null) {
      return request.target(place.store()).build();
    }
    tags.stream().skip(1).forEach(tag -> request.addTags(tag.reference()));
    return request.image(tags.get(0).reference()).build();
  }

  private BuildContext context() {
    if (directory.toString().equals("-")) {
      throw new IllegalArgumentException(
          "DIRECTORY is a directory: unpack what comes from standard input;"
              + " -f - is for a Dockerfile");
    }
    BuildContext.Builder context = BuildContext.builder().directory(directory);
    if ("-".equals(file)) {
      context.dockerfileText(io.readAll(MOST));
    } else if (file != null) {
      context.dockerfilePath(Path.of(file).toAbsolutePath());
    }
    return context.build();
  }

  /** What has no value has that of the environment, as with docker; none if there is none. */
  private Map<String, String> arguments() {
    Map<String, String> values = new LinkedHashMap<>();
    arguments.forEach(
        (name, value) ->
            value.or(() -> io.variable(name)).ifPresent(known -> values.put(name, known)));
    return values;
  }

  /** Where this user keeps what can be made again; nowhere if there is no home. */
  private Optional<LayerCache> cache() {
    Optional<Path> home =
        Optional.of(io.docker().environment().home())
            .filter(Files::isDirectory)
            .map(directory -> directory.resolve(".cache"));
    return io.variable("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .or(() -> io.variable("LOCALAPPDATA").map(Path::of))
        .or(() -> home)
        .map(caches -> LayerCache.at(caches.resolve("registry-sdk").resolve("layers")));
  }

  private BuildMethod method() {
    if (Stream.of(engine != null, automatic, remote).filter(chosen -> chosen).count() > 1) {
      throw new IllegalArgumentException("Give one of --engine, --automatic and --remote");
    }
    if (engine != null) {
      return BuildMethod.engine(engine.isEmpty() ? DockerEngine.local() : DockerEngine.at(engine));
    }
    return automatic
        ? BuildMethod.automatic()
        : remote ? BuildMethod.remote() : BuildMethod.daemonless();
  }
}
