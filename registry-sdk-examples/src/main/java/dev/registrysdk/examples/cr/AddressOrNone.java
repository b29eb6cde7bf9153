package dev.registrysdk.examples.cr;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Lets an option go without its address: what follows is one only if it looks like one, so that
 * {@code --engine DIRECTORY} means the directory.
 */
final class AddressOrNone implements IParameterPreprocessor {
  @Override
  @SuppressWarnings("JdkObsolete") // picocli's stack
  public boolean preprocess(
      Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    boolean attached = "=".equals(info.get("separator"));
    if (!attached && !arguments.isEmpty() && !arguments.peek().contains("://")) {
      arguments.push("");
    }
    return false;
  }
}
