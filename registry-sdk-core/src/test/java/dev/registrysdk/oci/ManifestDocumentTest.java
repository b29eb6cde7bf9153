package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestDocumentTest {
  private static final MediaType JSON = MediaType.parse("application/json");

  @Test
  void theBytesAreKeptExactlyWithWhateverTheyHold() {
    byte[] bytes = Json.bytes("{ 'x-new' : [1, {}],\n" + Json.IMAGE.substring(1) + "\n\n");

    ManifestDocument document = ManifestDocument.of(MediaType.OCI_MANIFEST, bytes);

    assertThat(document.bytes()).isEqualTo(bytes);
    assertThat(document.digest()).isEqualTo(Digest.sha256(bytes));
    assertThat(document.size()).isEqualTo(bytes.length);
  }

  @Test
  void changingTheArrayAfterwardsDoesNotChangeTheDocument() {
    byte[] bytes = Json.bytes(Json.IMAGE);
    ManifestDocument document = ManifestDocument.of(MediaType.OCI_MANIFEST, bytes);

    bytes[0] = 'x';
    document.bytes()[1] = 'x';

    assertThat(document.bytes()).isEqualTo(Json.bytes(Json.IMAGE));
  }

  @Test
  void anImageListsItsConfigurationAndLayers() {
    ManifestDocument document = Json.image(Json.IMAGE);

    assertThat(document.asImage().config().mediaType()).isEqualTo(MediaType.OCI_CONFIG);
    assertThat(document.references())
        .extracting(Descriptor::mediaType)
        .containsExactly(MediaType.OCI_CONFIG, MediaType.OCI_LAYER_GZIP);
  }

  @Test
  void anIndexListsItsManifests() {
    ManifestDocument document =
        Json.index("{'schemaVersion':2,'manifests':[" + Json.LAYER + "," + Json.CONFIG + "]}");

    assertThat(document.asIndex().manifests()).hasSize(2).isEqualTo(document.references());
  }

  @Test
  void aDockerManifestIsAnImage() {
    byte[] bytes =
        Json.bytes(
            "{'mediaType':'application/vnd.docker.distribution.manifest.v2+json',"
                + Json.IMAGE.substring(1));

    ManifestDocument document = ManifestDocument.read(JSON, bytes);

    assertThat(document.mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
    assertThat(document.asImage().layers()).hasSize(1);
  }

  @Test
  void aDockerListIsAnIndex() {
    byte[] bytes =
        Json.bytes(
            "{'schemaVersion':2,"
                + "'mediaType':'application/vnd.docker.distribution.manifest.list.v2+json',"
                + "'manifests':[]}");

    ManifestDocument document = ManifestDocument.read(MediaType.DOCKER_LIST, bytes);

    assertThat(document.asIndex().mediaType()).isEqualTo(MediaType.DOCKER_LIST);
  }

  @Test
  void nullCountsAsAbsent() {
    ManifestDocument image =
        Json.image(
            "{'schemaVersion':2,'mediaType':null,'config':"
                + Json.CONFIG.replace("}", ",'urls':null,'annotations':null,'data':null,")
                + "'platform':null,'artifactType':null},"
                + "'layers':null,'subject':null,'annotations':null,'artifactType':null}");

    assertThat(image.asImage())
        .isEqualTo(
            ImageManifest.builder()
                .config(Descriptor.of(MediaType.OCI_CONFIG, Digest.parse(Json.DIGEST), 2))
                .build());
  }

  @Test
  void anIndexOfToolsInGoMayHaveNullForNoManifests() {
    assertThat(Json.index("{'schemaVersion':2,'manifests':null}").references()).isEmpty();
  }

  @Test
  void anAnswerWithoutManifestsIsNotTakenForAnEmptyIndex() {
    assertThat(Refusal.of(() -> Json.index("{'errors':[]}")))
        .isEqualTo("The manifest is invalid: $.manifests is missing");
  }

  @Test
  void emptyTextCountsAsAbsentWhereToolsInGoLeaveIt() {
    ManifestDocument image =
        Json.image("{'mediaType':'','artifactType':''," + Json.IMAGE.substring(1));

    assertThat(image.asImage()).isEqualTo(Json.image(Json.IMAGE).asImage());
  }

  @Test
  void anImageNeedsAConfiguration() {
    assertThat(Refusal.of(() -> Json.image("{'schemaVersion':2,'layers':[]}")))
        .isEqualTo("The manifest is invalid: $.config is missing");
  }

  @Test
  void anImageIsNotAnIndex() {
    ManifestDocument image = Json.image(Json.IMAGE);

    assertThat(Refusal.of(image::asIndex))
        .isEqualTo(
            "Not an image index: "
                + image.digest()
                + " is application/vnd.oci.image.manifest.v1+json");
  }

  @Test
  void anIndexIsNotAnImage() {
    ManifestDocument index = ImageIndex.builder().build().toDocument();

    assertThat(Refusal.of(index::asImage))
        .isEqualTo(
            "Not an image manifest: "
                + index.digest()
                + " is application/vnd.oci.image.index.v1+json");
  }

  @Test
  void anUnknownTypeIsCarriedAsData() {
    MediaType type = MediaType.parse("application/vnd.acme.graph.v1");
    byte[] bytes = {0, 1, 2};

    ManifestDocument document = ManifestDocument.read(type, bytes);

    assertThat(document.bytes()).isEqualTo(bytes);
    assertThat(document.mediaType()).isEqualTo(type);
    assertThat(document.manifest()).isEmpty();
    assertThat(document.references()).isEmpty();
  }

  @Test
  void theWithdrawnArtifactManifestListsItsBlobs() {
    ManifestDocument document =
        ManifestDocument.of(MediaType.OCI_ARTIFACT, Json.bytes("{'blobs':[" + Json.LAYER + "]}"));

    assertThat(document.manifest()).isEmpty();
    assertThat(document.references()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/octet-stream", "text/plain"})
  void aTypeThatSaysNothingIsPassedOverForTheOneInTheDocument(String declared) {
    byte[] bytes =
        Json.bytes(
            "{'schemaVersion':2,'mediaType':'application/vnd.oci.image.index.v1+json',"
                + "'manifests':[]}");

    assertThat(ManifestDocument.read(MediaType.parse(declared), bytes).mediaType())
        .isEqualTo(MediaType.OCI_INDEX);
  }

  @Test
  void aDocumentWithoutATypeIsKnownByItsShape() {
    assertThat(ManifestDocument.read(JSON, Json.bytes(Json.IMAGE)).mediaType())
        .isEqualTo(MediaType.OCI_MANIFEST);
    assertThat(ManifestDocument.read(JSON, Json.bytes("{'manifests':[]}")).mediaType())
        .isEqualTo(MediaType.OCI_INDEX);
  }

  @Test
  void aDocumentOfNoKnownShapeIsRefused() {
    assertThat(Refusal.of(() -> ManifestDocument.read(JSON, Json.bytes("{'a':1}"))))
        .isEqualTo("Not a manifest: the document has neither manifests nor config and layers");
  }

  @Test
  void aDocumentThatContradictsItsDeclaredTypeIsRefused() {
    byte[] bytes =
        Json.bytes(
            "{'schemaVersion':2,'mediaType':'application/vnd.oci.image.index.v1+json',"
                + "'manifests':[]}");
    String complaint =
        "The manifest was declared as application/vnd.oci.image.manifest.v1+json but says it is"
            + " application/vnd.oci.image.index.v1+json";

    assertThat(Refusal.of(() -> ManifestDocument.read(MediaType.OCI_MANIFEST, bytes)))
        .isEqualTo(complaint);
    assertThat(Refusal.of(() -> ManifestDocument.of(MediaType.OCI_MANIFEST, bytes)))
        .isEqualTo(complaint);
  }

  @Test
  void anImageThatCouldBeReadAsAnIndexIsRefused() {
    assertThat(Refusal.of(() -> Json.image("{'manifests':[]," + Json.IMAGE.substring(1))))
        .isEqualTo(
            "The manifest is invalid: $.manifests does not belong in a document of type"
                + " application/vnd.oci.image.manifest.v1+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'config':{}", "'layers':[]", "'fsLayers':[]"})
  void anIndexThatCouldBeReadAsAnImageIsRefused(String member) {
    assertThat(Refusal.of(() -> Json.index("{'manifests':[]," + member + "}")))
        .startsWith("The manifest is invalid: $.")
        .endsWith(" does not belong in a document of type application/vnd.oci.image.index.v1+json");
  }

  @Test
  void schemaOneIsRefusedByNameHoweverItIsDeclared() {
    byte[] bytes = Json.bytes("{'schemaVersion':1,'name':'a','tag':'b','fsLayers':[]}");
    String complaint =
        "This is a Docker image manifest of schema 1, which registries and engines no longer"
            + " support; rebuild the image or push it again with a current tool";

    assertThat(Refusal.of(() -> ManifestDocument.read(MediaType.DOCKER_SCHEMA1, bytes)))
        .isEqualTo(complaint);
    assertThat(Refusal.of(() -> ManifestDocument.read(MediaType.DOCKER_SCHEMA1_SIGNED, bytes)))
        .isEqualTo(complaint);
    assertThat(Refusal.of(() -> ManifestDocument.read(JSON, bytes))).isEqualTo(complaint);
    assertThat(Refusal.of(() -> ManifestDocument.read(MediaType.DOCKER_MANIFEST, bytes)))
        .isEqualTo(complaint);
  }

  @Test
  void anotherSchemaVersionIsRefused() {
    assertThat(Refusal.of(() -> Json.index("{'schemaVersion':3,'manifests':[]}")))
        .isEqualTo("The manifest is invalid: $.schemaVersion must be 2");
  }

  @Test
  void theSameDocumentCanBeKnownByAnotherDigest() {
    ManifestDocument document = Json.image(Json.IMAGE);
    Digest.Algorithm sha512 = Digest.Algorithm.SHA512;
    Digest other = sha512.of(sha512.hasher().digest(document.bytes()));

    ManifestDocument same = document.identifiedBy(other);

    assertThat(same.digest()).isEqualTo(other);
    assertThat(same.descriptor().digest()).isEqualTo(other);
    assertThat(same.bytes()).isEqualTo(document.bytes());
    assertThat(same.asImage()).isEqualTo(document.asImage());
    assertThat(document.hasDigest(other)).isTrue();
  }

  @Test
  void aDocumentIsNotKnownByTheDigestOfSomethingElse() {
    ManifestDocument document = Json.image(Json.IMAGE);
    Digest other = Digest.sha256(new byte[0]);

    assertThat(document.hasDigest(other)).isFalse();
    assertThat(Refusal.of(() -> document.identifiedBy(other)))
        .isEqualTo("The manifest has digest " + document.digest() + ", not " + other);
  }

  @Test
  void aDigestThatCannotBeComputedIdentifiesNothing() {
    ManifestDocument document = Json.image(Json.IMAGE);
    Digest unknown = Digest.parse("blake3:abc");

    assertThat(document.hasDigest(unknown)).isFalse();
    assertThat(Refusal.of(() -> document.identifiedBy(unknown)))
        .isEqualTo(
            "The manifest cannot be compared with blake3:abc: the algorithm blake3 is not known");
  }

  @Test
  void theDescriptorHasTypeDigestAndSize() {
    ManifestDocument document = Json.image(Json.IMAGE);

    assertThat(document.descriptor())
        .isEqualTo(Descriptor.of(MediaType.OCI_MANIFEST, document.bytes()));
    assertThat(document)
        .hasToString(
            "application/vnd.oci.image.manifest.v1+json "
                + document.digest()
                + " ("
                + document.size()
                + " bytes)");
  }

  @Test
  void documentsAreEqualWhenTypeAndBytesAre() {
    assertThat(Json.image(Json.IMAGE))
        .isEqualTo(Json.image(Json.IMAGE))
        .hasSameHashCodeAs(Json.image(Json.IMAGE))
        .isNotEqualTo(Json.image(Json.IMAGE + " "));
  }

  @Test
  void aManifestBuiltHereIsWrittenInTheOrderOfTheSpecification() {
    ManifestDocument document =
        ImageManifest.builder()
            .artifactType("application/vnd.acme")
            .config(Descriptor.of(MediaType.OCI_EMPTY, Json.bytes("{}")))
            .subject(Descriptor.of(MediaType.OCI_MANIFEST, Json.bytes("{}")))
            .putAnnotations("a", "<b>")
            .build()
            .toDocument();

    assertThat(document.bytes())
        .asString()
        .isEqualTo(
            ("{'schemaVersion':2,'mediaType':'application/vnd.oci.image.manifest.v1+json',"
                    + "'artifactType':'application/vnd.acme',"
                    + "'config':{'mediaType':'application/vnd.oci.empty.v1+json','digest':'"
                    + Json.DIGEST
                    + "','size':2},'layers':[],"
                    + "'subject':{'mediaType':'application/vnd.oci.image.manifest.v1+json','digest':'"
                    + Json.DIGEST
                    + "','size':2},'annotations':{'a':'<b>'}}")
                .replace('\'', '"'));
  }
}
