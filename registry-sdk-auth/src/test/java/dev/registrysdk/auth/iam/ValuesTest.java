package dev.registrysdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values of this room, and what they refuse. */
class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    "https://iam.cloud.ibm.com, https://iam.cloud.ibm.com",
    "https://IAM.cloud.ibm.com/, https://iam.cloud.ibm.com",
    "https://iam.cloud.ibm.com/identity/token, https://iam.cloud.ibm.com",
    "https://iam.cloud.ibm.com/identity/token/, https://iam.cloud.ibm.com",
    "iam.test.cloud.ibm.com, https://iam.test.cloud.ibm.com",
    "iam.example.com:8443, https://iam.example.com:8443",
    "127.0.0.1:5000, http://127.0.0.1:5000",
    "http://localhost:5000/identity/token, http://localhost:5000",
    "https://localhost:5000, https://localhost:5000",
    "http://[::1]:5000, http://[::1]:5000"
  })
  void anAddressOfIamIsRead(String url, String read) {
    assertThat(IamEndpoint.at(url)).hasToString(read).isEqualTo(IamEndpoint.at(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://",
        "ftp://iam.cloud.ibm.com",
        "https://ann:planted@iam.cloud.ibm.com",
        "https://iam.cloud.ibm.com/other",
        "https://iam.cloud.ibm.com?planted=1",
        "https://iam.cloud.ibm.com/identity/token#planted"
      })
  void whatIsNoAddressOfIamIsRefusedAndNotQuoted(String url) {
    assertThatThrownBy(() -> IamEndpoint.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The address of IAM is a host, or a URL such as https://iam.cloud.ibm.com with no"
                + " other path than /identity/token, and without user, query and fragment");
  }

  @Test
  void plainHttpToAnotherMachineIsRefused() {
    assertThatThrownBy(() -> IamEndpoint.at("http://iam.cloud.ibm.com/identity/token"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "IAM is sent secrets, so it is never spoken to over plain HTTP: use"
                + " https://iam.cloud.ibm.com");
  }

  @ParameterizedTest
  @CsvSource({
    "us-south, private.us-south.iam.cloud.ibm.com",
    "US-East, private.us-east.iam.cloud.ibm.com",
    "eu-de, private.iam.cloud.ibm.com"
  })
  void thePrivateNetworkHasOneAddressForMostRegions(String region, String host) {
    assertThat(IamEndpoint.privateIn(region).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"key\n", " key", "key\r\n", "k\ney", "key\t"})
  void aLineEndThatWasReadWithAKeyIsNoticed(String key) {
    assertThatThrownBy(() -> IamIdentity.apiKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This API key of "
                + key.length()
                + " characters begins or ends with white space, or has a line end in it; one may"
                + " have been read with it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{key", "\"key", "key}", "key\"", "${KEY}"})
  void aKeyThatWasCutOutOfATemplateIsNoticed(String key) {
    assertThatThrownBy(() -> IamIdentity.apiKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This API key of "
                + key.length()
                + " characters begins or ends with a brace or a quotation mark; it may have been"
                + " cut out of a template or of JSON");
  }

  @Test
  void aKeyIsNotEmpty() {
    assertThatThrownBy(() -> IamIdentity.apiKey(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("This API key is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJ.abc.def",
        "Bearer eyJ.abc.def",
        "bearer   eyJ.abc.def\n",
        "  BEARER eyJ.abc.def",
        "IAM token:  Bearer eyJ.abc.def\n"
      })
  void anAccessTokenIsTakenAsToolsPrintIt(String text) {
    assertThat(UserTokens.parse(text).token()).isEqualTo("eyJ.abc.def");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "eyJ abc", "IAM token: eyJ", "Bearer eyJ\nabc"})
  void whatIsNoTokenIsRefused(String text) {
    assertThatThrownBy(() -> UserTokens.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A token is visible ASCII without white space; ");
  }

  @Test
  void claimsAreRead() {
    String token =
        IamLab.jwt(
            "{'iam_id':'IBMid-1','account':{'valid':true,'bss':'abc','ims':'1'},'iat':1000,"
                + "'exp':4600,'amr':['pwd'],'future':{}}");
    Claims claims = Claims.of(token);

    assertThat(claims.account()).contains("abc");
    assertThat(claims.expires()).contains(Instant.ofEpochSecond(4600));
    assertThat(claims.life()).contains(Duration.ofHours(1));
  }

  @Test
  void aTokenWithoutAnAccountHasNone() {
    assertThat(Claims.of(IamLab.jwt("{'account':{'boundary':'global'}}")).account()).isEmpty();
    assertThat(Claims.of(IamLab.jwt("{'account':{'bss':''}}")).account()).isEmpty();
    assertThat(Claims.of(IamLab.jwt("{}"))).isEqualTo(Claims.NONE);
  }

  @Property
  void whateverATokenIsItsClaimsAreReadWithoutAComplaint(@ForAll String a, @ForAll String b) {
    assertThat(Claims.of(a + "." + b + ".c")).isNotNull();
    assertThat(Claims.of(IamLab.jwt(a)).life()).isEqualTo(Optional.empty());
  }

  @Test
  void aProfileIsKnownByWhatNamesIt() {
    assertThat(TrustedProfile.of("Profile-1")).isEqualTo(TrustedProfile.ofId("Profile-1"));
    assertThat(TrustedProfile.of("crn:v1:x")).isEqualTo(TrustedProfile.ofCrn("crn:v1:x"));
    assertThat(TrustedProfile.of("my builds"))
        .isEqualTo(TrustedProfile.ofName("my builds"))
        .isNotEqualTo(TrustedProfile.ofName("my builds", "account"));
    assertThatThrownBy(() -> TrustedProfile.of("a\nb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The name of a trusted profile is not empty and has no line end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.metadata.cloud.ibm.com",
        "169.254.169.254",
        "https://x/y",
        "https://u@x",
        "https://x?y",
        "::",
        "http://169.254.169.254.example.com"
      })
  void aMetadataServiceIsNextToThisMachineOrProvesWhoItIs(String url) {
    assertThatThrownBy(() -> VpcMetadata.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The address of a metadata service is http://169.254.169.254, or https:// with a host"
                + " and no path, such as https://api.metadata.cloud.ibm.com");
  }

  @Test
  void metadataServicesAreReadFromTheirUrls() {
    assertThat(VpcMetadata.at("http://169.254.169.254/")).isEqualTo(VpcMetadata.linkLocal());
    assertThat(VpcMetadata.at("https://API.metadata.cloud.ibm.com").host())
        .isEqualTo("api.metadata.cloud.ibm.com");
  }

  @Test
  void aClientIdHasNoColon() {
    assertThatThrownBy(() -> new IamClient("a:b", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A client id has no colon (RFC 7617)");
    assertThat(new IamClient("id", "planted")).hasToString("IamClient[id=id, secret=[redacted]]");
  }

  @Test
  void accountAndScopeAreNotEmpty() {
    assertThatThrownBy(() -> IamOptions.builder().account(" ").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Account and scope are left out, or not empty");
  }
}
