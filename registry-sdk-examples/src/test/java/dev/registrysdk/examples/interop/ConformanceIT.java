package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.RegistryPreset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry for tests against the conformance suite of its specification. */
@Interop
class ConformanceIT {
  /** What the suite leaves out by itself. */
  private static final Map<String, List<String>> LEFT_OUT =
      Map.of(
          // Came with 1.1, and what came later.
          "1.0",
          List.of(
              "Blob anonymous mount: Disabled",
              "Blob upload cancel: Disabled",
              "Manifest put with tag params: Disabled",
              "Referrers: Disabled",
              "Sparse Manifests: Disabled",
              "Tag Param: Disabled",
              "Tag Param sha512: Disabled"),
          // Came later than 1.1.
          "1.1",
          List.of(
              "Blob upload cancel: Disabled",
              "Manifest put with tag params: Disabled",
              "Sparse Manifests: Disabled",
              "Tag Param: Disabled",
              "Tag Param sha512: Disabled"),
          // A registry that checks manifests refuses these; they are part of the last run.
          "dev",
          List.of("Sparse Manifests: Disabled"));

  @Test
  void everyTestPasses(@TempDir Path home) {
    ConformanceSuite suite = ConformanceSuite.find(home);
    ConformanceTable table = new ConformanceTable();
    for (String version : List.of("1.0", "1.1", "dev")) {
      for (String signIn : List.of("none", "basic", "token")) {
        ConformanceResult result = run(suite, version, signIn);
        assertThat(result.without())
            .as(version + " with sign-in " + signIn)
            .isEqualTo(LEFT_OUT.get(version));
        table.add(version, signIn, result);
      }
    }
    ConformanceResult oci11 = runPreset(suite);
    assertThat(oci11.without()).isEqualTo(LEFT_OUT.get("1.1"));
    table.add("1.1, preset oci11", "none", oci11);
    ConformanceResult everything = runUnchecked(suite);
    assertThat(everything.without()).isEmpty();
    table.add("dev, all switched on", "none", everything);

    ConformancePage.requireSame("results", table.toString());
  }

  private static ConformanceResult run(ConformanceSuite suite, String version, String signIn) {
    RegistryAuth auth =
        switch (signIn) {
          case "basic" -> RegistryAuth.basic("user", "secret");
          case "token" -> RegistryAuth.token("user", "secret");
          default -> RegistryAuth.none();
        };
    try (InMemoryRegistry registry = InMemoryRegistry.builder().auth(auth).start()) {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("OCI_VERSION", version);
      if (!signIn.equals("none")) {
        settings.put("OCI_USERNAME", "user");
        settings.put("OCI_PASSWORD", "secret");
      }
      return passed(suite.run(registry.address(), settings));
    }
  }

  private static ConformanceResult runPreset(ConformanceSuite suite) {
    try (InMemoryRegistry registry = InMemoryRegistry.start(RegistryPreset.oci11())) {
      return passed(suite.run(registry.address(), Map.of("OCI_VERSION", "1.1")));
    }
  }

  private static ConformanceResult runUnchecked(ConformanceSuite suite) {
    try (InMemoryRegistry registry =
        InMemoryRegistry.builder().without(Feature.MANIFEST_VALIDATION).start()) {
      return passed(
          suite.run(registry.address(), Map.of("OCI_VERSION", "dev", "OCI_DATA_SPARSE", "true")));
    }
  }

  private static ConformanceResult passed(ConformanceResult result) {
    for (String status : List.of("FAIL", "Error", "Skip")) {
      assertThat(result.count(status)).as(status + "\n" + result.output()).isZero();
    }
    return result;
  }
}
