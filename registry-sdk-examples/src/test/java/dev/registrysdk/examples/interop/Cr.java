package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line of this SDK, in a process of its own, as its users start it. */
final class Cr {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final Path home;
  private final Program runtime;

  private Cr(Path home, Program runtime) {
    this.home = home;
    this.runtime = runtime;
  }

  /**
   * The command line.
   *
   * @param home its working directory
   * @param environment what it finds in its environment in addition to this process's own
   */
  static Cr in(Path home, Map<String, String> environment) {
    return new Cr(home, Program.java(home, environment));
  }

  /**
   * What a command did.
   *
   * @param outcome how it ended
   * @param elapsed how long it took, the start of Java included
   * @param peakMegabytes how much memory it had at most, as far as it was seen
   */
  record Measured(Outcome outcome, Duration elapsed, long peakMegabytes) {}

  Outcome run(String... arguments) {
    return runtime.run(Duration.ofSeconds(60), command(List.of(), arguments));
  }

  /** Runs a command with little memory, and looks how much it takes. */
  Measured measure(int heapMegabytes, Duration limit, String... arguments) {
    String[] command = command(List.of("-Xmx" + heapMegabytes + "m"), arguments);
    long start = System.nanoTime();
    try {
      Path output = Files.createTempFile(home, "output-", ".txt");
      Path errors = Files.createTempFile(home, "errors-", ".txt");
      Process process =
          runtime.start(Redirect.to(output.toFile()), Redirect.to(errors.toFile()), command);
      try {
        long peak = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
          peak = Math.max(peak, peakKilobytes(process.pid()));
          if (System.nanoTime() - start > limit.toNanos()) {
            throw new AssertionError(String.join(" ", command) + " takes longer than " + limit);
          }
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        Outcome outcome =
            new Outcome(
                String.join(" ", command),
                process.exitValue(),
                Files.readString(output),
                Files.readString(errors));
        return new Measured(outcome, elapsed, peak / 1024);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** The program with everything it needs. */
  static Path jar() {
    Path jar = Path.of(System.getProperty("registry.sdk.cr"));
    if (!Files.exists(jar)) {
      throw new AssertionError(jar + " is not built: ./mvnw -q package -Pfast");
    }
    return jar;
  }

  /** What it runs with. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static String[] command(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(options);
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }

  /** By the kernel's count; 0 if the process is gone. */
  private static long peakKilobytes(long pid) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
