package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.testing.Interceptor;
import dev.registrysdk.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of the control plane that are not what they should be. */
class IcrClientDamageTest {
  private final IcrStage stage = new IcrStage();
  private final RegistryClient client = stage.client;

  @AfterEach
  void stop() {
    stage.close();
  }

  private void answer(Reply reply) {
    stage.us.intercept(Interceptor.always(request -> request.path().startsWith("/api/"), reply));
  }

  private static Reply page(int status) {
    return Reply.status(status)
        .withHeader("Content-Type", "text/html")
        .withBody("<html>Please log in to the hotel's network</html>");
  }

  @Test
  void pageOfAProxyInPlaceOfAListIsNotTakenForOne() {
    answer(page(200));

    assertThatThrownBy(() -> client.namespaces().list())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not list the namespaces of "
                + stage.us.address()
                + ": the answer is not what it should be: it is not JSON, at path $. Check the"
                + " address of "
                + stage.us.address()
                + " and any proxy in between");
  }

  @Test
  void pageOfAProxyInPlaceOfAnErrorIsNotQuoted() {
    answer(page(403));

    assertThatThrownBy(() -> client.images().list())
        .isInstanceOf(DeniedException.class)
        .hasMessage(
            "Could not list the images of "
                + stage.us.address()
                + ": the registry answered 403 with a page of HTML. Check the address of "
                + stage.us.address()
                + " and any proxy in between (GET http://"
                + stage.us.address()
                + "/api/v1/images?includeManifestLists=true&vulnerabilities=false answered"
                + " 403)");
  }

  @Test
  void answerWithoutABodyWhereOneIsNeededIsDamaged() {
    answer(Reply.status(204));

    assertThatThrownBy(() -> client.quota().get())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not get the quota of "
                + stage.us.address()
                + ": the answer is not what it should be: it is empty, with status 204. Check the"
                + " address of "
                + stage.us.address()
                + " and any proxy in between");
    assertThatThrownBy(() -> client.images().list()).isInstanceOf(IntegrityException.class);
  }

  @Test
  void answerWithoutABodyIsEnoughWhereNothingIsRead() {
    stage.image("1");
    answer(Reply.status(204));

    client.tags().remove(stage.web("1"));
    assertThat(client.images().delete(d -> d.image(stage.web("1")).findTags(false)).tags())
        .isEmpty();
    client.namespaces().delete("acme");
  }

  @Test
  void answerThatBreaksOffIsAFailureOfTheNetwork() {
    for (int i = 0; i < 50; i++) {
      stage.image("v" + i);
    }
    stage.us.intercept((request, next) -> next.proceed().withEffect(Reply.Effect.TRUNCATE_BODY));

    assertThatThrownBy(() -> client.images().list())
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("Could not list the images of " + stage.us.address() + ": ");
    assertThatThrownBy(() -> client.namespaces().list()).isInstanceOf(TransportException.class);
  }

  @Test
  void megabyteOfErrorTextIsCut() {
    answer(
        Reply.status(400).withHeader("Content-Type", "text/plain").withBody("no ".repeat(1 << 19)));

    assertThatThrownBy(() -> client.namespaces().list())
        .isInstanceOf(RegistryException.class)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(5_000));
  }
}
