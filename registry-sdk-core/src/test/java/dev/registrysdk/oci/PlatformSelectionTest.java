package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformSelectionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linux/amd64 | linux/arm64 linux/amd64 | linux/amd64",
        "linux/amd64 | linux/amd64/v2 linux/amd64 | linux/amd64",
        "linux/amd64 | linux/amd64/v3 | linux/amd64/v3",
        "linux/amd64/v3 | linux/amd64 linux/amd64/v2 linux/amd64/v4 | linux/amd64/v2",
        "linux/amd64/v3 | linux/amd64/v2 linux/amd64/v3 | linux/amd64/v3",
        "linux/amd64/v2 | linux/amd64/v3 linux/amd64 | linux/amd64",
        "linux/amd64/v2 | linux/amd64/v3 | none",
        "linux/arm64 | linux/arm/v7 | none",
        "linux/arm64/v9 | linux/arm64 linux/arm | linux/arm64",
        "linux/arm64/v9 | linux/arm64/v9 linux/arm64 | linux/arm64/v9",
        "linux/arm | linux/arm/v5 linux/arm/v6 | linux/arm/v6",
        "linux/arm/v7 | linux/arm/v5 linux/arm/v7 linux/arm/v6 | linux/arm/v7",
        "linux/arm/v8 | linux/arm/v6 linux/arm/v7 | linux/arm/v7",
        "linux/arm/v6 | linux/arm/v7 linux/arm/v5 | linux/arm/v5",
        "linux/arm/v6 | linux/arm/v7 | none",
        "linux/arm/v5 | linux/arm/v6 | none",
        "windows/amd64 | linux/amd64 | none",
        "linux/386 | linux/amd64 | none",
        "linux/s390x | linux/amd64 linux/s390x | linux/s390x"
      })
  void theMostCapableImageThatRunsIsChosen(String wanted, String offered, String chosen) {
    ImageIndex.Builder index = ImageIndex.builder();
    Stream.of(offered.split(" "))
        .map(Platform::parse)
        .map(this::entry)
        .forEach(index::addManifests);

    Optional<Descriptor> selected = index.build().select(Platform.parse(wanted));

    assertThat(selected.flatMap(Descriptor::platform).map(Platform::text).orElse("none"))
        .isEqualTo(chosen);
  }

  @Test
  void ofEqualEntriesTheFirstIsChosen() {
    Descriptor first = entry(Platform.LINUX_AMD64);
    Descriptor second = Descriptor.builder().from(first).size(2).build();

    assertThat(
            ImageIndex.builder().addManifests(first, second).build().select(Platform.LINUX_AMD64))
        .contains(first);
  }

  @Test
  void anEntryWithoutAPlatformCountsAsLinuxAmd64() {
    Descriptor plain = image();
    ImageIndex index = ImageIndex.builder().addManifests(plain).build();

    assertThat(index.select(Platform.LINUX_AMD64)).contains(plain);
    assertThat(index.select(Platform.LINUX_ARM64)).isEmpty();
  }

  @Test
  void anUnknownPlatformIsNeverSelectedNotEvenWhenItIsAskedFor() {
    Platform unknown = Platform.of("unknown", "unknown");
    ImageIndex index = ImageIndex.builder().addManifests(entry(unknown)).build();

    assertThat(index.select(unknown)).isEmpty();
    assertThat(index.platforms()).isEmpty();
  }

  @Test
  void anAttestationIsNotSelectedEvenIfItHasNoPlatform() {
    Descriptor attestation =
        Descriptor.builder()
            .from(image())
            .putAnnotations("vnd.docker.reference.type", "attestation-manifest")
            .build();
    Descriptor runnable = entry(Platform.LINUX_AMD64);
    ImageIndex index = ImageIndex.builder().addManifests(attestation, runnable).build();

    assertThat(index.select(Platform.LINUX_AMD64)).contains(runnable);
  }

  @Test
  void aBlobInAnIndexIsNotSelected() {
    Descriptor layer = Descriptor.of(MediaType.OCI_LAYER_GZIP, Digest.sha256(new byte[0]), 0);

    assertThat(ImageIndex.builder().addManifests(layer).build().select(Platform.LINUX_AMD64))
        .isEmpty();
  }

  @Test
  void aNestedIndexCanBeSelected() {
    Descriptor nested =
        Descriptor.builder()
            .from(entry(Platform.LINUX_AMD64))
            .mediaType(MediaType.OCI_INDEX)
            .build();

    assertThat(ImageIndex.builder().addManifests(nested).build().select(Platform.LINUX_AMD64))
        .contains(nested);
  }

  @Test
  void platformsAreListedOnceInTheOrderOfTheIndex() {
    ImageIndex index =
        ImageIndex.builder()
            .addManifests(
                entry(Platform.LINUX_ARM64),
                entry(Platform.LINUX_AMD64),
                entry(Platform.of("unknown", "unknown")),
                entry(Platform.LINUX_ARM64),
                image())
            .build();

    assertThat(index.platforms()).containsExactly(Platform.LINUX_ARM64, Platform.LINUX_AMD64);
  }

  @Test
  void anEmptyIndexHasNothingToSelect() {
    assertThat(ImageIndex.builder().build().select(Platform.LINUX_AMD64)).isEmpty();
  }

  private Descriptor entry(Platform platform) {
    return Descriptor.builder().from(image()).platform(platform).build();
  }

  private static Descriptor image() {
    return Descriptor.of(MediaType.OCI_MANIFEST, Digest.sha256(new byte[0]), 1);
  }
}
