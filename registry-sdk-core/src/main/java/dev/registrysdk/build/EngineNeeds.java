package dev.registrysdk.build;

import dev.registrysdk.build.dockerfile.Command;
import dev.registrysdk.build.dockerfile.Dockerfile;
import dev.registrysdk.build.dockerfile.Instruction;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collects what of a Dockerfile can only be done by a builder that runs commands. */
final class EngineNeeds {
  private static final int SHOWN = 60;
  private static final int MOST = 50;
  private static final Pattern FRONTEND =
      Pattern.compile("(docker\\.io/)?docker/dockerfile(-upstream)?([:@].*)?");
  private static final Pattern SYNTAX = Pattern.compile("(?i)\\ufeff?\\s*#\\s*syntax\\s*=");
  private static final Pattern DOWNLOAD = Pattern.compile("(?i)https?://.*");
  private static final Pattern GIT =
      Pattern.compile("(git://|ssh://|git@|github\\.com/|[a-z]+@[^/]+:).*|.*\\.git(#.*)?");

  /** By line, so that a stage that two others need is told once. */
  private final Map<Integer, Map<String, String>> found = new TreeMap<>();

  private final Dockerfile dockerfile;

  EngineNeeds(Dockerfile dockerfile) {
    this.dockerfile = dockerfile;
    dockerfile
        .syntax()
        .filter(syntax -> !FRONTEND.matcher(syntax).matches())
        .ifPresent(syntax -> put(directive(), "syntax=" + syntax, "another frontend"));
  }

  /** The line of the directive that names the frontend; others may stand above it. */
  private int directive() {
    List<String> lines = dockerfile.toString().lines().toList();
    int above = 0;
    while (above < lines.size() && !SYNTAX.matcher(lines.get(above)).lookingAt()) {
      above++;
    }
    return above + 1;
  }

  /** Looks at an instruction, its variables replaced if they are known. */
  void check(Instruction instruction) {
    look(instruction.firstLine(), "", instruction);
  }

  /** Looks at an instruction that a base image brings. */
  void checkTrigger(Instruction from, Instruction trigger) {
    look(from.firstLine(), "ONBUILD of " + ((Command.From) from.command()).image() + ": ", trigger);
  }

  private void look(int line, String before, Instruction instruction) {
    String text = before + shortened(instruction.toString());
    if (instruction.command() instanceof Command.Run) {
      put(line, text, "");
    } else if (instruction.command() instanceof Command.Add add) {
      for (String source : add.placement().sources()) {
        if (DOWNLOAD.matcher(source).matches() && !GIT.matcher(source).matches()) {
          put(line, text, "a download");
        } else if (remote(source)) {
          put(line, text, "a git repository");
        }
      }
    }
  }

  /** Whether a source of ADD is an address, and not a file. */
  private static boolean remote(String source) {
    boolean address = source.contains("://") || source.startsWith("git@");
    return (address || source.startsWith("github.com/")) && GIT.matcher(source).matches();
  }

  private void put(int line, String text, String why) {
    found.computeIfAbsent(line, one -> new LinkedHashMap<>()).put(text, why);
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("").replace('\t', ' ');
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }

  boolean none() {
    return found.isEmpty();
  }

  /** Tells all that was found, if anything was. */
  void refuse() {
    if (!none()) {
      throw failure();
    }
  }

  private UnsupportedException failure() {
    StringBuilder reason = new StringBuilder("these instructions need an engine:");
    int told = 0;
    int all = found.values().stream().mapToInt(Map::size).sum();
    for (Map.Entry<Integer, Map<String, String>> line : found.entrySet()) {
      for (Map.Entry<String, String> need : line.getValue().entrySet()) {
        told++;
        if (told <= MOST) {
          reason.append("\n  ").append(dockerfile.name()).append(':').append(line.getKey());
          reason.append(' ').append(need.getKey());
          reason.append(need.getValue().isEmpty() ? "" : " (" + need.getValue() + ")");
        }
      }
    }
    reason.append(told > MOST ? "\n  and " + (all - MOST) + " more" : "").append('\n');
    return new UnsupportedException(
        Failure.of("Could not build " + dockerfile.name() + " without an engine")
            .reason(reason.toString())
            .remedy(Remedy.USE_ENGINE)
            .build());
  }
}
