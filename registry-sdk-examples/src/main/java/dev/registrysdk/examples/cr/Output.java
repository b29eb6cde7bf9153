package dev.registrysdk.examples.cr;

import dev.registrysdk.build.BuildListener;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.copy.TransferListener;
import dev.registrysdk.http.CallListener;
import dev.registrysdk.http.WireRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How a command tells what it did: results on standard output, all else on standard error. */
final class Output {
  private final Io io;

  /** What results are printed as. */
  enum Format {
    TEXT,
    JSON;

    /** Reads a format; picocli would list the constants as Java writes them. */
    static Format parse(String text) {
      return Arrays.stream(values())
          .filter(format -> format.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("expected text or json, but was '" + text + "'"));
    }
  }

  @Option(names = "--json", description = "Print the result, or the error, as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "Print results and errors only.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Log every request, and print stack traces of errors.")
  private boolean verbose;

  Output(Io io) {
    this.io = io;
  }

  /** Prints the result: its lines, or with {@code --json} the object. */
  void result(Json object, Object... lines) {
    (json ? Stream.of(object) : Stream.of(lines)).forEach(io.out()::println);
  }

  /** Prints a list of any length as it comes, or with {@code --json} as an object. */
  void results(Json object, String member, Stream<?> values) {
    if (json) {
      result(object.with(member, values.toList()));
    } else {
      values.forEach(io.out()::println);
    }
  }

  /** Prints a JSON document that is one whatever was asked for. */
  void document(String text) {
    io.out().println(text);
  }

  /** Prints rows under their headings, or with {@code --json} the object. */
  void table(Json object, Table table) {
    result(object, table.lines().toArray());
  }

  /** Says something to a person who watches. */
  void note(String text) {
    if (!quiet && !json) {
      io.err().println(text);
    }
  }

  /** Says something to a person who looks for the reason of something. */
  void detail(String text) {
    if (verbose) {
      io.err().println(text);
    }
  }

  /** Copies, shows how it goes, and prints what it did; the result is the digest. */
  void transfer(Object source, Object target, Function<TransferListener, CopyResult> copy) {
    CopyResult done;
    try (Progress progress = progress()) {
      done = copy.apply(progress);
    }
    note(summary(target, done));
    result(
        new Json()
            .with("source", source)
            .with("target", target)
            .with("digest", done.digest())
            .with("mediaType", done.mediaType())
            .with("unchanged", done.unchanged())
            .with("manifests", done.manifests())
            .with("copied", done.copied())
            .with("mounted", done.mounted())
            .with("skipped", done.skipped()),
        done.digest());
  }

  /** Builds, shows how it goes, and prints what was built; the result is the digest. */
  void build(Object target, Function<BuildListener, BuildResult> build) {
    BuildListener listener = quiet || json ? BuildListener.SILENT : new BuildLines(io.err());
    BuildResult done = build.apply(listener);
    note(
        done.unchanged()
            ? target + " is up to date"
            : target + ": " + platforms(done) + ", " + Sizes.text(done.size()));
    result(
        new Json()
            .with("target", target)
            .with("digest", done.digest())
            .with("mediaType", done.mediaType())
            .with("unchanged", done.unchanged())
            .with(
                "platforms", done.images().stream().map(image -> image.platform().text()).toList())
            .with("size", done.size()),
        done.digest());
  }

  private static String platforms(BuildResult done) {
    return done.images().stream()
        .map(image -> image.platform().text())
        .collect(Collectors.joining(", "));
  }

  /** Logs the wire if that is wanted. */
  CallListener wireLog() {
    return verbose ? new WireLog(io) : CallListener.NONE;
  }

  /** Chooses what results are printed as, for commands that have an option for it. */
  void format(Format format) {
    json |= format == Format.JSON;
  }

  /**
   * Whether a command line asks for JSON, for errors of the command line itself.
   *
   * @param formats whether the command has an option for formats
   */
  static boolean wantsJson(List<String> args, boolean formats) {
    return args.contains("--json") || (formats && namesJson(args));
  }

  private static boolean namesJson(List<String> args) {
    return args.stream().anyMatch(arg -> arg.matches("(?i)(--output=|-o=?)json"))
        || IntStream.range(1, args.size())
            .anyMatch(
                i ->
                    args.get(i).equalsIgnoreCase("json")
                        && Set.of("--output", "-o").contains(args.get(i - 1)));
  }

  private Progress progress() {
    if (quiet || json) {
      return Progress.SILENT;
    }
    return io.terminal() && !verbose ? new ProgressBar(io.err()) : new ProgressLines(io.err());
  }

  private static String summary(Object target, CopyResult done) {
    if (done.unchanged() && done.manifests() == 0) {
      return target + " is up to date";
    }
    return target
        + ": "
        + done.copied().blobs()
        + " blobs copied ("
        + Sizes.text(done.copied().bytes())
        + "), "
        + done.mounted().blobs()
        + " mounted, "
        + done.skipped().blobs()
        + " already there";
  }

  /** One line for each request. */
  private record WireLog(Io io) implements CallListener {
    @Override
    public void requestFinished(WireRequest request) {
      String outcome =
          Stream.of(request.status().map(String::valueOf), request.failure())
              .flatMap(Optional::stream)
              .reduce((status, failure) -> status + " " + failure)
              .orElse("no answer");
      io.err()
          .println(
              "%s %s -> %s, sent %s, received %s, %d ms"
                  .formatted(
                      request.method(),
                      request.url(),
                      outcome,
                      Sizes.text(request.bytesSent()),
                      Sizes.text(request.bytesReceived()),
                      request.elapsed().toMillis()));
    }
  }
}
