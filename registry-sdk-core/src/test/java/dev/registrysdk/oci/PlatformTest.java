package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "linux/amd64, linux/amd64",
    "Linux/AMD64, linux/amd64",
    "linux/x86_64, linux/amd64",
    "linux/x86-64, linux/amd64",
    "linux/amd64/v1, linux/amd64",
    "linux/amd64/v3, linux/amd64/v3",
    "linux/i386, linux/386",
    "linux/aarch64, linux/arm64",
    "linux/arm64/v8, linux/arm64",
    "linux/arm64/8, linux/arm64",
    "linux/arm64/v8.0, linux/arm64",
    "linux/arm64/v9, linux/arm64/v9",
    "linux/arm, linux/arm/v7",
    "linux/arm/6, linux/arm/v6",
    "linux/arm/V5, linux/arm/v5",
    "linux/armhf, linux/arm/v7",
    "linux/armel, linux/arm/v6",
    "macos/arm64, darwin/arm64",
    "windows/amd64, windows/amd64",
    "linux/ppc64le, linux/ppc64le",
    "linux/s390x, linux/s390x",
    "LINUX/RISCV64, linux/riscv64"
  })
  void spellingsInUseAreBroughtToOne(String written, String normal) {
    assertThat(Platform.parse(written).text()).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "linux", "/", "linux/", "/amd64", "a/b/c/d", "a/b/", "a b/c", "ä/b", "a/b\n"})
  void textInAnotherFormIsRefused(String text) {
    assertThat(Platform.tryParse(text)).isEmpty();
  }

  @Test
  void textInAnotherFormIsToldTheRule() {
    assertThat(Refusal.of(() -> Platform.parse("linux")))
        .isEqualTo(
            "Not a platform: 'linux'; it is written os/architecture[/variant], for example"
                + " linux/arm64");
  }

  @Test
  void tryParseAnswersWithThePlatform() {
    assertThat(Platform.tryParse("linux/amd64")).contains(Platform.LINUX_AMD64);
  }

  @Test
  void whatIsNotNamedIsNotCompared() {
    Platform offered =
        Platform.builder()
            .os("windows")
            .architecture("amd64")
            .osVersion("10.0.20348.1")
            .addOsFeatures("win32k")
            .build();

    assertThat(Platform.of("windows", "amd64").matches(offered)).isTrue();
  }

  @Test
  void theVersionOfTheOperatingSystemIsComparedWhenNamed() {
    Platform wanted =
        Platform.builder().os("windows").architecture("amd64").osVersion("10.0.1").build();

    assertThat(wanted.matches(wanted)).isTrue();
    assertThat(wanted.matches(Platform.of("windows", "amd64"))).isFalse();
  }

  @Test
  void wantedFeaturesMustAllBeThere() {
    Platform plain = Platform.of("windows", "amd64");
    Platform one = Platform.builder().from(plain).addOsFeatures("a").build();
    Platform two = Platform.builder().from(plain).addOsFeatures("b", "a").build();

    assertThat(one.matches(two)).isTrue();
    assertThat(two.matches(one)).isFalse();
  }

  @Test
  void anotherOperatingSystemOrArchitectureDoesNotMatch() {
    assertThat(Platform.LINUX_AMD64.matches(Platform.LINUX_ARM64)).isFalse();
    assertThat(Platform.LINUX_AMD64.matches(Platform.of("windows", "amd64"))).isFalse();
  }

  @Test
  void unknownIsNothingToRun() {
    assertThat(Platform.of("unknown", "unknown").unknown()).isTrue();
    assertThat(Platform.of("linux", "unknown").unknown()).isTrue();
    assertThat(Platform.of("unknown", "amd64").unknown()).isTrue();
    assertThat(Platform.LINUX_AMD64.unknown()).isFalse();
  }

  @Test
  void anEmptyVariantIsNoVariant() {
    assertThat(Platform.builder().os("linux").architecture("amd64").variant("").build())
        .isEqualTo(Platform.LINUX_AMD64);
  }

  @Test
  void thisMachineRunsLinuxImagesOfItsArchitecture() {
    assertThat(Platform.host().os()).isEqualTo("linux");
    assertThat(Platform.tryParse(Platform.host().text())).isEqualTo(Optional.of(Platform.host()));
  }
}
