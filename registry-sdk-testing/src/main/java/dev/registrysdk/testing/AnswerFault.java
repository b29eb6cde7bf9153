package dev.registrysdk.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An answer in place of that of the service, or that of the service with changes. Thread-safe. */
final class AnswerFault implements FaultAction {
  private final List<Step> steps = new CopyOnWriteArrayList<>();
  private final @Nullable Reply inPlace;
  private volatile Reply.@Nullable Effect effect;

  /**
   * Begins without changes.
   *
   * @param inPlace the answer; null for that of the service
   */
  AnswerFault(@Nullable Reply inPlace) {
    this.inPlace = inPlace;
  }

  void add(String description, FaultStep step) {
    steps.add(new Step(description, step));
  }

  /** Sets what happens to the connection, which can be one thing only. */
  void effect(String description, Reply.Effect newEffect) {
    if (effect != null) {
      throw new IllegalStateException(
          "This answer has a fault of the connection already (" + description() + ")");
    }
    effect = newEffect;
    steps.add(new Step(description, new Broken(newEffect)));
  }

  @Override
  public String description() {
    String changes =
        String.join(
            ", ", steps.stream().map(Step::description).filter(text -> !text.isEmpty()).toList());
    if (inPlace == null) {
      return changes.isEmpty() ? "alter nothing" : changes;
    }
    return "respond " + inPlace.status() + (changes.isEmpty() ? "" : ", " + changes);
  }

  @Override
  public Reply answer(FaultCall call, Missed missed) throws InterruptedException {
    Reply unchanged = inPlace == null ? call.proceed() : inPlace;
    try {
      Reply reply = unchanged;
      for (Step step : steps) {
        reply = step.change.apply(call, reply);
      }
      return reply;
    } catch (FaultMiss miss) {
      missed.because(String.valueOf(miss.getMessage()));
      return unchanged;
    }
  }

  private record Step(String description, FaultStep change) {}

  /** Breaks the connection, if there is enough of the body to break it in. */
  private record Broken(Reply.Effect effect) implements FaultStep {
    @Override
    public Reply apply(FaultCall call, Reply reply) throws FaultMiss {
      long size = MockReplies.bodyBytes(reply, call.request().isHead());
      boolean within =
          switch (effect.kind()) {
            case CUT, STALL_BODY -> effect.bytes(size) < size;
            case DRIP -> size > 0;
            case NONE, DISCONNECT, DISCONNECT_AFTER, STALL, UNTIL_CLOSE -> true;
          };
      if (!within) {
        throw new FaultMiss("the body of its answer has only " + size + " bytes");
      }
      return reply.withEffect(effect);
    }
  }
}
