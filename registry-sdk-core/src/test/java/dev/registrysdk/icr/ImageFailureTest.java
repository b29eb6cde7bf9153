package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.ImageReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call about images, and what it makes of failures. */
class ImageFailureTest {
  private static final Map<Integer, Class<? extends RegistryException>> MEANINGS =
      Map.of(
          400, RejectedException.class,
          401, AuthenticationException.class,
          403, DeniedException.class,
          404, NotFoundException.class,
          409, ConflictException.class,
          415, UnsupportedException.class,
          500, TransportException.class,
          503, TransportException.class);

  private final IcrLab lab = new IcrLab();

  @AfterEach
  void close() {
    lab.close();
  }

  /** The calls: a question has an answer that is read, the others may come without one. */
  enum Verb {
    LIST(true, "Could not list the images of %s") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.images().list();
      }
    },
    DIGESTS(true, "Could not list the images of %s") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.images().digests();
      }
    },
    INSPECTION(true, "Could not inspect %s/birds/a@sha256:") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.images().inspection(image.toString());
      }
    },
    MANIFEST(true, "Could not read the manifest of %s/birds/a@sha256:") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.images().manifest(image.toString());
      }
    },
    DELETE_ALL(false, "Could not delete %s/birds/a@sha256:") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.images().deleteAll(List.of(image));
      }
    },
    DELETE(false, "Could not delete %s/birds/a@sha256:") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.imageControl().delete(delete -> delete.image(image).findTags(false));
      }
    },
    REMOVE_TAG(false, "Could not remove the tag %s/birds/a:1") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.imageControl().removeTag(image.withTag("1").toString());
      }
    },
    ADD_TAG(false, "Could not tag %s/birds/a@sha256:") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.imageControl().addTag(image.toString(), image.withTag("1").toString());
      }
    },
    TRASH(true, "Could not list the trash of %s") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.trash().list();
      }
    },
    RESTORE_DIGEST(false, "Could not restore %s/birds/a@sha256:") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.trash().restore(image.toString());
      }
    },
    RESTORE_TAG(false, "Could not restore %s/birds/a:1") {
      @Override
      void call(Icr icr, ImageReference image) {
        icr.trash().restore(image.withTag("1").toString());
      }
    };

    private final boolean question;
    private final String what;

    Verb(boolean question, String what) {
      this.question = question;
      this.what = what;
    }

    abstract void call(Icr icr, ImageReference image);
  }

  private void call(Verb verb) {
    verb.call(
        lab.icr(), ImageReference.parse(lab.host() + "/birds/a@sha256:" + "69ba06f1".repeat(8)));
  }

  private String what(Verb verb) {
    return verb.what.formatted(lab.host());
  }

  static Stream<Arguments> failures() {
    return Arrays.stream(Verb.values())
        .flatMap(
            verb -> MEANINGS.keySet().stream().sorted().map(status -> Arguments.of(verb, status)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aStatusIsASituationAndNamesWhatFailed(Verb verb, int status) {
    lab.answer(status, "{\"code\":\"CRX1E\",\"message\":\"Why.\",\"request-id\":\"r\"}");

    assertThatThrownBy(() -> call(verb))
        .isInstanceOf(MEANINGS.get(status))
        .hasMessageStartingWith(what(verb));
    assertThat(lab.requests).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aPageOfAProxyIsAFailure(Verb verb) {
    lab.answer(
        new MockResponse.Builder()
            .code(502)
            .setHeader("Content-Type", "text/html")
            .body("<html><body>Bad gateway</body></html>")
            .build());

    assertThatThrownBy(() -> call(verb))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith(what(verb));
  }

  @ParameterizedTest
  @EnumSource
  void aLongTextOfAFailureIsCut(Verb verb) {
    lab.answer(500, "x".repeat(1 << 20));

    RegistryException failure = catchThrowableOfType(RegistryException.class, () -> call(verb));

    assertThat(failure).isInstanceOf(TransportException.class);
    assertThat(failure.getMessage()).hasSizeLessThan(2000);
  }

  @ParameterizedTest
  @EnumSource
  void aPageInsteadOfTheAnswerIsNotTakenForIt(Verb verb) {
    lab.answer(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html")
            .body("<html><body>Sign in</body></html>")
            .build());

    assertThatThrownBy(() -> call(verb))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith(what(verb));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ADD_TAG", "RESTORE_TAG"}, // their answers are not read
      mode = EnumSource.Mode.EXCLUDE)
  void textThatEndsEarlyIsNotAnAnswer(Verb verb) {
    lab.answer(200, verb == Verb.LIST || verb == Verb.DIGESTS ? "[{\"Id\":\"" : "{\"Id\":\"");

    assertThatThrownBy(() -> call(verb))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith(what(verb));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ADD_TAG", "RESTORE_TAG"}, // their answers are not read
      mode = EnumSource.Mode.EXCLUDE)
  void aConnectionThatBreaksOffIsAFailure(Verb verb) {
    String start = verb == Verb.LIST || verb == Verb.DIGESTS ? "[" : "{";
    lab.answer(
        new MockResponse.Builder()
            .body(start + " ".repeat(100_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());

    assertThatThrownBy(() -> call(verb))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith(what(verb));
  }

  @ParameterizedTest
  @EnumSource
  void onlyQuestionsNeedABody(Verb verb) {
    lab.answer(new MockResponse.Builder().code(204).build());

    if (verb.question) {
      assertThatThrownBy(() -> call(verb))
          .isInstanceOf(IntegrityException.class)
          .hasMessageStartingWith(what(verb))
          .hasMessageContaining("it is empty");
    } else {
      call(verb);
      assertThat(lab.requests).hasSize(1);
    }
  }
}
