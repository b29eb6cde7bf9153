package dev.registrysdk.examples.interop;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the interop tests unless they were asked for. */
final class InteropCondition implements ExecutionCondition {
  private static final String HOW =
      "Interop tests are off. They need docker-registry, skopeo, buildah, umoci, podman and htpasswd"
          + " (apt-get install docker-registry skopeo buildah umoci podman apache2-utils), and python3-venv"
          + " with PyPI for IBM's own client;"
          + " run them with REGISTRY_SDK_INTEROP=true, or with: bash .ci/run";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean wanted =
        Boolean.parseBoolean(System.getenv("REGISTRY_SDK_INTEROP"))
            || Boolean.getBoolean("registry.sdk.interop");
    if (wanted) {
      return ConditionEvaluationResult.enabled("Interop tests are on");
    }
    // Build tools count what was skipped, but do not say why.
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(InteropCondition.class, key -> told());
    return ConditionEvaluationResult.disabled(HOW);
  }

  private static boolean told() {
    System.out.println(HOW);
    return true;
  }
}
