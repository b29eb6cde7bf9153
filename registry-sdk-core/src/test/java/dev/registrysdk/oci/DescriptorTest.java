package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorTest {
  private static final String AT = "The manifest is invalid: $.layers[0].";

  @Test
  void bytesAreDescribedByTheirDigestAndSize() {
    assertThat(Descriptor.of(MediaType.OCI_EMPTY, Json.bytes("{}")))
        .isEqualTo(Descriptor.of(MediaType.OCI_EMPTY, Digest.parse(Json.DIGEST), 2));
  }

  @Test
  void aSizeIsNotNegative() {
    Digest digest = Digest.parse(Json.DIGEST);

    assertThat(Refusal.of(() -> Descriptor.of(MediaType.OCI_EMPTY, digest, -1)))
        .isEqualTo("The size of a descriptor is not negative: -1");
  }

  @Test
  void everyMemberIsRead() {
    Descriptor descriptor =
        layer(
            Json.LAYER.replace(
                "}",
                ",'urls':['https://a/b'],'annotations':{'k':'v','n':null},'data':'e30=',"
                    + "'artifactType':'application/vnd.acme','unknown':{'x':[1]},"
                    + "'platform':{'architecture':'arm','os':'linux','os.version':'1',"
                    + "'os.features':['f'],'variant':'v6','features':['sse4']}}"));

    assertThat(descriptor)
        .isEqualTo(
            Descriptor.builder()
                .from(Descriptor.of(MediaType.OCI_LAYER_GZIP, Digest.parse(Json.DIGEST), 2))
                .addUrls("https://a/b")
                .putAnnotations("k", "v")
                .putAnnotations("n", "")
                .data(ByteString.encodeUtf8("{}"))
                .artifactType("application/vnd.acme")
                .platform(
                    Platform.builder()
                        .os("linux")
                        .architecture("arm")
                        .variant("v6")
                        .osVersion("1")
                        .addOsFeatures("f")
                        .build())
                .build());
  }

  @Test
  void aPlatformOfEmptyTextsIsTheDefaultOne() {
    Descriptor descriptor =
        layer(
            Json.LAYER.replace(
                "}", ",'platform':{'architecture':'','os':'','variant':'','os.version':''}}"));

    assertThat(descriptor.platform()).contains(Platform.LINUX_AMD64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'mediaType':1 | mediaType is not a string",
        "'mediaType':'x' | mediaType is invalid: Not a media type: 'x'; it is written type/subtype"
            + " (RFC 6838)",
        "'mediaType':'' | mediaType is invalid: Not a media type: ''; it is written type/subtype"
            + " (RFC 6838)",
        "'digest':null | digest is missing",
        "'digest':'a:/' | digest is invalid: Not a digest: 'a:/'; the encoded part is letters,"
            + " digits and = _ -",
        "'size':null | size is missing",
        "'size':'2' | size is not a number",
        "'size':1.5 | size is not a whole number of at most 64 bits",
        "'size':9223372036854775808 | size is not a whole number of at most 64 bits",
        "'size':1e999999999 | size is not a whole number of at most 64 bits",
        "'size':1e-999999999 | size is not a whole number of at most 64 bits",
        "'size':1e2147483647 | size is not a whole number of at most 64 bits",
        "'urls':'a' | urls is not an array",
        "'urls':['a',null] | urls[1] is not a string",
        "'annotations':[] | annotations is not an object",
        "'annotations':{'k':1} | annotations.k is not a string",
        "'data':'*' | data is not base64",
        "'artifactType':true | artifactType is not a string",
        "'platform':'linux' | platform is not an object",
        "'platform':{'os.features':[1]} | platform.os.features[0] is not a string"
      })
  void aWrongMemberIsNamedByItsPath(String member, String complaint) {
    String layer = Json.LAYER.replace("}", "," + member + "}");

    assertThat(Refusal.of(() -> layer(layer))).isEqualTo(AT + complaint);
  }

  @Test
  void aNegativeSizeIsNamedByThePathOfItsDescriptor() {
    assertThat(Refusal.of(() -> layer(Json.LAYER.replace("2}", "-2}"))))
        .isEqualTo(
            "The manifest is invalid at $.layers[0]: The size of a descriptor is not negative: -2");
  }

  @Test
  void aSizeMayBeWrittenInAnyFormOfAWholeNumber() {
    assertThat(layer(Json.LAYER.replace("2}", "2.0e1}")).size()).isEqualTo(20);
  }

  @Test
  void somethingElseInAListIsNamedByItsIndex() {
    assertThat(Refusal.of(() -> layer("null")))
        .isEqualTo("The manifest is invalid: $.layers[0] is not an object");
  }

  @Test
  void aKeyThatIsNotSeenIsMadeVisible() {
    String layer = Json.LAYER.replace("}", ",'annotations':{'a\\nb':1}}");

    assertThat(Refusal.of(() -> layer(layer)))
        .isEqualTo(AT + "annotations.'a\\u000ab' is not a string");
  }

  @Test
  void aLongKeyIsCut() {
    String layer = Json.LAYER.replace("}", ",'annotations':{'" + "k".repeat(100_000) + "':1}}");

    assertThat(Refusal.of(() -> layer(layer)))
        .isEqualTo(
            AT + "annotations.'" + "k".repeat(120) + "… (100000 characters)' is not a string");
  }

  private static Descriptor layer(String json) {
    return Json.image("{'schemaVersion':2,'config':" + Json.CONFIG + ",'layers':[" + json + "]}")
        .asImage()
        .layers()
        .get(0);
  }
}
