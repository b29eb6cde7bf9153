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
        "oci:C:/images/web:1.0"
      })
  void aPlaceOnThisMachineIsPrintedAsItWasWritten(String text) {
    assertThat(Place.parse(text)).isInstanceOf(Place.Local.class).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "us.icr.io/acme/web:1.0, us.icr.io, us.icr.io/acme/web:1.0",
    "alpine, docker.io, docker.io/library/alpine:latest",
    "oci/web, docker.io, docker.io/oci/web:latest"
  })
  void everythingElseIsInARegistry(String text, String registry, String complete) {
    Place place = Place.parse(text);

    assertThat(place.image().map(Image::registry)).isEqualTo(Optional.of(registry));
    assertThat(place).hasToString(complete);
  }

  @Test
  void aPlaceThatHasToBeOnThisMachineIsNotInARegistry() {
    assertThatThrownBy(() -> Place.Local.parse("us.icr.io/acme/web:1.0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Not a place on this machine: 'us.icr.io/acme/web:1.0'; write oci:DIR[:NAME],"
                + " oci-archive:FILE[:NAME] or docker-archive:FILE[:NAME], or use 'cr copy' from"
                + " one registry to another");
  }
}
