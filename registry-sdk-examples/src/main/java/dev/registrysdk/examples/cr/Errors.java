package dev.registrysdk.examples.cr;

import dev.registrysdk.error.ErrorDetail;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line, or one JSON object, and an exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Io io;

  Errors(Io io) {
    this.io = io;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    String help = wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    String message = wrong.getMessage() + ". Try '" + help + "'";
    return report(
        wrong, ExitCode.USAGE, message, List.of(args), hasFormats(wrong.getCommandLine()));
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    boolean expected =
        thrown instanceof RegistryException || thrown instanceof IllegalArgumentException;
    String message =
        expected
            ? Hint.inWords(String.valueOf(thrown.getMessage())) + hint(thrown, command)
            : "Unexpected: " + thrown + ". Try again with --verbose for the details";
    return report(thrown, ExitCode.of(thrown), message, parsed.originalArgs(), hasFormats(command));
  }

  /** The remedy in words of this command line; the SDK does not know its options. */
  private static String hint(Exception thrown, CommandLine command) {
    if (!(thrown instanceof RegistryException known)) {
      return "";
    }
    String registry = known.failure().registry().orElse("HOST");
    return Hint.of(known.remedy(), command.getCommandSpec(), registry)
        .map(words -> ". With cr: " + words)
        .orElse("");
  }

  private static boolean hasFormats(CommandLine command) {
    OptionSpec output = command.getCommandSpec().findOption("--output");
    return output != null && output.type() == Output.Format.class;
  }

  private int report(
      Exception thrown, ExitCode code, String message, List<String> args, boolean formats) {
    if (args.contains("--verbose")) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      io.err().print(Userinfo.hide(trace.toString(), args));
    }
    String safe = Userinfo.hide(message, args);
    io.err().println(Output.wantsJson(args, formats) ? json(thrown, code, safe) : "cr: " + safe);
    return code.code();
  }

  private static Json json(Exception thrown, ExitCode code, String message) {
    Json error =
        new Json().with("kind", code.kind()).with("exitCode", code.code()).with("message", message);
    if (thrown instanceof RegistryException known) {
      Failure failure = known.failure();
      failure.status().ifPresent(status -> error.with("status", (long) status));
      error.with("codes", failure.details().stream().map(ErrorDetail::code).toList());
      error.with("requestId", failure.requestId());
      error.with("remedy", known.remedy());
    }
    return new Json().with("error", error);
  }
}
