package dev.registrysdk.error;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactionTest {
  private static final String SECRET = "s3cr3t";

  @Property
  void aSecretInTheUserInformationIsNeverShown(
      @ForAll("userInformation") String user, @ForAll("rests") String rest) {
    String shown = Redaction.url("https://" + user + "@us.icr.io" + rest);

    assertThat(shown).doesNotContain(SECRET).startsWith("https://us.icr.io");
  }

  @Property
  void theValueOfAnUnknownParameterIsNeverShown(
      @ForAll("names") String name, @ForAll("rests") String rest) {
    String separator = rest.indexOf('?') < 0 ? "?" : "&";
    String url = "https://us.icr.io" + rest + separator;

    assertThat(Redaction.url(url + name + "=" + SECRET)).doesNotContain(SECRET);
    assertThat(Redaction.url(url + SECRET)).doesNotContain(SECRET);
    assertThat(Redaction.url(url + name + "=" + SECRET + "&n=5")).endsWith("&n=5");
  }

  @Property
  void theValueOfAnUnknownHeaderIsNeverShown(@ForAll("headers") String name) {
    assertThat(Redaction.header(name, "Basic " + SECRET)).isEqualTo("[redacted]");
  }

  @Property
  void redactingTwiceChangesNothing(@ForAll String text) {
    String once = Redaction.url(text);

    assertThat(Redaction.url(once)).isEqualTo(once);
  }

  @Property
  void anyUrlCanBelongToAFailure(@ForAll String text) {
    assertThat(Failure.of("x").url("a://" + text).build().url()).isPresent();
  }

  @Example
  void theFragmentIsLeftOut() {
    assertThat(Redaction.url("https://a.io/x#token=" + SECRET)).isEqualTo("https://a.io/x");
  }

  @Example
  void whatTheControlPlaneIsAskedForStaysReadable() {
    String url =
        "https://us.icr.io/api/v1/images?namespace=acme&repository=web&includeIBM=true"
            + "&includeManifestLists=true&vulnerabilities=false&fromimage=a&toimage=b";

    assertThat(Redaction.url(url)).isEqualTo(url);
  }

  @Example
  void harmlessParametersStayReadable() {
    assertThat(Redaction.url("https://a.io/token?service=a.io&scope=repository:x:pull&Digest=d"))
        .isEqualTo("https://a.io/token?service=a.io&scope=repository:x:pull&Digest=d");
  }

  @Example
  void aSecondParameterBehindASemicolonIsNotShown() {
    assertThat(Redaction.url("https://a.io/x?n=1;sig=" + SECRET))
        .isEqualTo("https://a.io/x?n=[redacted]");
  }

  @Example
  void aUrlWithoutASchemeHasUserInformationToo() {
    assertThat(Redaction.url("//ann:" + SECRET + "@a.io/x")).isEqualTo("//a.io/x");
  }

  @Example
  void aSignOfAnAddressInThePathIsNotTakenForUserInformation() {
    assertThat(Redaction.url("https://a.io/v2/x@y/tags")).isEqualTo("https://a.io/v2/x@y/tags");
  }

  @Example
  void theUrlInAHeaderIsRedacted() {
    assertThat(Redaction.header("Location", "https://u:" + SECRET + "@a.io/up?_state=" + SECRET))
        .isEqualTo("https://a.io/up?_state=[redacted]");
  }

  @Example
  void theUrlsOfALinkAreRedacted() {
    assertThat(
            Redaction.header(
                "Link", "</v2/_catalog?n=1&last=a>; rel=\"next\", <https://u@a.io/?t=1>; rel=x"))
        .isEqualTo("</v2/_catalog?n=1&last=a>, <https://a.io/?t=[redacted]>");
    assertThat(Redaction.header("Link", SECRET)).isEqualTo("[redacted]");
    assertThat(Redaction.header("Link", "<a?" + SECRET)).isEqualTo("<a?[redacted]>");
  }

  @Example
  void harmlessHeadersStayReadable() {
    assertThat(Redaction.header("Docker-Content-Digest", "sha256:x")).isEqualTo("sha256:x");
    assertThat(Redaction.header("www-authenticate", "Bearer realm=\"r\""))
        .isEqualTo("Bearer realm=\"r\"");
  }

  @Provide
  Arbitrary<String> userInformation() {
    return Arbitraries.of("", "ann:", "a%40b:", "a@b:", "iamapikey:", ":", "x://")
        .filter(user -> user.indexOf('/') < 0)
        .map(user -> user + SECRET)
        .flatMap(user -> Arbitraries.of(user, user + ":x", user + "@y"));
  }

  @Provide
  Arbitrary<String> rests() {
    return Arbitraries.of("", "/", "/v2/a/b@c", "/x?n=1", "?n=1", "/a?b=c&tag=1", "//x");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        "sig", "X-Amz-Signature", "_state", "token", "", "N%41", "ｎ", "tag2", "T");
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.of(
        "Authorization",
        "authorization",
        "AUTHORIZATION",
        "Proxy-Authorization",
        "Cookie",
        "Set-Cookie",
        "X-Registry-Auth",
        "X-Registry-Config",
        "IAM-ApiKey",
        "RefreshToken",
        "X-Auth-Refresh-Token",
        "X-JFrog-Art-Api",
        "Private-Token",
        "X-Api-Key",
        "X-Amz-Security-Token",
        "",
        "X-New");
  }
}
