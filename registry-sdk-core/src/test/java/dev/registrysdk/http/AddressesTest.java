package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost.", "a.localhost", "127.0.0.1", "127.9.9.9", "::1"})
  void loopbackIsLoopbackAndLocal(String host) {
    assertThat(Addresses.loopback(host)).isTrue();
    assertThat(Addresses.local(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "fe80::1",
        "fd00::1",
        "::",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "1.2.3.999"
      })
  void privateAndUnusualAddressesAreLocalButNotLoopback(String host) {
    assertThat(Addresses.local(host)).isTrue();
    assertThat(Addresses.loopback(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us.icr.io",
        "8.8.8.8",
        "2606:4700::1111",
        "localhost.example",
        "notlocalhost",
        "10.example"
      })
  void namesAndPublicAddressesAreNeither(String host) {
    assertThat(Addresses.local(host)).isFalse();
    assertThat(Addresses.loopback(host)).isFalse();
  }
}
