package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
  @ParameterizedTest
  @CsvSource({
    "global, , icr.io, private.icr.io, registry.bluemix.net",
    "us-south, , us.icr.io, private.us.icr.io, registry.ng.bluemix.net",
    "eu-gb, uk-south, uk.icr.io, private.uk.icr.io, registry.eu-gb.bluemix.net",
    "eu-de, eu-central, de.icr.io, private.de.icr.io, registry.eu-de.bluemix.net",
    "au-syd, ap-south, au.icr.io, private.au.icr.io, registry.au-syd.bluemix.net",
    "jp-tok, ap-north, jp.icr.io, private.jp.icr.io, ",
    "jp-osa, , jp2.icr.io, private.jp2.icr.io, ",
    "ca-tor, , ca.icr.io, private.ca.icr.io, ",
    "br-sao, , br.icr.io, private.br.icr.io, ",
    "eu-es, , es.icr.io, private.es.icr.io, ",
    "ca-mon, , ca2.icr.io, private.ca2.icr.io, ",
    "in-che, , in.icr.io, private.in.icr.io, ",
    "in-mum, , in2.icr.io, private.in2.icr.io, ",
    "eu-fr2, , fr2.icr.io, private.fr2.icr.io, "
  })
  void aRegionIsFoundByEachOfItsNames(
      String name, String alias, String domain, String privateDomain, String deprecated) {
    Region region = Region.of(name);

    assertThat(Region.all()).contains(region);
    assertThat(region.name()).isEqualTo(name);
    assertThat(region.domain()).isEqualTo(domain);
    assertThat(region.privateDomain()).isEqualTo(privateDomain);
    assertThat(region).hasToString(name + " (" + domain + ")");
    assertThat(Region.of(domain)).isEqualTo(region);
    assertThat(Region.ofHost(domain)).contains(region);
    assertThat(Region.at(domain)).isEqualTo(region);
    assertThat(Region.serves(domain)).isTrue();
    assertPrivate(region, privateDomain);
    assertThat(region.aliases()).isEqualTo(alias == null ? List.of() : List.of(alias));
    if (alias != null) {
      assertThat(Region.of(alias)).isEqualTo(region);
    }
    assertThat(region.deprecatedDomain().orElse(null)).isEqualTo(deprecated);
    if (deprecated != null) {
      assertDeprecated(region, deprecated);
    }
  }

  private static void assertPrivate(Region region, String privateDomain) {
    Region hidden = region.overPrivateNetwork();
    assertThat(hidden.domain()).isEqualTo(privateDomain);
    assertThat(hidden.name()).isEqualTo(region.name());
    assertThat(hidden).isNotEqualTo(region).hasSameHashCodeAs(Region.of(privateDomain));
    assertThat(hidden.overPrivateNetwork()).isEqualTo(hidden);
    assertThat(Region.of(privateDomain)).isEqualTo(hidden);
    assertThat(Region.ofHost(privateDomain)).contains(hidden);
    assertThat(Region.serves(privateDomain)).isTrue();
  }

  private static void assertDeprecated(Region region, String deprecated) {
    Region old = Region.of(deprecated);
    assertThat(old.name()).isEqualTo(region.name());
    assertThat(old.domain()).isEqualTo(deprecated);
    assertThat(old.privateDomain()).isEqualTo(region.privateDomain());
    assertThat(old.overPrivateNetwork()).isEqualTo(region.overPrivateNetwork());
    assertThat(Region.ofHost(deprecated)).contains(old);
    assertThat(Region.serves(deprecated)).isTrue();
  }

  @Test
  void thereAreFourteen() {
    assertThat(Region.all()).hasSize(14).doesNotHaveDuplicates();
    assertThat(Region.all()).extracting(Region::domain).doesNotHaveDuplicates();
  }

  @Test
  void caseAndBlanksDoNotMatter() {
    assertThat(Region.of(" US-South\n")).isSameAs(Region.US_SOUTH);
    assertThat(Region.of("DE.icr.io")).isEqualTo(Region.EU_DE);
    assertThat(Region.ofHost("Private.DE.icr.io")).contains(Region.EU_DE.overPrivateNetwork());
  }

  @Test
  void aNameThatIsNotKnownIsToldWithThoseThatAre() {
    assertThatThrownBy(() -> Region.of("us-sout"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There is no region 'us-sout': use one of us-south, au-syd, jp-tok, jp-osa,"
                + " ca-tor, br-sao, ca-mon, in-mum, eu-gb, eu-de, eu-es, in-che, eu-fr2, global, or"
                + " Region.at(host) for a registry of another name");
  }

  @ParameterizedTest
  @CsvSource({
    "us-east, us-south",
    "frankfurt-de, eu-de",
    "eu-fr, eu-fr2",
    "GLOBALE, global",
    "in-chi, in-che"
  })
  void theNearestNameStandsFirst(String typed, String nearest) {
    assertThatThrownBy(() -> Region.of(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("There is no region '" + typed + "': use one of " + nearest + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd0.icr.io",
        "dd2.icr.io",
        "dd0.uk.icr.io",
        "dd0.ca2.icr.io",
        "cp.icr.io",
        "a.us.icr.io",
        "icr.io.example"
      })
  void hostsThatDeliverSoftwareAreNoRegions(String host) {
    assertThat(Region.ofHost(host)).isEmpty();
    assertThat(Region.serves(host)).isFalse();
    assertThatThrownBy(() -> Region.of(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("There is no region '" + host + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dd0.icr.io", "https://dd0.uk.icr.io", "CP.icr.io/"})
  void hostsThatDeliverSoftwareHaveNoControlPlane(String endpoint) {
    assertThatThrownBy(() -> Region.at(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("There is no control plane at ")
        .hasMessageEndingWith(".icr.io: it delivers layers or software, and is no region");
  }

  @Test
  void aRegionOfTomorrowCanBeUsed() {
    Region region = Region.at("za.icr.io");

    assertThat(region.name()).isEqualTo("za.icr.io");
    assertThat(region).hasToString("za.icr.io");
    assertThat(region.overPrivateNetwork().domain()).isEqualTo("private.za.icr.io");
    assertThat(Region.serves("za.icr.io")).isTrue();
    assertThat(Region.ofHost("za.icr.io")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example, registry.example",
    "Registry.Example:8443, registry.example:8443",
    "https://registry.example/, registry.example",
    "https://registry.example:443, registry.example",
    "registry.example:443, registry.example:443",
    "http://localhost:5000, localhost:5000",
    "http://127.0.0.1:5000/, 127.0.0.1:5000",
    "http://a.localhost:80, a.localhost:80",
    "http://[::1]:5000, [::1]:5000",
    "https://US.icr.io, us.icr.io"
  })
  void aRegistryCanBeAtAnyAddress(String endpoint, String domain) {
    assertThat(Region.at(endpoint).domain()).isEqualTo(domain);
  }

  @Test
  void theAddressOfARegionIsThatRegion() {
    assertThat(Region.at("https://uk.icr.io")).isEqualTo(Region.EU_GB);
    assertThat(Region.at("private.uk.icr.io")).isEqualTo(Region.EU_GB.overPrivateNetwork());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://registry.example:5000", "http://us.icr.io", "http://127.0.0.1.x"})
  void plainHttpIsForLoopback(String endpoint) {
    String host = endpoint.substring("http://".length());

    assertThatThrownBy(() -> Region.at(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The control plane is spoken to over HTTPS. If %s speaks plain HTTP and you mean that,"
                + " give its address without 'http://', and switch plain HTTP on for it:"
                + " HttpOptions.builder().addPlainHttp(\"%s\")",
            host, host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us.icr.io/acme",
        "https://us.icr.io/api",
        "ftp://us.icr.io",
        "",
        "https://",
        "us icr io",
        "us.icr.io:port",
        "https://us.icr.io?x",
        "https://us.icr.io#x"
      })
  void anAddressHasNoMoreThanAHost(String endpoint) {
    assertThatThrownBy(() -> Region.at(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An endpoint is a host, host:port, or a URL without a user name and a path: "
                + endpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://iamapikey:s3cret@us.icr.io", "iamapikey:s3cret@us.icr.io"})
  void aPasswordInAnAddressIsNotRepeated(String endpoint) {
    assertThatThrownBy(() -> Region.at(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "An endpoint is a host, host:port, or a URL without a user name and a path:"
                + " …@us.icr.io");
  }

  @Test
  void anAddressOfOnesOwnHasNoPrivateDomain() {
    Region region = Region.at("registry.example:8443");

    assertThatThrownBy(region::overPrivateNetwork)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Only the regions have a private domain, not registry.example:8443");
    assertThatThrownBy(region::privateDomain).isInstanceOf(IllegalStateException.class);
  }
}
