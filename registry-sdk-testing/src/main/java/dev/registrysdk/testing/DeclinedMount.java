package dev.registrysdk.testing;

import java.util.Optional;

/** Opens an upload for a request that asks for a mount. */
record DeclinedMount() implements FaultAction {
  @Override
  public String description() {
    return "decline the mount";
  }

  @Override
  public Optional<String> objection(IncomingRequest request) {
    boolean mounts =
        request.method().equals("POST")
            && request.parameter("mount").isPresent()
            && Route.of(request.path())
                .filter(route -> route.target() == Route.Target.UPLOADS)
                .isPresent();
    return mounts ? Optional.empty() : Optional.of("it does not ask for a mount");
  }

  @Override
  public Reply answer(FaultCall call, Missed missed) throws InterruptedException {
    IncomingRequest request = call.request();
    return call.rest().proceed(request.withTarget(request.method(), request.beforeQuery()));
  }
}
