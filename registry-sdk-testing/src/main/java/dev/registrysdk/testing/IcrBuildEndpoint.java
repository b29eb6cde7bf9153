package dev.registrysdk.testing;

/** Hands remote builds to the hook of the test, and sends its messages line by line. */
record IcrBuildEndpoint(IcrBuildHook hook) {
  Reply post(ControlCall call) {
    if (call.request().header("RefreshToken").filter(token -> !token.isBlank()).isEmpty()) {
      throw ControlRefusal.badRequest("The RefreshToken header is missing.");
    }
    IcrName name = call.image(call.parameter("t"));
    call.world()
        .locked(
            () -> {
              call.requireIn(name.namespace(), IcrAction.IMAGE_PUSH);
              return name;
            });
    String target = call.world().named(name.repository() + ":" + name.reference());
    StringBuilder lines = new StringBuilder();
    hook.build(new IcrBuild(call, target)).forEach(line -> lines.append(line).append('\n'));
    return Reply.status(200)
        .withHeader("Content-Type", "application/json")
        .withHeader("Transfer-Encoding", "chunked")
        .withBody(lines.toString());
  }
}
