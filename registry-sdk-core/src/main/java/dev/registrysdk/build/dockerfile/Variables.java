package dev.registrysdk.build.dockerfile;

import dev.registrysdk.oci.Platform;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the variables of a Dockerfile stand for at one instruction.
 *
 * <p>Start with {@link #global}, go over {@link Dockerfile#globalArguments()} with {@link #after},
 * and begin each stage with {@link #stage}. The value of an argument is the one given for the
 * build, else its own default, else the one that it has before the first FROM, else none. Where ENV
 * and ARG name the same variable, the later instruction wins.
 *
 * <p>Values may be secrets: they appear in no message and not in {@link #toString()}.
 */
public final class Variables {
  private final Map<String, String> given;
  private final Map<String, String> globals;
  private final Map<String, String> arguments;
  private final Map<String, String> environment;

  /** What an instruction sees. */
  private final Map<String, String> visible;

  private final boolean global;

  private Variables(
      Map<String, String> given,
      Map<String, String> globals,
      Map<String, String> arguments,
      Map<String, String> environment,
      Map<String, String> visible,
      boolean global) {
    this.given = given;
    this.globals = globals;
    this.arguments = arguments;
    this.environment = environment;
    this.visible = visible;
    this.global = global;
  }

  /**
   * The variables before the first FROM: the platforms, as {@code BUILDPLATFORM}, {@code BUILDOS},
   * {@code BUILDOSVERSION}, {@code BUILDARCH}, {@code BUILDVARIANT}, the same with {@code TARGET},
   * and {@code TARGETSTAGE}. A stage sees them only after it declared them.
   *
   * @param arguments the values given for the build, by name; they win over the defaults
   * @param build the platform of the machine that builds
   * @param target the platform of the image
   * @param stage the name of the stage to build; empty for the last one
   * @return the variables
   */
  public static Variables global(
      Map<String, String> arguments, Platform build, Platform target, String stage) {
    Map<String, String> globals = new TreeMap<>();
    put(globals, "BUILD", build);
    put(globals, "TARGET", target);
    globals.put("TARGETSTAGE", stage.isEmpty() ? "default" : stage);
    globals.replaceAll((name, value) -> arguments.getOrDefault(name, value));
    return new Variables(
        Map.copyOf(arguments), globals, Map.of(), Map.of(), new TreeMap<>(globals), true);
  }

  private static void put(Map<String, String> globals, String prefix, Platform platform) {
    globals.put(prefix + "PLATFORM", platform.text());
    globals.put(prefix + "OS", platform.os());
    globals.put(prefix + "OSVERSION", platform.osVersion().orElse(""));
    globals.put(prefix + "ARCH", platform.architecture());
    globals.put(prefix + "VARIANT", platform.variant().orElse(""));
  }

  /**
   * The variables at the start of a stage that builds on an image.
   *
   * @param image the environment of the image
   * @return the variables: the environment, and no argument before it is declared
   */
  public Variables stage(Map<String, String> image) {
    Map<String, String> environment = new LinkedHashMap<>(image);
    return new Variables(given, globals, Map.of(), environment, new TreeMap<>(environment), false);
  }

  /**
   * The variables at the start of a stage that builds on an earlier stage.
   *
   * @param earlier the variables at the end of the earlier stage
   * @return the variables: its environment and its arguments
   */
  public Variables stage(Variables earlier) {
    return new Variables(
        given, globals, earlier.arguments, earlier.environment, earlier.visible, false);
  }

  /**
   * The variables after an instruction.
   *
   * @param command what the instruction says, {@linkplain Instruction#expanded expanded}; other
   *     than ARG and ENV change nothing
   * @return the variables that the next instruction sees
   */
  public Variables after(Command command) {
    Variables variables = this;
    if (command instanceof Command.Arg arg) {
      for (Command.Declaration declaration : arg.declarations()) {
        variables = variables.declare(declaration);
      }
    } else if (command instanceof Command.Env env) {
      Map<String, String> set = new LinkedHashMap<>();
      env.variables().forEach(pair -> set.put(pair.name(), pair.value()));
      variables =
          new Variables(
              given, globals, arguments, and(environment, set), and(visible, set), global);
    }
    return variables;
  }

  Variables declare(Command.Declaration declaration) {
    String name = declaration.name();
    String value = given.get(name);
    if (value == null) {
      value = declaration.hasDefault() ? declaration.defaultValue() : globals.get(name);
    }
    if (value == null) {
      return this;
    }
    Map<String, String> one = Map.of(name, value);
    return new Variables(
        given,
        global ? and(globals, one) : globals,
        global ? arguments : and(arguments, one),
        environment,
        and(visible, one),
        global);
  }

  private static Map<String, String> and(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }

  /** Whether these are the variables before the first FROM. */
  boolean beforeStages() {
    return global;
  }

  /**
   * What a variable stands for.
   *
   * @param name the name; case matters
   * @return the value, or empty if it is not set
   */
  public Optional<String> get(String name) {
    return Optional.ofNullable(visible.get(name));
  }

  /**
   * The environment that the image gets: that of its base and what ENV set.
   *
   * @return values by name, in the order in which they were set first; cannot be changed
   */
  public Map<String, String> environment() {
    return Collections.unmodifiableMap(environment);
  }

  /**
   * The arguments that the stage has declared and that have a value.
   *
   * @return values by name, in the order of their declaration; cannot be changed
   */
  public Map<String, String> arguments() {
    return Collections.unmodifiableMap(arguments);
  }

  /**
   * The names without the values.
   *
   * @return the names that are set
   */
  @Override
  public String toString() {
    return "Variables" + visible.keySet();
  }
}
