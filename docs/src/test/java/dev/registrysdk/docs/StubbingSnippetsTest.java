package dev.registrysdk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.registrysdk.ListTagsRequest;
import dev.registrysdk.RegistryClient;
import dev.registrysdk.RemoveTagRequest;
import dev.registrysdk.TagRequest;
import dev.registrysdk.Tags;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.icr.Namespaces;
import dev.registrysdk.icr.model.Namespace;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The regions between {@code snippet} comments stand in the guide to testing as they are. */
class StubbingSnippetsTest {
  private static final Digest DIGEST = Digest.sha256(new byte[] {1});

  // snippet: stub-application
  /** The code under test: it takes the group that it needs, not the whole client. */
  record Promotion(Tags tags) {
    Digest promote(String repository, String version) {
      if (!tags.list(repository).contains(version)) {
        throw new IllegalArgumentException("Push " + version + " first");
      }
      return tags.move(repository + ":" + version, repository + ":stable");
    }
  }

  // end

  // snippet: stub-fake
  /** A fake: one method for each verb. The other forms of a verb end there by themselves. */
  static final class FakeTags implements Tags {
    final Map<String, Digest> tags = new TreeMap<>();

    @Override
    public Stream<String> stream(ListTagsRequest request) {
      return tags.keySet().stream();
    }

    @Override
    public Digest add(TagRequest request) {
      return move(request);
    }

    @Override
    public Digest move(TagRequest request) {
      Digest image = tags.get(request.image().tag().orElseThrow());
      if (image == null) {
        throw new NotFoundException(Failure.of("There is no " + request.image()).build());
      }
      tags.put(request.tag().tag().orElseThrow(), image);
      return image;
    }

    @Override
    public void remove(RemoveTagRequest request) {
      tags.remove(request.tag().tag().orElseThrow());
    }
  }

  // end

  @Test
  void byHand() {
    // snippet: stub-by-hand
    FakeTags tags = new FakeTags();
    tags.tags.put("1.0", DIGEST);

    new Promotion(tags).promote("us.icr.io/acme/web", "1.0");

    assertThat(tags.tags).containsEntry("stable", DIGEST);
    // end
    assertThatThrownBy(() -> tags.add("us.icr.io/acme/web:2.0", "us.icr.io/acme/web:x"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith("There is no us.icr.io/acme/web:2.0");
    tags.remove("us.icr.io/acme/web:stable");
    assertThat(tags.list("us.icr.io/acme/web")).containsExactly("1.0");
  }

  @Test
  void answers() {
    // snippet: stub-answers
    Namespace birds = Namespace.builder().name("birds").account("acct1").build();
    ImageReference web = ImageReference.parse("us.icr.io/birds/web:1.0");
    Digest digest = Digest.sha256(new byte[] {1}); // or Digest.parse("sha256:…")
    // end
    assertThat(birds.name()).isEqualTo("birds");
    assertThat(web.withDigest(digest).digest()).contains(digest);
  }

  @Test
  void withAMockingLibrary() {
    // snippet: stub-mockito
    Tags tags = mock(Tags.class, CALLS_REAL_METHODS); // lets every form end in the one below
    doReturn(Stream.of("1.0")).when(tags).stream(any(ListTagsRequest.class));
    doReturn(DIGEST).when(tags).move(any(TagRequest.class));

    assertThat(new Promotion(tags).promote("us.icr.io/acme/web", "1.0")).isEqualTo(DIGEST);

    verify(tags).move("us.icr.io/acme/web:1.0", "us.icr.io/acme/web:stable");
    // end
  }

  @Test
  void wholeClientWithAMockingLibrary() {
    // snippet: stub-client
    RegistryClient registry = mock(RegistryClient.class);
    Namespaces namespaces = mock(Namespaces.class);
    when(registry.namespaces()).thenReturn(namespaces);
    when(namespaces.list()).thenReturn(List.of("birds"));
    // end

    assertThat(registry.namespaces().list()).containsExactly("birds");
  }
}
