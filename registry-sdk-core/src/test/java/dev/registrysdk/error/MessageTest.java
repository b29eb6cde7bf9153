package dev.registrysdk.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {
  @Test
  void aMessageSaysWhatHappenedToWhatWhyAndWhatToDoNext() {
    RegistryException exception =
        new NotFoundException(
            Failure.of("Could not read us.icr.io/acme/web:1.0")
                .registry("us.icr.io")
                .method("GET")
                .url("https://us.icr.io/v2/acme/web/manifests/1.0")
                .status(404)
                .addDetails(detail("MANIFEST_UNKNOWN", "manifest unknown."))
                .requestId("4f1c")
                .build());

    assertThat(exception)
        .hasMessage(
            "Could not read us.icr.io/acme/web:1.0: MANIFEST_UNKNOWN: manifest unknown. Check the"
                + " repository, and the tag or digest; list the tags to see what is there (GET"
                + " https://us.icr.io/v2/acme/web/manifests/1.0 answered 404, request id 4f1c)");
    assertThat(exception.status()).contains(404);
  }

  @Test
  void aRequestWithoutAnAnswerIsNamedToo() {
    assertThat(
            new TransportException(
                Failure.of("Could not reach us.icr.io")
                    .reason("timed out")
                    .method("GET")
                    .url("https://us.icr.io/v2/")
                    .build()))
        .hasMessage(
            "Could not reach us.icr.io: timed out. Try again; if it happens again, raise the"
                + " time-outs or check the registry (GET https://us.icr.io/v2/)");
  }

  @Test
  void aGivenReasonAndRemedyCountMoreThanTheAnswer() {
    assertThat(
            new DeniedException(
                Failure.of("Could not push")
                    .reason("the tag is locked")
                    .remedy(Remedy.USE_ANOTHER_TAG)
                    .registry("us.icr.io")
                    .addDetails(detail("DENIED", "no"))
                    .build()))
        .hasMessage(
            "Could not push: the tag is locked. Use another tag: us.icr.io does not let this one be"
                + " changed");
  }

  @Test
  void theSameDetailIsToldOnce() {
    assertThat(
            new RejectedException(
                Failure.of("Could not push")
                    .addDetails(detail("A", "x"), detail("A", "x"), detail("B", "y"))
                    .build()))
        .hasMessageStartingWith("Could not push: A: x; B: y. ");
  }

  @Test
  void aBlankReasonIsLeftOut() {
    assertThat(new CancelledException(Failure.of("Copying stopped").reason(" ").build()))
        .hasMessage("Copying stopped. Nothing half-written was left behind");
  }

  @Test
  void whatAServiceSaysIsOneLine() {
    ErrorDetail detail = detail("DENIED\n", "no\r\n\r\n2026-01-01 INFO all is well\u001b[0m\n");

    assertThat(detail.text()).isEqualTo("DENIED: no 2026-01-01 INFO all is well [0m");
  }

  @Test
  void whatAServiceSaysIsCut() {
    assertThat(detail("DENIED", "x".repeat(1_000_000)).text())
        .isEqualTo("DENIED: " + "x".repeat(500) + "…");
  }

  @Test
  void aDetailWithoutAnExplanationIsItsCode() {
    assertThat(ErrorDetail.builder().code("DENIED").build().text()).isEqualTo("DENIED");
    assertThat(detail("DENIED", "").text()).isEqualTo("DENIED");
  }

  @Test
  void codesAreComparedWithoutRegardToCase() {
    Failure failure = Failure.of("x").addDetails(detail("toomanyrequests", "slow down")).build();

    assertThat(failure.hasCode("TOOMANYREQUESTS")).isTrue();
    assertThat(failure.hasCode("DENIED")).isFalse();
  }

  @Test
  void theUrlOfAFailureIsRedacted() {
    Failure failure = Failure.of("x").url("https://ann:secret@a.io/v2/?sig=secret&n=1#x").build();

    assertThat(failure.url()).contains("https://a.io/v2/?sig=[redacted]&n=1");
    assertThat(failure.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void activitiesStandInFrontOutermostFirst(
      Function<Failure, RegistryException> leaf, String remedy) {
    RegistryException inner = leaf.apply(Failure.of("Could not read layer 3").build());

    RegistryException outer = inner.within("Copying a to b").within("Mirroring acme");

    assertThat(inner).hasMessage("Could not read layer 3. " + remedy);
    assertThat(outer)
        .hasSameClassAs(inner)
        .hasMessage("Mirroring acme: Copying a to b: Could not read layer 3. " + remedy)
        .hasRootCause(inner);
    assertThat(outer.failure().activities()).containsExactly("Mirroring acme", "Copying a to b");
  }

  static Stream<Arguments> leaves() {
    return Stream.of(
        leaf(
            AuthenticationException::new,
            "Check the user name and the password or key for the registry, and that they have not"
                + " expired"),
        leaf(CancelledException::new, "Nothing half-written was left behind"),
        leaf(ConflictException::new, "Read the current state, and try again"),
        leaf(
            DeniedException::new,
            "Ask the owner of the registry for the permission, or check that the name is the one"
                + " you meant"),
        leaf(
            IntegrityException::new,
            "Nothing was stored; try again, and if it happens again the content at the source is"
                + " damaged"),
        leaf(
            NotFoundException::new,
            "Check the repository, and the tag or digest; list the tags to see what is there"),
        leaf(
            QuotaException::new,
            "Delete images that are not needed, or raise the quota or plan at the registry"),
        leaf(
            RateLimitedException::new,
            "Wait, then try again; signing in often gives a higher limit"),
        leaf(
            RejectedException::new,
            "Check the content and the names; the registry does not accept them as they are"),
        leaf(StorageException::new, "Check the path and its permissions"),
        leaf(
            TransportException::new,
            "Try again; if it happens again, raise the time-outs or check the registry"),
        leaf(
            UnsupportedException::new, "Use another way: this place does not offer the operation"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, Wait",
    "PT-1S, Wait",
    "PT0.2S, Wait 1 s",
    "PT7S, Wait 7 s",
    "PT2M, Wait 120 s",
    "PT2M0.1S, Wait 3 min",
    "PT1H, Wait 60 min",
    "PT2H1S, Wait 3 h",
    "PT6H, Wait 6 h"
  })
  void aRateLimitSaysHowLongToWait(Duration asked, String advice) {
    assertThat(
            new RateLimitedException(
                Failure.of("Could not read web:1.0").retryAfter(asked).build()))
        .hasMessage(
            "Could not read web:1.0. "
                + advice
                + ", then try again; signing in often gives a higher limit");
  }

  @Test
  void everythingKnownStaysKnownWithinAnActivity() {
    Failure known =
        Failure.of("Could not read")
            .registry("us.icr.io")
            .status(429)
            .retryAfter(Duration.ofSeconds(3))
            .requestId("id")
            .addDetails(detail("TOOMANYREQUESTS", "slow down"))
            .build();

    Failure told = new RateLimitedException(known).within("Copying").failure();

    assertThat(told).isEqualTo(Failure.builder().from(known).addActivities("Copying").build());
  }

  @Test
  void theCauseIsKept() {
    IOException cause = new IOException("reset");

    assertThat(new TransportException(Failure.of("x").build(), cause)).hasCause(cause);
  }

  @Test
  void anExceptionTravelsThroughStreamsInAnIoException() {
    RegistryException exception = new NotFoundException(Failure.of("x").build());

    RegistryIOException carrier = new RegistryIOException(exception);

    assertThat(carrier).hasMessage(exception.getMessage()).hasCause(exception);
    assertThat(carrier.failure()).isSameAs(exception);
  }

  private static Arguments leaf(Function<Failure, RegistryException> leaf, String remedy) {
    return Arguments.of(leaf, remedy);
  }

  private static ErrorDetail detail(String code, String message) {
    return ErrorDetail.builder().code(code).message(message).build();
  }

  @Test
  void theRemedyOfTheMessageCanBeActedOn() {
    assertThat(new DeniedException(Failure.of("No").build()).remedy())
        .isEqualTo(Remedy.ASK_FOR_ACCESS);
    assertThat(
            new DeniedException(Failure.of("No").remedy(Remedy.SIGN_IN).build())
                .within("Copying")
                .remedy())
        .isEqualTo(Remedy.SIGN_IN);
  }
}
