package dev.registrysdk.testing;

/** {@code PATCH /v1/sessions/{id}/state}: keeps a login session alive. */
final class IamSessionEndpoint implements IamEndpoint {
  @Override
  public Reply answer(IamCall call) {
    if (call.client().isEmpty()) {
      throw IamFailure.unauthorized();
    }
    IamSessions sessions = call.world().sessions();
    if (!sessions.exists(call.argument()) || sessions.isOver(call.argument())) {
      throw IamFailure.of(404, "BXNIM0439E", "Session is inactive: log in again");
    }
    return Reply.status(204);
  }
}
