package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the endpoint of a request to IAM, and writes failures in the form of its API. */
final class IamRouter {
  private final List<Path> paths = new ArrayList<>();
  private final IamWorld world;

  IamRouter(IamWorld world) {
    this.world = world;
  }

  /**
   * Adds an endpoint.
   *
   * @param path a path in which {@code *} stands for an id; a slash at its end may be sent or not
   */
  IamRouter with(IamErrorForm errors, String method, String path, IamEndpoint endpoint) {
    Path found =
        paths.stream()
            .filter(known -> known.text.equals(path))
            .findFirst()
            .orElseGet(
                () -> {
                  Path added = new Path(path, errors);
                  paths.add(added);
                  return added;
                });
    found.endpoints.put(method, endpoint);
    return this;
  }

  /** The paths there are, with {@code *} for an id. */
  List<String> paths() {
    return paths.stream().map(path -> path.text).toList();
  }

  Reply answer(IncomingRequest request) {
    String transaction = world.ids().hex(32);
    return respond(request, transaction).withHeader("Transaction-Id", transaction);
  }

  private Reply respond(IncomingRequest request, String transaction) {
    for (Path path : paths) {
      Optional<List<String>> arguments = path.arguments(request.path());
      if (arguments.isPresent()) {
        return respond(path, new IamCall(request, arguments.get(), world, transaction));
      }
    }
    IamCall call = new IamCall(request, List.of(), world, transaction);
    return IamErrorForm.TOKEN.reply(IamFailure.notFound("The endpoint " + request.path()), call);
  }

  private Reply respond(Path path, IamCall call) {
    IamEndpoint endpoint = path.endpoints.get(call.request().isHead() ? "GET" : method(call));
    try {
      if (endpoint == null) {
        throw IamFailure.wrongMethod(method(call));
      }
      synchronized (world) {
        return endpoint.answer(call);
      }
    } catch (IamFailure failure) {
      return path.errors.reply(failure, call);
    }
  }

  private static String method(IamCall call) {
    return call.request().method();
  }

  /** A path and what can be done there. */
  private static final class Path {
    private final String text;
    private final Pattern pattern;
    private final IamErrorForm errors;
    private final Map<String, IamEndpoint> endpoints = new LinkedHashMap<>();

    Path(String text, IamErrorForm errors) {
      this.text = text;
      this.pattern = Pattern.compile(text.replace(".", "\\.").replace("*", "([^/]+)") + "/?");
      this.errors = errors;
    }

    Optional<List<String>> arguments(String path) {
      Matcher matcher = pattern.matcher(path);
      return matcher.matches()
          ? Optional.of(
              IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList())
          : Optional.empty();
    }
  }
}
