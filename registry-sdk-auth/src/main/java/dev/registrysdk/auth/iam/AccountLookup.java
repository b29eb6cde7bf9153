package dev.registrysdk.auth.iam;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.json.JsonType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Finds the account that an API key belongs to, once, where its tokens do not say it. */
final class AccountLookup {
  private static final JsonType<Optional<String>> DETAILS =
      JsonType.object(() -> new String[] {""})
          .optional("account_id", JsonType.TEXT, (holder, id) -> holder[0] = id)
          .build(holder -> Optional.of(holder[0]).filter(id -> !id.isEmpty()));

  private final IamService service;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<String> found = Optional.empty();

  AccountLookup(IamService service) {
    this.service = service;
  }

  /**
   * The account.
   *
   * @param key the API key
   * @param token a token of the key
   */
  Optional<String> of(Secret key, Granted token) {
    if (key.text().chars().anyMatch(c -> c < ' ' || c >= 0x7f)) {
      return Optional.empty(); // no header can carry it
    }
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(
          Failure.of(what()).reason("the thread was interrupted").build(), e);
    }
    try {
      if (found.isEmpty()) {
        found = ask(key, token);
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  private Optional<String> ask(Secret key, Granted token) {
    String what = what();
    Secret bearer = new Secret(token.token().token());
    return service
        .at(IamApi.class, service.host(), List.of(key, bearer))
        .ask(
            what,
            (api, spec) -> api.keyDetails(spec.confined(), "Bearer " + bearer.text(), key.text()),
            (operation, response) ->
                IamAnswer.read(DETAILS, what, service.host(), operation, response));
  }

  private String what() {
    return "Could not find the account of the API key at " + service.host();
  }
}
