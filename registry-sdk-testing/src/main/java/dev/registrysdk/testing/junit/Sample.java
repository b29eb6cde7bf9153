package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.SampleImage;
import dev.registrysdk.testing.SampleImages;

/** The images of {@link SampleImages}, for annotations. */
public enum Sample {
  /** {@link SampleImages#small()}. */
  SMALL,
  /** {@link SampleImages#layered()}. */
  LAYERED,
  /** {@link SampleImages#multiPlatform()}. */
  MULTI_PLATFORM,
  /** {@link SampleImages#dockerManifestList()}. */
  DOCKER_MANIFEST_LIST,
  /** {@link SampleImages#withReferrers()}. */
  WITH_REFERRERS,
  /** {@link SampleImages#artifact()}. */
  ARTIFACT,
  /** {@link SampleImages#huge(long)} with a layer of 10 GiB. */
  HUGE;

  private static final long HUGE_LAYER = 10L << 30;

  SampleImage image() {
    return switch (this) {
      case SMALL -> SampleImages.small();
      case LAYERED -> SampleImages.layered();
      case MULTI_PLATFORM -> SampleImages.multiPlatform();
      case DOCKER_MANIFEST_LIST -> SampleImages.dockerManifestList();
      case WITH_REFERRERS -> SampleImages.withReferrers();
      case ARTIFACT -> SampleImages.artifact();
      case HUGE -> SampleImages.huge(HUGE_LAYER);
    };
  }
}
