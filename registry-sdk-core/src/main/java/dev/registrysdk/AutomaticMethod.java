package dev.registrysdk;

import dev.registrysdk.build.BuildResult;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.local.DockerEngine;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Builds here if that works, else with an engine. */
final class AutomaticMethod extends BuildMethod {
  private final List<Supplier<DockerEngine>> engines;

  AutomaticMethod(List<Supplier<DockerEngine>> engines) {
    this.engines = engines;
  }

  @Override
  Optional<String> obstacle(BuildImageRequest request) {
    return Optional.empty();
  }

  @Override
  BuildResult build(BuildImageRequest request, BuildSite site) {
    try {
      return BuildMethod.daemonless().build(request, site);
    } catch (UnsupportedException e) {
      if (e.remedy() != Remedy.USE_ENGINE) {
        throw e;
      }
      return engine(request, e).build(request, site);
    }
  }

  /** The first engine that answers. */
  private BuildMethod engine(BuildImageRequest request, UnsupportedException needed) {
    StringBuilder silent = new StringBuilder();
    for (Supplier<DockerEngine> candidate : engines) {
      try {
        DockerEngine engine = candidate.get();
        String version = engine.info().version();
        BuildMethod method = new EngineMethod(engine);
        Optional<String> obstacle = method.obstacle(request);
        if (obstacle.isPresent()) {
          throw neither(
              needed,
              "and the engine at " + engine + " (" + version + ") cannot " + obstacle.get(),
              Remedy.USE_ANOTHER_WAY);
        }
        return method;
      } catch (UnsupportedException e) {
        throw e;
      } catch (RegistryException e) {
        silent
            .append("\n  ")
            .append(e.failure().what())
            .append(e.failure().reason().map(reason -> ": " + reason).orElse(""));
      }
    }
    throw neither(needed, "and no engine answers:" + silent + "\n", Remedy.START_ENGINE);
  }

  private static UnsupportedException neither(
      UnsupportedException needed, String andReason, Remedy remedy) {
    return new UnsupportedException(
        Failure.builder()
            .from(needed.failure())
            .reason(needed.failure().reason().orElse("") + andReason)
            .remedy(remedy)
            .build(),
        needed);
  }

  @Override
  public String toString() {
    return "without an engine, else with one";
  }
}
