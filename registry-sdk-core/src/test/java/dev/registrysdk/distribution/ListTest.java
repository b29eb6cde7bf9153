package dev.registrysdk.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Repository;
import dev.registrysdk.testing.Interceptor;
import dev.registrysdk.testing.Reply;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListTest {
  private static final ManifestDocument INDEX = ImageIndex.builder().build().toDocument();

  private RemoteFixture remote = RemoteFixture.start(server -> server.pageLimit(2));

  @AfterEach
  void stop() {
    remote.close();
  }

  @Test
  void tagsComePageByPage() {
    tag("a", "b", "c", "d", "e");
    remote.server.clearRequests();

    assertThat(remote.repository.tags()).containsExactly("a", "b", "c", "d", "e");
    assertThat(remote.server.requestCount()).isEqualTo(3);
  }

  @Test
  void pagesThatNobodyReadsAreNotAskedFor() {
    tag("a", "b", "c", "d", "e");
    remote.server.clearRequests();

    try (Stream<String> tags = remote.repository.tags()) {
      assertThat(tags.findFirst()).contains("a");
    }

    assertThat(remote.server.requestCount()).isEqualTo(1);
  }

  @Test
  void tagsAfterAGivenOne() {
    tag("a", "b", "c");

    assertThat(remote.repository.tagsAfter("b")).containsExactly("c");
  }

  @Test
  void tagsMayBeNull() {
    answerTags(Reply.status(200).withBody("{\"name\":\"acme/web\",\"tags\":null}"));

    assertThat(remote.repository.tags()).isEmpty();
  }

  @Test
  void tagsOfAMissingRepositoryAreNotFound() {
    assertThatThrownBy(() -> remote.repository.tags().count())
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Could not list the tags of " + remote.repository + ": NAME_UNKNOWN");
  }

  @Test
  void nextPageAtAnotherHostIsNotFollowed() {
    answerTags(
        Reply.status(200)
            .withHeader("Link", "<https://example.com/v2/acme/web/tags/list>; rel=\"next\"")
            .withBody("{\"tags\":[\"a\"]}"));

    assertThatThrownBy(() -> remote.repository.tags().count())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(
            "the next page is said to be at another place,"
                + " https://example.com/v2/acme/web/tags/list");
  }

  @Test
  void secretsInTheAddressOfTheNextPageAreNotTold() {
    answerTags(
        Reply.status(200)
            .withHeader("Link", "<https://ann:pw@example.com/next?signature=secret>; rel=next")
            .withBody("{\"tags\":[\"a\"]}"));

    assertThatThrownBy(() -> remote.repository.tags().count())
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "Could not list the tags of "
                + remote.repository
                + ": the next page is said to be at another place,"
                + " https://example.com/next?signature=[redacted]. Check the address of "
                + remote.registry
                + " and any proxy in between");
  }

  @Test
  void pagesThatLeadInACircleEnd() {
    answerTags(
        Reply.status(200)
            .withHeader("Link", "</v2/acme/web/tags/list?last=a>; rel=next")
            .withBody("{\"tags\":[\"a\"]}"));

    assertThatThrownBy(() -> remote.repository.tags().count())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("the registry's pages lead back to each other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html> | it is not JSON",
        "{\"tags\":[\"a\" | it ends early",
        "'' | it ends early",
        "[] | Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $"
      })
  void listThatIsNoneIsRefused(String body, String complaint) {
    answerTags(Reply.status(200).withBody(body));

    assertThatThrownBy(() -> remote.repository.tags().count())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not list the tags of %1$s/acme/web: the answer is not the list it should be:"
                + " %2$s. Check the address of %1$s and any proxy in between",
            remote.server.address(), complaint);
  }

  @Test
  void repositoriesComePageByPage() {
    for (String path : new String[] {"a/one", "b/two", "c/three"}) {
      remote.registry.repository(path).putManifest("1", INDEX);
    }
    remote.server.clearRequests();

    assertThat(remote.registry.repositories())
        .extracting(Repository::path)
        .containsExactly("a/one", "b/two", "c/three");
    assertThat(remote.server.requestCount()).isEqualTo(2);
  }

  @Test
  void pingReachesTheRegistry() {
    remote.registry.ping();

    assertThat(remote.requests()).containsExactly("GET /v2/");
  }

  private void tag(String... tags) {
    for (String tag : tags) {
      remote.repository.putManifest(tag, INDEX);
    }
  }

  private void answerTags(Reply reply) {
    remote.server.intercept(
        Interceptor.always(request -> request.path().endsWith("/tags/list"), reply));
  }
}
