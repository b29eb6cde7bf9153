package dev.registrysdk.testing.assertj;

import static dev.registrysdk.testing.RequestPattern.anyRequest;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.head;
import static dev.registrysdk.testing.RequestPattern.post;
import static dev.registrysdk.testing.RequestPattern.put;
import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RecordedCall;
import dev.registrysdk.testing.RequestPattern;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.junit.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each assertion about requests, once true and once not. */
final class RequestAssertionsTest {
  private static final RequestPattern UPLOAD = post("/v2/*/blobs/uploads/");
  private static final RequestPattern PING = get("/v2/");
  private static final RequestPattern TAGS = get("/v2/acme/web/tags/list");
  private static final RequestPattern PUSH = put("/v2/*/manifests/*");

  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final String name = registry.toString();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void received() {
    ping();
    list();

    assertThat(registry).received(TAGS).received(anyRequest());
  }

  @Test
  void notReceived() {
    ping();
    list();

    assertThatThrownBy(() -> assertThat(registry).received(PUSH))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "Expecting "
                + name
                + " to have received\n"
                + "  PUT /v2/*/manifests/*\n"
                + "but it received:\n"
                + "  1. GET /v2/ -> 200\n"
                + "  2. GET /v2/acme/web/tags/list -> 404");
  }

  @Test
  void notReceivedSinceThereWasNoRequest() {
    assertThatThrownBy(() -> assertThat(registry).as("the first %s", "push").received(PUSH))
        .hasMessage(
            "[the first push] Expecting "
                + name
                + " to have received\n  PUT /v2/*/manifests/*\nbut it received no request");
  }

  @Test
  void ofManyRequestsTheLastAreShown() {
    for (int i = 0; i < 52; i++) {
      ping();
    }

    assertThatThrownBy(() -> assertThat(registry).received(PUSH))
        .hasMessageContaining("but it received:\n  (2 before these)\n  3. GET /v2/ -> 200\n")
        .hasMessageEndingWith("\n  52. GET /v2/ -> 200");
  }

  @Test
  void secretsInQueriesAreNotShown() {
    Http.get(registry.url() + "v2/?access_token=secret&n=1&X-Amz-Signature=secret&sig=s");

    assertThatThrownBy(() -> assertThat(registry).receivedNothing())
        .hasMessage(
            "Expecting "
                + name
                + " to have received nothing, but it received:\n"
                + "  1. GET /v2/?access_token=***&n=1&X-Amz-Signature=***&sig=*** -> 200");
  }

  @Test
  void mistypedPathMakesNoAssertionTrue() {
    assertThatThrownBy(() -> assertThat(registry).didNotReceive(put("/v2/acme/web/manifest/1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "No request of a registry has a path like \"/v2/acme/web/manifest/1\"");
  }

  @Test
  void bodiesAreNotRecorded() {
    ping();

    assertThatThrownBy(() -> assertThat(registry).received(PUSH.bodyContains("layers")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Bodies are not recorded, so no recorded request can be found by PUT"
                + " /v2/*/manifests/* whose body contains \"layers\": use its path, its parameters"
                + " or its headers");
  }

  @Test
  void receivedTimes() {
    ping();
    ping();

    assertThat(registry).received(PING, 2).received(PUSH, 0);
  }

  @Test
  void notReceivedTimes() {
    ping();

    assertThatThrownBy(() -> assertThat(registry).received(PING, 2))
        .hasMessage(
            "Expecting "
                + name
                + " to have received 2 times\n"
                + "  GET /v2/\n"
                + "but there is 1 such request: it received:\n"
                + "  1. GET /v2/ -> 200");
    assertThatThrownBy(() -> assertThat(registry).received(PUSH, 1))
        .hasMessage(
            "Expecting "
                + name
                + " to have received 1 time\n"
                + "  PUT /v2/*/manifests/*\n"
                + "but there are 0 such requests: it received:\n"
                + "  1. GET /v2/ -> 200");
  }

  @Test
  void didNotReceive() {
    ping();

    assertThat(registry).didNotReceive(PUSH);
  }

  @Test
  void didReceive() {
    ping();
    list();

    assertThatThrownBy(() -> assertThat(registry).didNotReceive(TAGS))
        .hasMessage(
            "Expecting "
                + name
                + " not to have received\n"
                + "  GET /v2/acme/web/tags/list\n"
                + "but it did:\n"
                + "  2. GET /v2/acme/web/tags/list -> 404");
  }

  @Test
  void receivedInOrder() {
    ping();
    list();
    ping();

    assertThat(registry).receivedInOrder(PING, TAGS, PING).receivedInOrder(PING, PING);
  }

  @Test
  void notReceivedInOrder() {
    ping();
    list();

    assertThatThrownBy(() -> assertThat(registry).receivedInOrder(TAGS, PING))
        .hasMessage(
            "Expecting "
                + name
                + " to have received in this order\n"
                + "  1. GET /v2/acme/web/tags/list\n"
                + "  2. GET /v2/\n"
                + "but there is no number 2 after request 2, only before: it received:\n"
                + "  1. GET /v2/ -> 200\n"
                + "  2. GET /v2/acme/web/tags/list -> 404");
    assertThatThrownBy(() -> assertThat(registry).receivedInOrder(PUSH, PING))
        .hasMessageContaining("\nbut there is no number 1: it received:\n");
    assertThatThrownBy(() -> assertThat(registry).receivedInOrder(PING, PING))
        .hasMessageContaining("\nbut there is no number 2 after request 1, only before: it");
  }

  @Test
  void receivedOnly() {
    ping();
    list();
    ping();

    assertThat(registry).receivedOnly(TAGS, PING);
  }

  @Test
  void notReceivedOnly() {
    ping();
    list();

    assertThatThrownBy(() -> assertThat(registry).receivedOnly(PING))
        .hasMessage(
            "Expecting "
                + name
                + " to have received only\n"
                + "  GET /v2/\n"
                + "but there was also:\n"
                + "  2. GET /v2/acme/web/tags/list -> 404");
    assertThatThrownBy(() -> assertThat(registry).receivedOnly(PING, TAGS, PUSH))
        .hasMessageStartingWith(
            "Expecting " + name + " to have received\n  PUT /v2/*/manifests/*\nbut it received:");
  }

  @Test
  void receivedNothing() {
    assertThat(registry).receivedNothing();
  }

  @Test
  void receivedRequests() {
    ping();

    assertThat(registry).receivedRequests(1);
  }

  @Test
  void notReceivedRequests() {
    ping();

    assertThatThrownBy(() -> assertThat(registry).receivedRequests(2))
        .hasMessage(
            "Expecting "
                + name
                + " to have received 2 requests, not 1: it received:\n"
                + "  1. GET /v2/ -> 200");
  }

  @Test
  void receivedNoCredentialsAt() {
    String localhost = "localhost:" + registry.url().getPort();
    Http.get(registry.url() + "v2/", "Authorization", "Basic secret");
    Http.get("http://" + localhost + "/v2/");

    assertThat(registry).receivedNoCredentialsAt("localhost").receivedNoCredentialsAt(localhost);
  }

  @Test
  void receivedCredentialsAt() {
    Http.get(registry.url() + "v2/", "Authorization", "Basic secret", "Cookie", "secret");
    Http.get(registry.url() + "v2/");

    assertThatThrownBy(() -> assertThat(registry).receivedNoCredentialsAt("127.0.0.1"))
        .hasMessage(
            "Expecting "
                + name
                + " to have received no credentials at 127.0.0.1, but there were:\n"
                + "  1. GET /v2/ -> 200 with authorization, cookie");
  }

  @Test
  void receivedNoCredentialsSinceNothingCameThere() {
    ping();

    assertThatThrownBy(() -> assertThat(registry).receivedNoCredentialsAt("localhost"))
        .hasMessage(
            "Expecting "
                + name
                + " to have received requests without credentials at localhost, but there was none;"
                + " it was called "
                + registry.address()
                + ". If there should be none, say receivedNothingAt(\"localhost\")");
  }

  @Test
  void receivedNothingAt() {
    ping();

    assertThat(registry).receivedNothingAt("localhost");
  }

  @Test
  void receivedSomethingAt() {
    ping();

    assertThatThrownBy(() -> assertThat(registry).receivedNothingAt(registry.address()))
        .hasMessage(
            "Expecting "
                + name
                + " to have received nothing at "
                + registry.address()
                + ", but it received:\n"
                + "  1. GET /v2/ -> 200");
  }

  @Test
  void receivedBytesAtMost() {
    upload("12345");

    assertThat(registry).receivedBytesAtMost(5).received(UPLOAD);
  }

  @Test
  void receivedMoreBytes() {
    upload("12345");
    ping();
    upload("1");

    assertThatThrownBy(() -> assertThat(registry).receivedBytesAtMost(1))
        .hasMessageMatching(
            "Expecting InMemoryRegistry at \\S+ to have received at most 1 byte, not 6. The"
                + " largest bodies:\n"
                + "  1\\. POST /v2/acme/web/blobs/uploads/ -> 202, 5 bytes\n"
                + "  3\\. POST /v2/acme/web/blobs/uploads/ -> 202, 1 byte");
  }

  @Test
  void sentBytesAtMost() {
    ping();

    assertThat(registry).sentBytesAtMost(registry.bytesSent());
  }

  @Test
  void sentMoreBytes() {
    int size = SampleImages.small().pushTo(registry, "acme/web:1").manifest().length;
    Http.get(registry.url() + "v2/acme/web/manifests/1");

    assertThatThrownBy(() -> assertThat(registry).sentBytesAtMost(0))
        .hasMessage(
            "Expecting "
                + name
                + " to have sent at most 0 bytes, not "
                + size
                + ". The largest bodies:\n"
                + "  1. GET /v2/acme/web/manifests/1 -> 200, "
                + size
                + " bytes");
  }

  @Test
  void requestsOfAClosedRegistryCanBeLookedAt() {
    ping();
    registry.close();

    assertThat(registry).received(PING).receivedRequests(1);
  }

  @Test
  void requestsOfRegionAndIamCanBeLookedAt() {
    try (InMemoryIcr icr = InMemoryIcr.start();
        InMemoryIam iam = InMemoryIam.start()) {
      Http.get(icr.url() + "api/v1/namespaces");
      Http.get(iam.url() + "identity/keys");

      assertThat(icr).receivedOnly(get("/api/v1/namespaces"));
      assertThat(iam).receivedOnly(get("/identity/keys"));
      assertThatThrownBy(() -> assertThat(iam).receivedNothing())
          .hasMessage(
              "Expecting "
                  + iam
                  + " to have received nothing, but it received:\n"
                  + "  1. GET /identity/keys -> 200");
    }
  }

  @Test
  void requestIsAsDescribed() {
    Http.get(registry.url() + "v2/acme/web/tags/list?n=2", "Accept", "a/b");
    RecordedCall call = registry.requests().get(0);

    assertThat(call)
        .isRequest(TAGS.parameter("n"))
        .hasStatus(404)
        .hasParameter("n", "2")
        .hasHeader("accept", "a/b")
        .hasNoCredentials();
  }

  @Test
  void requestIsNotAsDescribed() {
    Http.get(registry.url() + "v2/", "Accept", "a/b", "Authorization", "Bearer secret");
    RecordedCall call = registry.requests().get(0);

    String start = "Expecting the request\n  GET /v2/ -> 200\n";
    assertThatThrownBy(() -> assertThat(call).isRequest(head("/v2/")))
        .hasMessage(start + "to be\n  HEAD /v2/");
    assertThatThrownBy(() -> assertThat(call).hasStatus(401))
        .hasMessage(start + "to be answered 401");
    assertThatThrownBy(() -> assertThat(call).hasParameter("n", "2"))
        .hasMessage(start + "to have the parameter n=2");
    assertThatThrownBy(() -> assertThat(call).hasHeader("Accept", "c/d"))
        .hasMessage(start + "to have the header\n  Accept: c/d\nnot a/b");
    assertThatThrownBy(() -> assertThat(call).hasHeader("X-A", "c"))
        .hasMessage(start + "to have the header\n  X-A: c\nnot none");
    assertThatThrownBy(() -> assertThat(call).hasNoCredentials())
        .hasMessage(start + "to have no credentials, not authorization");
  }

  @Test
  void assertionsOfAssertjGoTogetherWithThese() {
    assertThat(registry).isNotNull().isSameAs(registry);
    assertThat(registry.requests()).isEmpty();
    assertThat("text").startsWith("t");
  }

  private void ping() {
    Http.get(registry.url() + "v2/");
  }

  private void list() {
    Http.get(registry.url() + "v2/acme/web/tags/list");
  }

  private void upload(String content) {
    Http.send("POST", registry.url() + "v2/acme/web/blobs/uploads/", content);
  }
}
