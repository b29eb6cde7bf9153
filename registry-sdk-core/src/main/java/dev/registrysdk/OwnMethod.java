package dev.registrysdk;

import dev.registrysdk.build.BuildRequest;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.build.ImageBuildEngine;
import dev.registrysdk.oci.ImageReference;
import java.util.Optional;

/** Builds in this process, layers and all. */
final class OwnMethod extends BuildMethod {
  private final ImageBuildEngine builder;

  OwnMethod(ImageBuildEngine builder) {
    this.builder = builder;
  }

  @Override
  Optional<String> obstacle(BuildImageRequest request) {
    return Optional.empty();
  }

  @Override
  BuildResult build(BuildImageRequest request, BuildSite site) {
    return builder.build(
        BuildRequest.builder()
            .from(request)
            .target(site.target(request))
            .images(name -> site.places().image(ImageReference.parse(name)))
            .build());
  }

  @Override
  public String toString() {
    return "without an engine";
  }
}
