package dev.registrysdk.testing;

import static dev.registrysdk.testing.PresetServer.error;
import static dev.registrysdk.testing.PresetServer.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Blobs that come from a storage service, as those of several registries do. */
class PresetBlobTest {
  private static final String BLOB = "/v2/acme/web/blobs/" + Client.digest("layer");

  @RegisterExtension private final PresetServer server = new PresetServer();

  private Client client = new Client(URI.create("http://127.0.0.1/"));

  @BeforeEach
  void start() {
    client = server.start(RegistryPreset.ecrLike());
    server.registry().putBlob("acme/web", Client.bytes("layer"));
  }

  @Test
  void aBlobIsRedirectedToAnotherHost() {
    HttpResponse<byte[]> redirect = client.get(BLOB);

    assertThat(redirect.statusCode()).isEqualTo(307);
    assertThat(Client.location(redirect))
        .startsWith(
            "http://localhost:"
                + server.registry().url().getPort()
                + "/storage/acme/web/"
                + Client.digest("layer")
                + "?signature=");
  }

  @Test
  void theOtherHostServesIt() {
    HttpResponse<byte[]> stored = client.get(Client.location(client.get(BLOB)));

    assertThat(said(stored)).isEqualTo("200 layer");
    assertThat(stored.headers().firstValue("Docker-Content-Digest")).isEmpty();
  }

  @Test
  void theOtherHostServesRanges() {
    String location = Client.location(client.get(BLOB));

    assertThat(said(client.get(location, "Range", "bytes=1-2"))).isEqualTo("206 ay");
  }

  @Test
  void theOtherHostRefusesCredentials() {
    String location = Client.location(client.get(BLOB));

    assertThat(said(client.get(location, "Authorization", "Basic dTpw")))
        .isEqualTo(
            "400 <Error><Code>InvalidArgument</Code><Message>Only one auth mechanism"
                + " allowed</Message></Error>");
  }

  @Test
  void aSignatureIsForOneAddress() {
    String location = Client.location(client.get(BLOB));
    String refused =
        "403 <Error><Code>SignatureDoesNotMatch</Code><Message>The signature is not of this"
            + " address</Message></Error>";

    assertThat(said(client.get(location.replace("localhost", "127.0.0.1")))).isEqualTo(refused);
    assertThat(said(client.get(location.replaceAll("\\?.*", "")))).isEqualTo(refused);
  }

  @Test
  void whatIsDeletedMeanwhileIsGone() {
    String location = Client.location(client.get(BLOB));
    server.registry().deleteBlob("acme/web", Client.digest("layer"));

    assertThat(client.get(location).statusCode()).isEqualTo(404);
    assertThat(client.get(BLOB).statusCode()).isEqualTo(404);
  }

  @Test
  void storageOnlyServes() {
    String location = Client.location(client.get(BLOB));

    assertThat(client.send("DELETE", location, Client.NOTHING).statusCode()).isEqualTo(405);
  }

  @Test
  void aHeadIsAnsweredByTheRegistryItself() {
    HttpResponse<byte[]> head = client.send("HEAD", BLOB, Client.NOTHING);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(Client.header(head, "Content-Length")).isEqualTo("5");
  }

  @Test
  void gitLabRedirectsAHeadToo() {
    server.registry().close();
    client = server.start(RegistryPreset.gitlabLike());
    server.registry().putBlob("acme/web", Client.bytes("layer"));

    HttpResponse<byte[]> head = client.send("HEAD", BLOB, Client.NOTHING);

    assertThat(head.statusCode()).isEqualTo(307);
    assertThat(client.send("HEAD", Client.location(head), Client.NOTHING).statusCode())
        .isEqualTo(200);
  }

  @Test
  void azureRedirectsFromLocalhostToo() {
    server.registry().close();
    client = server.start(RegistryPreset.acrLike(), builder -> builder.hostName("localhost"));
    server.registry().putBlob("acme/web", Client.bytes("layer"));

    String location = Client.location(client.get(BLOB));

    assertThat(location).startsWith("http://127.0.0.1:");
    assertThat(said(client.get(location))).isEqualTo("200 layer");
  }

  @Test
  void aRegistryThatServesItselfHasNoStorage() {
    String location = Client.location(client.get(BLOB));
    server.registry().close();
    client = server.start(RegistryPreset.quayLike());
    server.registry().putBlob("acme/web", Client.bytes("layer"));

    assertThat(said(client.get(BLOB))).isEqualTo("200 layer");
    assertThat(said(client.get(location.replaceAll("^http://[^/]*", ""))))
        .isEqualTo(error(404, "NOT_FOUND", "no such resource"));
  }
}
