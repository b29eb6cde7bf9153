package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A remote build that a client asks for.
 *
 * <p>Immutable. {@link #toString()} shows the target only, since build arguments may be secret.
 */
public final class IcrBuild {
  private final ControlCall call;
  private final String target;

  IcrBuild(ControlCall call, String target) {
    this.call = call;
    this.target = target;
  }

  /**
   * The build context. A large one is in a temporary file, and readable while the build runs.
   *
   * @return a copy of the bytes as they were sent: a tar archive, compressed with gzip
   */
  public byte[] context() {
    return call.request().body();
  }

  /**
   * The full name of the image to build.
   *
   * @return domain, repository and tag, {@code latest} if the client named none
   */
  public String target() {
    return target;
  }

  /**
   * The account that builds.
   *
   * @return the account's id
   */
  public String account() {
    return call.account();
  }

  /**
   * The path of the Dockerfile in the context; clients send it as {@code f} or {@code dockerfile}.
   *
   * @return {@code Dockerfile} if the client named none
   */
  public String dockerfile() {
    return call.request()
        .parameter("dockerfile")
        .or(() -> call.request().parameter("f"))
        .filter(path -> !path.isEmpty())
        .orElse("Dockerfile");
  }

  /**
   * The build arguments; clients send them as {@code buildargs} or {@code buildarg}.
   *
   * @return an unmodifiable map of names to values
   */
  public Map<String, String> buildArguments() {
    Map<String, String> arguments = new LinkedHashMap<>();
    call.request()
        .parameter("buildargs")
        .or(() -> call.request().parameter("buildarg"))
        .<Map<?, ?>>flatMap(Json::tryObject)
        .orElse(Map.of())
        .forEach((name, value) -> arguments.put(String.valueOf(name), String.valueOf(value)));
    return Map.copyOf(arguments);
  }

  /**
   * Whether to build every step anew.
   *
   * @return the option {@code nocache}
   */
  public boolean noCache() {
    return call.flag("nocache", false);
  }

  /**
   * Whether to pull a newer base image.
   *
   * @return the option {@code pull}
   */
  public boolean pull() {
    return call.flag("pull", false);
  }

  /**
   * Whether the client wants few messages.
   *
   * @return the option {@code quiet}
   */
  public boolean quiet() {
    return call.flag("quiet", false);
  }

  /**
   * Whether to squash the new layers into one.
   *
   * @return the option {@code squash}
   */
  public boolean squash() {
    return call.flag("squash", false);
  }

  @Override
  public String toString() {
    return "build of " + target;
  }
}
