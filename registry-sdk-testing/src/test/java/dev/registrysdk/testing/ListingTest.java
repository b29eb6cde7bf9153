package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.OCI_MANIFEST;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListingTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Client client = new Client(registry);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void tagsAreListedInAsciiOrder() {
    tag(registry, "b", "B", "a", "1");

    assertThat(text(client.get("/v2/acme/web/tags/list")))
        .isEqualTo("{\"name\":\"acme/web\",\"tags\":[\"1\",\"B\",\"a\",\"b\"]}");
  }

  @Test
  void linksLeadThroughAllPages() {
    tag(registry, "a", "b", "c", "d", "e");

    HttpResponse<byte[]> first = client.get("/v2/acme/web/tags/list?n=2");
    HttpResponse<byte[]> second = client.get(next(first));
    HttpResponse<byte[]> third = client.get(next(second));

    assertThat(text(first)).contains("[\"a\",\"b\"]");
    assertThat(header(first, "Link"))
        .isEqualTo("</v2/acme/web/tags/list?last=b&n=2>; rel=\"next\"");
    assertThat(text(second)).contains("[\"c\",\"d\"]");
    assertThat(text(third)).contains("[\"e\"]");
    assertThat(header(third, "Link")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "n=0, []",
    "last=b, '[\"c\"]'",
    "last=bb, '[\"c\"]'",
    "last=c, []",
    "n=3, '[\"a\",\"b\",\"c\"]'"
  })
  void lastPageHasNoLink(String query, String tags) {
    tag(registry, "a", "b", "c");

    HttpResponse<byte[]> response = client.get("/v2/acme/web/tags/list?" + query);

    assertThat(text(response)).contains("\"tags\":" + tags);
    assertThat(header(response, "Link")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "99999999999"})
  void pageSizeThatIsNoNumberIsRefused(String number) {
    tag(registry, "a");

    HttpResponse<byte[]> response = client.get("/v2/acme/web/tags/list?n=" + number);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(text(response)).contains("PAGINATION_NUMBER_INVALID");
  }

  @Test
  void pageLimitHoldsWhateverTheClientAsksFor() {
    try (InMemoryRegistry other = InMemoryRegistry.builder().pageLimit(2).start()) {
      tag(other, "a", "b", "c");

      HttpResponse<byte[]> response = new Client(other).get("/v2/acme/web/tags/list?n=50");

      assertThat(text(response)).contains("[\"a\",\"b\"]");
      assertThat(header(response, "Link")).contains("last=b&n=2");
    }
  }

  @Test
  void tagsOfAnUnknownRepositoryAreAnError() {
    HttpResponse<byte[]> response = client.get("/v2/acme/none/tags/list");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(text(response)).contains("NAME_UNKNOWN");
  }

  @Test
  void catalogIsPagedByAHundredUnlessTheClientAsksForMore() {
    for (int i = 100; i < 205; i++) {
      registry.createRepository("acme/r" + i);
    }

    HttpResponse<byte[]> first = client.get("/v2/_catalog");

    assertThat(Client.json(first).get("repositories"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(100);
    assertThat(text(client.get(next(first)))).contains("acme/r200", "acme/r204");
    assertThat(header(client.get("/v2/_catalog?n=1000"), "Link")).isEmpty();
  }

  @Test
  void unknownPathsAreNotFound() {
    for (String path : new String[] {"/", "/v1/", "/v2/acme", "/v2/acme/web/tags", "/token"}) {
      assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void repositoryNamesOutsideTheGrammarAreInvalid() {
    for (String name : new String[] {"Acme/web", "acme//web", "acme/-web", "a".repeat(256)}) {
      HttpResponse<byte[]> response = client.get("/v2/" + name + "/tags/list");
      assertThat(response.statusCode()).as(name).isEqualTo(400);
      assertThat(text(response)).contains("NAME_INVALID");
    }
  }

  @Test
  void repositoryMayBeCalledLikeAnEndpoint() {
    registry.putManifest("acme/manifests/blobs", "tags", OCI_MANIFEST, bytes("{}"));

    assertThat(client.get("/v2/acme/manifests/blobs/manifests/tags").statusCode()).isEqualTo(200);
  }

  @Test
  void otherMethodsAreUnsupported() {
    for (String path : new String[] {"/v2/", "/v2/_catalog", "/v2/acme/web/tags/list"}) {
      assertThat(client.send("PUT", path, Client.NOTHING).statusCode()).as(path).isEqualTo(405);
    }
  }

  private static void tag(InMemoryRegistry registry, String... tags) {
    for (String tag : tags) {
      registry.putManifest("acme/web", tag, OCI_MANIFEST, bytes("{}"));
    }
  }

  private static String next(HttpResponse<byte[]> response) {
    String link = header(response, "Link");
    return link.substring(1, link.indexOf('>'));
  }
}
