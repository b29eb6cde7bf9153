package dev.registrysdk.examples.cr;

import dev.registrysdk.copy.CopySettings;
import dev.registrysdk.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a transfer lets the user choose. */
final class Choices implements CopySettings {
  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      description =
          "Transfer only this platform; can be repeated. Without it: all, with the same digest.")
  private List<Platform> platforms = new ArrayList<>();

  @Option(
      names = "--referrers",
      description = "Transfer signatures, attestations and SBOMs of the image too.")
  private boolean referrers;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "4",
      description = "Transfer this many blobs at a time; ${DEFAULT-VALUE} unless given.")
  private int concurrency;

  @Override
  public List<Platform> platforms() {
    return platforms;
  }

  @Override
  public boolean referrers() {
    return referrers;
  }

  @Override
  public int concurrency() {
    return concurrency;
  }
}
