package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "oci:dir",
        "oci:some/dir:1.0",
        "oci:dir:us.icr.io/acme/web:1.0",
        "oci-archive:web.tar",
        "oci-archive:web.tar:1.0",
        "docker-archive:web.tar",
        "docker-archive:web.tar:us.icr.io/acme/web:1.0",
        "oci:C:\\images\\web",
        "oci:C:/images/web:1.0",
        "docker:web",
        "docker:web:1.0",
        "docker:us.icr.io/acme/web:1.0",
        "docker:0123456789ab"
      })
  void aPlaceOnThisMachineIsPrintedAsItWasWritten(String text) {
    assertThat(Place.parse(text)).isInstanceOf(Place.Local.class).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "us.icr.io/acme/web:1.0, us.icr.io, us.icr.io/acme/web:1.0",
    "alpine, docker.io, docker.io/library/alpine:latest",
    "oci/web, docker.io, docker.io/oci/web:latest",
    "oci/web:1.0, docker.io, docker.io/oci/web:1.0",
    "alpine:3.20, docker.io, docker.io/library/alpine:3.20",
    "localhost:5000/a:1, localhost:5000, localhost:5000/a:1",
    "build:5000/a:1, build:5000, build:5000/a:1",
    "docker.io/library/docker:dind, docker.io, docker.io/library/docker:dind"
  })
  void everythingElseIsInARegistry(String text, String registry, String complete) {
    Place place = Place.parse(text);

    assertThat(place.image().map(Image::registry)).isEqualTo(Optional.of(registry));
    assertThat(place).hasToString(complete);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oci-archve:foo.tar",
        "oci-dir:foo",
        "oci:",
        "oci:lay:",
        "docker-daemon:x",
        "docker:",
        "docker://us.icr.io/acme/web:1.0",
        "dir:foo",
        "containers-storage:web",
        "tarball:web.tar",
        "file:web.tar",
        "arch:web.tar:1.0",
        "archive:",
        "archive:/tmp/web.tar"
      })
  void aMistypedPlaceIsNotTakenForAnImageOfDockerHub(String text) {
    assertThatThrownBy(() -> Place.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Not a place: '"
                + text
                + "'; write oci:DIR[:NAME], oci-archive:FILE[:NAME], docker-archive:FILE[:NAME] or"
                + " docker:NAME for one on this machine, or REGISTRY/REPOSITORY[:TAG] for one in a registry,"
                + " with docker.io written out");
  }

  @Test
  void aPlaceThatHasToBeOnThisMachineIsNotInARegistry() {
    assertThatThrownBy(() -> Place.Local.parse("us.icr.io/acme/web:1.0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Not a place on this machine: 'us.icr.io/acme/web:1.0'; write oci:DIR[:NAME],"
                + " oci-archive:FILE[:NAME], docker-archive:FILE[:NAME] or docker:NAME, or use 'cr"
                + " copy' from one registry to another");
  }
}
