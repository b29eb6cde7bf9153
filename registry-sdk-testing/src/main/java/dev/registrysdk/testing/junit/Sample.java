package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.SampleImage;
import dev.registrysdk.testing.SampleImages;
import java.util.function.Supplier;

/** The images of {@link SampleImages}, for annotations. */
public enum Sample {
  /** {@link SampleImages#small()}. */
  SMALL(SampleImages::small),
  /** {@link SampleImages#layered()}. */
  LAYERED(SampleImages::layered),
  /** {@link SampleImages#multiPlatform()}. */
  MULTI_PLATFORM(SampleImages::multiPlatform),
  /** {@link SampleImages#dockerManifestList()}. */
  DOCKER_MANIFEST_LIST(SampleImages::dockerManifestList),
  /** {@link SampleImages#withReferrers()}. */
  WITH_REFERRERS(SampleImages::withReferrers),
  /** {@link SampleImages#artifact()}. */
  ARTIFACT(SampleImages::artifact),
  /** {@link SampleImages#huge(long)} with a layer of 10 GiB. */
  HUGE(() -> SampleImages.huge(10L << 30));

  private final Supplier<SampleImage> maker;

  Sample(Supplier<SampleImage> maker) {
    this.maker = maker;
  }

  SampleImage image() {
    return maker.get();
  }
}
