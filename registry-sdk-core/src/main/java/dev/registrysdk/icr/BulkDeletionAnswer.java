package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.json.JsonType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the service says of a batch of images; its status is 200 whatever became of them. */
final class BulkDeletionAnswer {
  private static final String NO_REASON = "The service gives no reason";

  static final BulkDeletionAnswer NOTHING = new BulkDeletionAnswer();

  static final JsonType<BulkDeletionAnswer> TYPE =
      JsonType.object(BulkDeletionAnswer::new)
          .optional(
              "success", JsonType.listOf(JsonType.TEXT), (answer, names) -> answer.deleted = names)
          .optional(
              "error",
              JsonType.mapOf(Refusal.TYPE, Refusal.UNSAID),
              (answer, refusals) -> answer.refused = refusals)
          .build(answer -> answer);

  private List<String> deleted = List.of();
  private Map<String, Refusal> refused = Map.of();

  private BulkDeletionAnswer() {}

  /** Why one image was not deleted. */
  static final class Refusal {
    private static final Refusal UNSAID = new Refusal();
    private static final JsonType<Refusal> TYPE =
        JsonType.object(Refusal::new)
            .optional("code", Wire.FILLED, (refusal, code) -> refusal.code = code)
            .optional("message", Wire.FILLED, (refusal, message) -> refusal.message = message)
            .build(refusal -> refusal)
            .ifObject(UNSAID);

    private Optional<String> code = Optional.empty();
    private Optional<String> message = Optional.empty();

    private Refusal() {}

    Optional<String> code() {
      return code;
    }

    String message() {
      return message.orElse(NO_REASON);
    }
  }

  List<String> deleted() {
    return deleted;
  }

  Map<String, Refusal> refused() {
    return refused;
  }

  /**
   * The images that the answer leaves out. The service may call an image that was named by its tag
   * by its digest; so as long as the answer has names that are not in the batch, only images that
   * were named by digest count as left out.
   */
  List<String> unmentioned(List<String> batch) {
    Set<String> mentioned = new HashSet<>(deleted);
    mentioned.addAll(refused.keySet());
    List<String> left = new ArrayList<>(batch);
    left.removeIf(mentioned::contains);
    batch.forEach(mentioned::remove);
    if (!mentioned.isEmpty()) {
      left.removeIf(name -> name.indexOf('@') < 0);
    }
    return left;
  }
}
