package dev.registrysdk.build.dockerfile;

import dev.registrysdk.build.dockerfile.DockerfileException.Problem;
import dev.registrysdk.oci.Platform;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Dockerfile, read as BuildKit reads it: directives, continued lines, comments, here-documents,
 * both forms of commands, and every flag.
 *
 * <p>In three points it is stricter than BuildKit, because what is accepted there cannot be meant:
 * CMD and ENTRYPOINT need an argument ({@code []} for none), and unknown flags of HEALTHCHECK NONE
 * and protocols of EXPOSE are refused.
 */
public final class Dockerfile {
  private static final Set<String> PREDEFINED =
      Set.of("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY");

  private static final Pattern FOR_BUILDERS =
      Pattern.compile(
          "SOURCE_DATE_EPOCH|BUILDKIT_.*|(BUILD|TARGET)(PLATFORM|OS|OSVERSION|ARCH|VARIANT)"
              + "|TARGETSTAGE");

  private final String name;
  private final String text;
  private final DockerfileParser.Parsed parsed;

  private Dockerfile(String name, String text) {
    this.name = name;
    this.text = text;
    this.parsed = new DockerfileParser(new SourceText(name, text)).file();
  }

  /**
   * Reads a Dockerfile.
   *
   * @param text the whole text
   * @return the Dockerfile
   * @throws DockerfileException if the text does not follow the syntax; it tells every instruction
   *     that is wrong
   */
  public static Dockerfile parse(String text) {
    return parse("Dockerfile", text);
  }

  /**
   * Reads a Dockerfile.
   *
   * @param name its name for messages
   * @param text the whole text
   * @return the Dockerfile
   * @throws DockerfileException if the text does not follow the syntax; it tells every instruction
   *     that is wrong
   */
  public static Dockerfile parse(String name, String text) {
    return new Dockerfile(name, text);
  }

  /**
   * Reads an instruction that ONBUILD kept in the configuration of a base image.
   *
   * @param trigger the instruction, with its here-documents
   * @return the instruction
   * @throws DockerfileException if it does not follow the syntax, or ONBUILD does not take it
   */
  public static Instruction parseTrigger(String trigger) {
    Instruction instruction = new DockerfileParser(new SourceText("ONBUILD", trigger)).single();
    Command command = instruction.command();
    if (command instanceof Command.Onbuild
        || command instanceof Command.From
        || command instanceof Command.Maintainer) {
      throw instruction.problem(
          "",
          "ONBUILD does not take " + instruction.keyword(),
          "it takes any instruction but FROM, MAINTAINER and ONBUILD");
    }
    return instruction;
  }

  /**
   * Its name in messages.
   *
   * @return for example {@code Dockerfile}
   */
  public String name() {
    return name;
  }

  /**
   * The frontend that the directive {@code syntax} asks for.
   *
   * @return an image such as {@code docker/dockerfile:1}, if there is a directive
   */
  public Optional<String> syntax() {
    return Optional.ofNullable(parsed.directives().values().get("syntax"))
        .map(value -> value.split(" ", 2)[0]);
  }

  /**
   * What the directive {@code check} asks of linters.
   *
   * @return for example {@code skip=all}, if there is a directive
   */
  public Optional<String> check() {
    return Optional.ofNullable(parsed.directives().values().get("check"));
  }

  /**
   * The escape character.
   *
   * @return a backslash, or the backtick that the directive {@code escape} asks for
   */
  public char escape() {
    return parsed.directives().escape();
  }

  /**
   * The ARG instructions before the first FROM.
   *
   * @return the instructions in their order
   */
  public List<Instruction> globalArguments() {
    return parsed.globals();
  }

  /**
   * The stages.
   *
   * @return the stages in their order, at least one
   */
  public List<Stage> stages() {
    return parsed.stages();
  }

  /**
   * All instructions.
   *
   * @return the instructions in their order
   */
  public List<Instruction> instructions() {
    return Stream.concat(
            globalArguments().stream(),
            stages().stream()
                .flatMap(
                    stage -> Stream.concat(Stream.of(stage.from()), stage.instructions().stream())))
        .toList();
  }

  /**
   * Finds a stage.
   *
   * @param nameOrNumber its name in any case, or its number, counted from 0
   * @return the stage; the last one of several with the same name
   */
  public Optional<Stage> stage(String nameOrNumber) {
    String wanted = nameOrNumber.toLowerCase(Locale.ROOT);
    return stages().stream()
        .filter(
            stage ->
                stage.name().equals(Optional.of(wanted))
                    || wanted.equals(Integer.toString(stage.index())))
        .reduce((earlier, later) -> later);
  }

  /**
   * The arguments that no ARG declares, so that their values would be ignored. Those that builders
   * know by themselves are not among them.
   *
   * @param names the names of build arguments
   * @return the names that nothing uses, in their order
   */
  public List<String> undeclared(Collection<String> names) {
    Set<String> declared =
        instructions().stream()
            .map(Instruction::command)
            .filter(Command.Arg.class::isInstance)
            .flatMap(command -> ((Command.Arg) command).declarations().stream())
            .map(Command.Declaration::name)
            .collect(Collectors.toSet());
    return names.stream()
        .filter(argument -> !declared.contains(argument))
        .filter(argument -> !PREDEFINED.contains(argument.toUpperCase(Locale.ROOT)))
        .filter(argument -> !FOR_BUILDERS.matcher(argument).matches())
        .toList();
  }

  /**
   * The images that FROM and {@code COPY --from} name, in any stage.
   *
   * @param arguments the values of build arguments; what ARG sets before the first FROM is known
   * @param platform what is built for
   * @return names as they are written, variables replaced, each once
   * @throws DockerfileException if a variable cannot be replaced
   */
  public List<String> images(Map<String, String> arguments, Platform platform) {
    Variables variables = Variables.global(arguments, Platform.host(), platform, "");
    for (Instruction argument : globalArguments()) {
      variables = variables.after(argument.expanded(variables).command());
    }
    Set<String> images = new LinkedHashSet<>();
    Set<String> stages = new HashSet<>(Set.of("scratch"));
    for (Stage stage : stages()) {
      if (stage.from().expanded(variables).command() instanceof Command.From from) {
        addUnlessIn(stages, from.image(), images);
      }
      for (Instruction instruction : stage.instructions()) {
        if (instruction.command() instanceof Command.Copy copy && !copy.from().isEmpty()) {
          addUnlessIn(stages, copy.from(), images);
        }
      }
      stages.add(Integer.toString(stage.index()));
      stage.name().ifPresent(stages::add);
    }
    return List.copyOf(images);
  }

  private static void addUnlessIn(Set<String> stages, String name, Set<String> images) {
    if (!stages.contains(name.toLowerCase(Locale.ROOT))) {
      images.add(name);
    }
  }

  /**
   * What is legal, and yet hardly meant: an exec form that is no JSON, a flag that is ignored, an
   * empty line within an instruction.
   *
   * @return the warnings in the order of their lines
   */
  public List<Problem> warnings() {
    return parsed.warnings();
  }

  /**
   * The text that was read.
   *
   * @return the whole text
   */
  @Override
  public String toString() {
    return text;
  }
}
