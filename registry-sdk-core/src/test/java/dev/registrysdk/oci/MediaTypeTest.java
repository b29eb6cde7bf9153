package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
  @Test
  void parametersAreDropped() {
    assertThat(MediaType.parse(" application/vnd.oci.image.index.v1+json ; charset=utf-8"))
        .isEqualTo(MediaType.OCI_INDEX);
  }

  @Test
  void unknownTypesAreCarried() {
    assertThat(MediaType.parse("application/vnd.acme.thing.v9+json"))
        .hasToString("application/vnd.acme.thing.v9+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "json", "a/", "/b", "a/b/c", "a b/c", "ä/b", "a/b\n/c", ";a/b"})
  void textInAnotherFormIsRefused(String text) {
    assertThat(MediaType.tryParse(text)).isEmpty();
  }

  @Test
  void textInAnotherFormIsToldTheRule() {
    assertThat(Refusal.of(() -> MediaType.parse("json")))
        .isEqualTo("Not a media type: 'json'; it is written type/subtype (RFC 6838)");
  }

  @Test
  void eachPartHasAtMost127Characters() {
    assertThat(MediaType.tryParse("a".repeat(127) + "/" + "b".repeat(127))).isPresent();
    assertThat(MediaType.tryParse("a".repeat(128) + "/b")).isEmpty();
    assertThat(MediaType.tryParse("a/" + "b".repeat(128))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.oci.image.manifest.v1+json, true, false, false",
    "application/vnd.oci.image.index.v1+json, true, true, false",
    "application/vnd.docker.distribution.manifest.v2+json, true, false, true",
    "application/vnd.docker.distribution.manifest.list.v2+json, true, true, true",
    "application/vnd.docker.distribution.manifest.v1+prettyjws, true, false, true",
    "application/vnd.docker.distribution.manifest.v1+json, true, false, true",
    "application/vnd.oci.artifact.manifest.v1+json, true, false, false",
    "application/vnd.oci.image.config.v1+json, false, false, false",
    "application/vnd.docker.image.rootfs.diff.tar.gzip, false, false, true"
  })
  void manifestsAndIndexesAreKnownByTheirType(
      String text, boolean manifest, boolean index, boolean docker) {
    MediaType type = MediaType.parse(text);

    assertThat(type.manifest()).isEqualTo(manifest);
    assertThat(type.index()).isEqualTo(index);
    assertThat(type.docker()).isEqualTo(docker);
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.oci.image.layer.nondistributable.v1.tar, true",
    "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip, true",
    "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd, true",
    "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip, true",
    "application/vnd.oci.image.layer.v1.tar+gzip, false",
    "application/vnd.docker.image.rootfs.diff.tar.gzip, false"
  })
  void foreignLayersAreKnownByTheirType(String text, boolean foreign) {
    assertThat(MediaType.parse(text).nonDistributable()).isEqualTo(foreign);
  }
}
