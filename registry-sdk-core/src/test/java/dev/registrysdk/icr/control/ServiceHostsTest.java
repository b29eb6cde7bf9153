package dev.registrysdk.icr.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "icr.io",
        "us.icr.io",
        "private.icr.io",
        "private.us.icr.io",
        "za.icr.io",
        "registry.bluemix.net",
        "registry.ng.bluemix.net"
      })
  void registriesAnswer(String host) {
    assertThat(ServiceHosts.serves(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd0.icr.io",
        "dd0.uk.icr.io",
        "cp.icr.io",
        "private.cp.icr.io",
        "docker.io",
        "xicr.io",
        "us.icr.io.example",
        "us.icr.io:443",
        "evil.registry.bluemix.net.example",
        "a.b.icr.io"
      })
  void otherHostsDoNot(String host) {
    assertThat(ServiceHosts.serves(host)).isFalse();
  }
}
