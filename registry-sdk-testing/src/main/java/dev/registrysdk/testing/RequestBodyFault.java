package dev.registrysdk.testing;

import java.util.Optional;

/** Breaks off while the body of a request arrives. The server does it; nothing is answered. */
record RequestBodyFault(long bytes, boolean stalls) implements FaultAction {
  @Override
  public String description() {
    return (stalls ? "stall" : "cut") + " the request after " + bytes + " bytes";
  }

  @Override
  public Optional<String> objection(IncomingRequest head) {
    return head.header("Content-Length")
        .flatMap(RequestBodyFault::number)
        .filter(length -> length <= bytes)
        .map(length -> "its body has only " + length + " bytes");
  }

  @Override
  public Reply answer(FaultCall call, Missed missed) throws InterruptedException {
    return call.proceed();
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
