package dev.registrysdk.build;

import dev.registrysdk.build.dockerfile.Dockerfile;
import dev.registrysdk.build.dockerfile.Instruction;
import dev.registrysdk.build.dockerfile.Stage;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds images from Dockerfiles without an engine: every instruction is carried out here, but RUN
 * and downloads of ADD, which are refused before anything is made. Only the stages that the result
 * needs are built. The result is what BuildKit makes of the same Dockerfile, with a few differences
 * that make it reproducible; see {@link LayerBuilder}.
 *
 * <p>Layers of a base are read only where the place of a file depends on them: COPY and WORKDIR
 * have to know which directories and links are there. With {@code COPY --link} none is read.
 * Nothing is visible in the target before everything is there. Immutable and safe for use by
 * several threads.
 */
public final class DockerfileBuilder implements ImageBuildEngine {
  /** Creates a builder. */
  public DockerfileBuilder() {}

  /**
   * {@inheritDoc}
   *
   * @throws UnsupportedException if instructions need an engine; it tells all of them
   */
  @Override
  public BuildResult build(BuildRequest request) {
    Dockerfile dockerfile = request.context().dockerfile();
    dockerfile.warnings().forEach(warning -> request.listener().warned(warning.toString()));
    List<String> unused = dockerfile.undeclared(request.arguments().keySet());
    if (!unused.isEmpty()) {
      request.listener().warned("No ARG declares the build arguments " + String.join(", ", unused));
    }
    try (Workspace workspace = new Workspace();
        OpenBases bases = new OpenBases(request.images())) {
      return new Build(request, dockerfile, bases, workspace).run();
    } catch (RegistryException e) {
      throw e.within("Building " + request.target());
    }
  }

  /** One build. */
  private static final class Build {
    private final BuildRequest request;
    private final Dockerfile dockerfile;
    private final OpenBases bases;
    private final Workspace workspace;
    private final BuildFiles files;
    private int number;

    Build(BuildRequest request, Dockerfile dockerfile, OpenBases bases, Workspace workspace) {
      this.request = request;
      this.dockerfile = dockerfile;
      this.bases = bases;
      this.workspace = workspace;
      this.files = new BuildFiles(request, workspace);
    }

    BuildResult run() {
      Instant created = created();
      Map<Platform, PlannedStage> planned = new LinkedHashMap<>();
      int total = plan(planned);
      List<ImagePlan> plans = new ArrayList<>();
      planned.forEach((platform, stage) -> plans.add(carryOut(platform, stage, total)));
      BuildSettings settings =
          BuildSettings.builder()
              .format(request.format())
              .compression(request.compression())
              .annotations(request.annotations())
              .foreignLayers(request.foreignLayers())
              .concurrency(request.concurrency())
              .limits(request.unpackLimits())
              .layerCache(request.layerCache())
              .build();
      try (ImageWriter writer = request.target().openWriter();
          BuildThreads threads =
              new BuildThreads(settings.concurrency(), settings.compressionThreads())) {
        bases.readers().forEach((ImageReader reader) -> threads.closing(reader::close));
        threads.closing(writer::close);
        ImageWriter told = new TellingWriter(writer, request.listener());
        return new BuildRun(settings, workspace, threads, told, created).build(plans);
      }
    }

    private Instant created() {
      Optional<String> argument = Optional.ofNullable(request.arguments().get(SourceDate.VARIABLE));
      return request
          .created()
          .orElseGet(() -> SourceDate.of(name -> argument.orElseGet(() -> System.getenv(name))));
    }

    /** Plans all platforms, and refuses what needs an engine. */
    private int plan(Map<Platform, PlannedStage> planned) {
      Stage target = new StageNames(dockerfile).target(request.stage());
      List<Platform> platforms =
          request.platforms().isEmpty() ? List.of(Platform.host()) : request.platforms();
      EngineNeeds needs = new EngineNeeds(dockerfile);
      Map<Platform, DockerfilePlan> plans = new LinkedHashMap<>();
      for (Platform platform : platforms) {
        plans.put(platform, new DockerfilePlan(dockerfile, request, platform, bases, needs));
      }
      plans.values().forEach(plan -> plan.look(target));
      try {
        plans.forEach((platform, plan) -> planned.put(platform, plan.plan(target)));
      } catch (RegistryException e) {
        needs.refuse(); // this build does not work whether or not the base can be read
        throw e;
      }
      needs.refuse();
      return plans.values().stream().mapToInt(DockerfilePlan::steps).sum();
    }

    private ImagePlan carryOut(Platform platform, PlannedStage stage, int total) {
      StageRun run =
          new StageRun(dockerfile.name(), files, instruction -> tell(platform, instruction, total));
      StageState state = run.run(stage);
      request.labels().forEach((name, value) -> state.edit(config -> config.label(name, value)));
      if (!request.platforms().isEmpty() && !platform.matches(state.platform())) {
        // A stage of another platform was chosen to become the image of this one.
        state.edit(config -> config.platform(platform));
      }
      return state.plan();
    }

    private void tell(Platform platform, Instruction instruction, int total) {
      number++;
      String line = instruction.toString().lines().findFirst().orElse("");
      request.listener().stepStarted(platform, number, total, line);
    }
  }
}
