package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of the control plane: finds out who calls what, runs it as one step of the world, and
 * turns refusals into replies. Every reply carries the request id that errors quote.
 */
final class ControlPlane {
  private static final String AUTHORIZATION_REQUIRED =
      "Authorization required. See"
          + " https://cloud.ibm.com/docs/Registry?topic=Registry-troubleshoot-auth-req";

  private final List<Form> forms = new ArrayList<>();
  private final IcrAuthority authority;
  private final IcrWorld world;

  ControlPlane(IcrAuthority authority, IcrWorld world) {
    this.authority = authority;
    this.world = world;
  }

  /**
   * Adds an operation. The first one that fits answers.
   *
   * @param path the path, with {@code {}} for each variable part that may hold slashes, and {@code
   *     {1}} for each that may not
   */
  ControlPlane on(String method, String path, ControlEndpoint endpoint) {
    return add(
        method,
        path,
        call -> {
          ControlCall known = call.known(authority, world);
          return world.locked(() -> endpoint.handle(known));
        });
  }

  /** Adds an operation that takes its time, during which others go on. */
  ControlPlane onSlow(String method, String path, ControlEndpoint endpoint) {
    return add(method, path, call -> endpoint.handle(call.known(authority, world)));
  }

  /** Adds an operation for everybody. */
  ControlPlane onOpen(String method, String path, Function<IncomingRequest, Reply> endpoint) {
    return add(method, path, call -> world.locked(() -> endpoint.apply(call.request())));
  }

  /** The paths there are, with {@code *} and {@code **} for their variable parts. */
  List<String> paths() {
    return forms.stream().map(Form::glob).distinct().toList();
  }

  Reply answer(IncomingRequest request) {
    String id = UUID.randomUUID().toString();
    Reply reply;
    try {
      reply = dispatch(request);
    } catch (ControlRefusal refusal) {
      reply = refusal.reply(id);
    }
    return reply.withHeader("X-Request-Id", id);
  }

  private Reply dispatch(IncomingRequest request) {
    String method = request.isHead() ? "GET" : request.method();
    boolean known = false;
    for (Form form : forms) {
      Matcher matcher = form.path.matcher(request.path());
      if (matcher.matches()) {
        known = true;
        if (form.method.equals(method)) {
          List<String> arguments = new ArrayList<>();
          for (int i = 1; i <= matcher.groupCount(); i++) {
            arguments.add(matcher.group(i));
          }
          return form.operation.apply(new Call(request, arguments));
        }
      }
    }
    throw known
        ? ControlRefusal.of("CRG", 405, "The method is not supported on this path.")
        : ControlRefusal.of("CRG", 404, "There is no such path in this API.");
  }

  private ControlPlane add(String method, String path, Function<Call, Reply> operation) {
    String pattern =
        Pattern.quote(path).replace("{}", "\\E(.+)\\Q").replace("{1}", "\\E([^/]+)\\Q");
    forms.add(
        new Form(
            method,
            path.replace("{}", "**").replace("{1}", "*"),
            Pattern.compile(pattern),
            operation));
    return this;
  }

  private record Form(String method, String glob, Pattern path, Function<Call, Reply> operation) {}

  /** A request that has found its operation. */
  private record Call(IncomingRequest request, List<String> arguments) {
    ControlCall known(IcrAuthority authority, IcrWorld world) {
      String token =
          request
              .header("Authorization")
              .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
              .map(header -> header.substring(7).trim())
              .orElseThrow(() -> ControlRefusal.of("CRG", 401, AUTHORIZATION_REQUIRED));
      IcrAuthority.Caller caller =
          authority.ofAccessToken(token).orElseThrow(IcrError.TOKEN_REJECTED::refusal);
      String account =
          request
              .header("Account")
              .filter(header -> !header.isBlank())
              .orElseThrow(() -> ControlRefusal.badRequest("The Account header is missing."));
      if (!account.equals(caller.account())) {
        throw IcrError.ACCOUNT_WRONG.refusal();
      }
      return new ControlCall(request, arguments, caller, world);
    }
  }
}
