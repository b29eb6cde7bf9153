package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.registrysdk.testing.Client.Disconnected;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InterceptorTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Client client = new Client(registry);
  private final String blob =
      "/v2/acme/web/blobs/" + registry.putBlob("acme/web", bytes("0123456789"));

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void interceptorAnswersInPlaceOfTheRegistry() {
    registry.intercept(
        Interceptor.always(
            request -> request.path().equals("/v2/"),
            Reply.error(429, "TOOMANYREQUESTS", "slow down").withHeader("Retry-After", "7")));

    HttpResponse<byte[]> response = client.get("/v2/");

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(header(response, "Retry-After")).isEqualTo("7");
    assertThat(text(response)).contains("TOOMANYREQUESTS", "slow down");
    assertThat(client.get("/v2/_catalog").statusCode()).isEqualTo(200);
  }

  @Test
  void errorOfAnInterceptorIsAnsweredAndNoOneWaits() {
    registry.intercept(
        (request, next) -> {
          throw new NoSuchMethodError("gone");
        });

    HttpResponse<byte[]> response = client.get("/v2/");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(text(response))
        .contains("the in-memory registry failed: java.lang.NoSuchMethodError: gone");
  }

  @Test
  void interceptorWithoutAnAnswerIsToldWhatToReturn() {
    registry.intercept((request, next) -> nothing());

    HttpResponse<byte[]> response = client.get("/v2/");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(text(response))
        .contains("an interceptor returned null: let it return a Reply, or next.proceed()");
  }

  @Test
  void interceptorAnswersTheFirstTimesOnly() {
    registry.intercept(Interceptor.first(2, request -> true, Reply.status(503)));

    assertThat(client.get("/v2/").statusCode()).isEqualTo(503);
    assertThat(client.get("/v2/").statusCode()).isEqualTo(503);
    assertThat(client.get("/v2/").statusCode()).isEqualTo(200);
  }

  @Test
  void interceptorChangesTheAnswerOfTheRegistry() {
    registry.intercept(
        (request, next) ->
            next.proceed()
                .withoutHeader("Docker-Content-Digest")
                .withHeader("Warning", "299 - \"old\"")
                .withAddedHeader("Warning", "299 - \"odd\"")
                .withBody("changed"));

    HttpResponse<byte[]> response = client.get(blob);

    assertThat(text(response)).isEqualTo("changed");
    assertThat(header(response, "Docker-Content-Digest")).isEmpty();
    assertThat(response.headers().allValues("Warning"))
        .containsExactly("299 - \"old\"", "299 - \"odd\"");
  }

  @Test
  void newerInterceptorStandsOutsideTheOlder() {
    List<String> order = new CopyOnWriteArrayList<>();
    registry.intercept(noting(order, "older"));
    registry.intercept(noting(order, "newer"));

    client.get("/v2/");

    assertThat(order).containsExactly("newer", "older");
  }

  @Test
  void clearedInterceptorsDoNothing() {
    registry.intercept(Interceptor.always(request -> true, Reply.status(503)));
    registry.clearInterceptors();

    assertThat(client.get("/v2/").statusCode()).isEqualTo(200);
  }

  @Test
  void interceptorSeesTheRequest() {
    List<String> seen = new CopyOnWriteArrayList<>();
    registry.intercept(
        (request, next) -> {
          seen.add(request.method() + " " + request.path() + " " + request.query());
          seen.add(request.header("X-Test").orElse("") + request.headers().get("x-test"));
          seen.add(request.bodySize() + new String(request.body(), StandardCharsets.UTF_8));
          return next.proceed();
        });

    client.send("POST", "/v2/a/blobs/uploads/?q=%41", bytes("body"), "X-Test", "yes");

    assertThat(seen).containsExactly("POST /v2/a/blobs/uploads/ q=%41", "yes[yes]", "4body");
  }

  @Test
  void redirectSendsTheClientElsewhere() {
    registry.intercept(
        Interceptor.always(
            request -> true, Reply.redirect(URI.create("http://localhost:1/signed?x=y"))));

    HttpResponse<byte[]> response = client.get(blob);

    assertThat(response.statusCode()).isEqualTo(307);
    assertThat(header(response, "Location")).isEqualTo("http://localhost:1/signed?x=y");
  }

  @Test
  void truncatedBodyBreaksTheConnectionInTheMiddle() {
    effect(Reply.Effect.TRUNCATE_BODY);

    assertThatThrownBy(() -> client.get(blob)).isInstanceOf(Disconnected.class);
    assertThat(registry.requests())
        .extracting(RecordedCall::status, RecordedCall::responseBodyBytes)
        .containsExactly(tuple(200, 5L));
  }

  @Test
  void disconnectGivesNoAnswer() {
    effect(Reply.Effect.DISCONNECT);

    assertThatThrownBy(() -> client.get(blob)).isInstanceOf(Disconnected.class);
    // The JDK's client sends a GET again when a fresh connection gave no answer.
    assertThat(registry.requests())
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.status()).isZero())
        .allSatisfy(call -> assertThat(call.responseBodyBytes()).isZero());
  }

  @Test
  void disconnectAfterTheAnswerLeavesItWhole() {
    effect(Reply.Effect.DISCONNECT_AFTER);

    assertThat(text(client.get(blob))).isEqualTo("0123456789");
    assertThat(text(client.get(blob))).isEqualTo("0123456789");
  }

  @Test
  void wrongContentLengthIsSentAsItIs() {
    registry.intercept(
        (request, next) ->
            next.proceed()
                .withHeader("Content-Length", "11")
                .withEffect(Reply.Effect.DISCONNECT_AFTER));

    assertThatThrownBy(() -> client.get(blob)).isInstanceOf(Disconnected.class);
  }

  @Test
  void exceptionBecomesAnAnswerThatNamesIt() {
    registry.intercept(
        (request, next) -> {
          throw new IllegalStateException("oops");
        });

    HttpResponse<byte[]> response = client.get("/v2/");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(text(response)).contains("java.lang.IllegalStateException: oops");
  }

  @Test
  void statusMustBeAFinalOne() {
    assertThatThrownBy(() -> Reply.status(100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a final HTTP status: 100, use 200 to 599");
  }

  @Test
  void replyTellsItsParts() {
    Reply reply = Reply.status(200).withHeader("A", "b").withBody("text");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("a")).hasValue("b");
    assertThat(reply.body()).isEqualTo(bytes("text"));
    assertThat(reply.effect()).isEqualTo(Reply.Effect.NONE);
    assertThat(reply.withEffect(Reply.Effect.STALL)).hasToString("200 with 4 bytes and STALL");
  }

  private void effect(Reply.Effect effect) {
    registry.intercept((request, next) -> next.proceed().withEffect(effect));
  }

  private static Interceptor noting(List<String> order, String name) {
    return (request, next) -> {
      order.add(name);
      return next.proceed();
    };
  }

  /** What code without checks for null returns. */
  @SuppressWarnings("NullAway")
  private static Reply nothing() {
    return null;
  }
}
