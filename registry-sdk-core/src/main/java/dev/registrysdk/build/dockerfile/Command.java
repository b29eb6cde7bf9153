package dev.registrysdk.build.dockerfile;

import java.util.List;
import java.util.Locale;

/**
 * What an instruction says, without its place in a file. Values are as they are written, with their
 * variables, until {@link Instruction#expanded} replaces these; text that is not given is empty.
 */
public sealed interface Command {
  /**
   * The keyword.
   *
   * @return for example {@code COPY}
   */
  default String keyword() {
    return getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  /**
   * A name and its value.
   *
   * @param name the name
   * @param value the value
   */
  record Pair(String name, String value) {}

  /**
   * A variable that ARG declares.
   *
   * @param name the name
   * @param hasDefault whether a default is given; it can be empty
   * @param defaultValue the default; empty if there is none
   */
  record Declaration(String name, boolean hasDefault, String defaultValue) {}

  /**
   * A file whose content stands in the Dockerfile.
   *
   * @param name the name of the file
   * @param content its content, line endings as they are written
   * @param expands whether variables in the content are replaced
   */
  record Heredoc(String name, String content, boolean expands) {}

  /**
   * A command line in one of two forms.
   *
   * @param exec whether it is the exec form, a JSON array
   * @param words the words of the exec form; the one text of the shell form
   */
  record CommandLine(boolean exec, List<String> words) {
    /**
     * Copies the words.
     *
     * @param exec whether it is the exec form
     * @param words the words
     */
    public CommandLine {
      words = List.copyOf(words);
    }
  }

  /**
   * What COPY and ADD put into the image, and where.
   *
   * @param sources the paths, patterns or addresses of what is copied
   * @param heredocs files that stand in the Dockerfile
   * @param destination where to
   * @param chown the owner, {@code user[:group]}
   * @param chmod the mode, octal or symbolic
   * @param link whether the result does not depend on what is below it
   * @param excludes patterns of what is left out
   */
  record Placement(
      List<String> sources,
      List<Heredoc> heredocs,
      String destination,
      String chown,
      String chmod,
      boolean link,
      List<String> excludes) {
    /**
     * Copies the lists.
     *
     * @param sources what is copied
     * @param heredocs files that stand in the Dockerfile
     * @param destination where to
     * @param chown the owner
     * @param chmod the mode
     * @param link whether the result is independent
     * @param excludes patterns of what is left out
     */
    public Placement {
      sources = List.copyOf(sources);
      heredocs = List.copyOf(heredocs);
      excludes = List.copyOf(excludes);
    }
  }

  /** Whether ADD unpacks archives. */
  enum Unpack {
    /** Local archives are unpacked, downloads are not. */
    AUTOMATIC,
    /** Archives are unpacked. */
    ALWAYS,
    /** Archives are copied as they are. */
    NEVER
  }

  /**
   * Begins a stage.
   *
   * @param image a reference, the name of an earlier stage, or {@code scratch}
   * @param platform {@code os/architecture[/variant]}
   * @param name the name of the stage in lower case
   */
  record From(String image, String platform, String name) implements Command {}

  /**
   * Declares build arguments.
   *
   * @param declarations one for each, in their order
   */
  record Arg(List<Declaration> declarations) implements Command {
    /**
     * Copies the list.
     *
     * @param declarations one for each
     */
    public Arg {
      declarations = List.copyOf(declarations);
    }
  }

  /**
   * Sets environment variables.
   *
   * @param variables the variables in their order
   */
  record Env(List<Pair> variables) implements Command {
    /**
     * Copies the list.
     *
     * @param variables the variables
     */
    public Env {
      variables = List.copyOf(variables);
    }
  }

  /**
   * Sets labels.
   *
   * @param labels the labels in their order
   */
  record Label(List<Pair> labels) implements Command {
    /**
     * Copies the list.
     *
     * @param labels the labels
     */
    public Label {
      labels = List.copyOf(labels);
    }
  }

  /**
   * Copies files from the build context, a stage or an image.
   *
   * @param placement what, and where to
   * @param from the number or name of a stage, or an image; empty for the build context
   * @param parents whether the parent directories of the sources are kept
   */
  record Copy(Placement placement, String from, boolean parents) implements Command {}

  /**
   * Adds files, archives or what is at an address.
   *
   * @param placement what, and where to
   * @param keepGitDirectory whether a git source keeps its {@code .git}
   * @param checksum the digest that a download must have
   * @param unpack whether archives are unpacked
   */
  record Add(Placement placement, boolean keepGitDirectory, String checksum, Unpack unpack)
      implements Command {}

  /**
   * Runs a command while the image is built.
   *
   * @param line the command line
   * @param flags the flags as they are written
   * @param heredocs scripts or input that stand in the Dockerfile
   */
  record Run(CommandLine line, List<String> flags, List<Heredoc> heredocs) implements Command {
    /**
     * Copies the lists.
     *
     * @param line the command line
     * @param flags the flags
     * @param heredocs scripts or input
     */
    public Run {
      flags = List.copyOf(flags);
      heredocs = List.copyOf(heredocs);
    }
  }

  /**
   * What a container runs, or the arguments of its entry point.
   *
   * @param line the command line
   */
  record Cmd(CommandLine line) implements Command {}

  /**
   * What a container runs whatever its arguments are.
   *
   * @param line the command line
   */
  record Entrypoint(CommandLine line) implements Command {}

  /**
   * The shell of the shell form.
   *
   * @param words the program and its arguments
   */
  record Shell(List<String> words) implements Command {
    /**
     * Copies the words.
     *
     * @param words the program and its arguments
     */
    public Shell {
      words = List.copyOf(words);
    }
  }

  /**
   * Tells ports on which a container listens.
   *
   * @param ports as written; once expanded, one {@code port/protocol} each
   */
  record Expose(List<String> ports) implements Command {
    /**
     * Copies the list.
     *
     * @param ports the ports
     */
    public Expose {
      ports = List.copyOf(ports);
    }
  }

  /**
   * Sets how an engine finds out whether a container is healthy.
   *
   * @param test the test with its times
   */
  record Healthcheck(dev.registrysdk.oci.Healthcheck test) implements Command {}

  /**
   * Sets who runs the container.
   *
   * @param user {@code user[:group]}, names or numbers
   */
  record User(String user) implements Command {}

  /**
   * Changes the working directory.
   *
   * @param path absolute, or relative to the one before
   */
  record Workdir(String path) implements Command {}

  /**
   * Declares places for data that outlives a container.
   *
   * @param paths the places
   */
  record Volume(List<String> paths) implements Command {
    /**
     * Copies the list.
     *
     * @param paths the places
     */
    public Volume {
      paths = List.copyOf(paths);
    }
  }

  /**
   * Sets the signal that stops a container.
   *
   * @param signal a name or a number
   */
  record Stopsignal(String signal) implements Command {}

  /**
   * Keeps an instruction for images that build on this one.
   *
   * @param trigger the instruction; {@link Dockerfile#parseTrigger} reads it
   */
  record Onbuild(String trigger) implements Command {}

  /**
   * Names the author. Builders ask for a label instead.
   *
   * @param author the author
   */
  record Maintainer(String author) implements Command {}
}
