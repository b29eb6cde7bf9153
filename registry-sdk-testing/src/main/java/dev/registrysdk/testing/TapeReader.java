package dev.registrysdk.testing;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** Reads what {@link TapeWriter} wrote, and perhaps somebody edited. */
final class TapeReader {
  private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (https?://[^/ ]+)(/\\S*)");
  private static final Pattern KNOWN =
      Pattern.compile("(\\S+) (sha256:[0-9a-f]{64}) ([0-9]{1,18})");

  private final String name;
  private final Function<String, Path> files;
  private final List<String> lines;
  private final Map<Origin, SessionRole> servers = new LinkedHashMap<>();
  private final List<TapeCall> calls = new ArrayList<>();
  private Instant recorded = Instant.EPOCH;
  private int at;

  private TapeReader(String name, String text, Function<String, Path> files) {
    this.name = name;
    this.files = files;
    // A checkout may have changed the line ends; none of the bodies has any of that sort.
    this.lines = List.of(text.split("\r?\n", -1));
  }

  /**
   * Reads a recording.
   *
   * @param name what messages call it
   * @param files where the bytes of a digest are
   * @throws IllegalStateException if it is of another format or damaged
   */
  static Tape read(String name, String text, Function<String, Path> files) {
    TapeReader reader = new TapeReader(name, text, files);
    reader.start();
    while (reader.at < reader.lines.size() && !reader.line().startsWith("end ")) {
      reader.calls.add(reader.call());
      reader.skipBlank();
    }
    reader.end();
    return new Tape(reader.recorded, reader.servers, List.copyOf(reader.calls));
  }

  private void start() {
    String format = lines.get(0).startsWith(TapeWriter.FIRST_LINE) ? lines.get(0) : "";
    if (format.isEmpty()) {
      throw damaged("a recording starts with \"" + TapeWriter.FIRST_LINE + "1\"");
    }
    if (!format.equals(TapeWriter.FIRST_LINE + TapeWriter.FORMAT)) {
      throw new IllegalStateException(
          name
              + " is a recording of format "
              + format.substring(TapeWriter.FIRST_LINE.length())
              + ", this version reads format "
              + TapeWriter.FORMAT
              + ": use the version of registry-sdk-testing that recorded it, or record again");
    }
    at = 1;
    skipBlank();
    recorded =
        rest("recorded ")
            .flatMap(TapeReader::instant)
            .orElseThrow(
                () -> damaged("expected \"recorded\" and a time such as 2026-01-31T12:00:00Z"));
    next();
    for (Optional<Map.Entry<Origin, SessionRole>> server = server();
        server.isPresent();
        server = server()) {
      servers.put(server.get().getKey(), server.get().getValue());
      next();
    }
    if (!servers.containsValue(SessionRole.UPSTREAM)) {
      throw damaged("expected \"upstream\" and the address of a server");
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private Optional<Map.Entry<Origin, SessionRole>> server() {
    for (SessionRole role : SessionRole.values()) {
      Optional<Origin> origin = rest(role.word() + " ").flatMap(Origin::ofUrl);
      if (origin.isPresent()) {
        return Optional.of(Map.entry(origin.get(), role));
      }
    }
    return Optional.empty();
  }

  private TapeCall call() {
    Matcher request = REQUEST.matcher(rest("> ").orElse(""));
    if (!request.matches()) {
      throw damaged("expected a request such as \"> GET https://us.icr.io/v2/\"");
    }
    Origin origin =
        Origin.ofUrl(request.group(2))
            .filter(servers::containsKey)
            .orElseThrow(
                () -> damaged(request.group(2) + " is not among the servers in the first lines"));
    next();
    Headers sent = headers("> ");
    Map<String, String> headers = new LinkedHashMap<>();
    sent.forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
    String authorization = Optional.ofNullable(headers.remove("authorization")).orElse("");
    TapeBody body = body();
    TapeRequest asked =
        new TapeRequest(request.group(1), origin, request.group(3), authorization, headers, body);
    String status = rest("< ").orElse("");
    if (!status.matches("[2-5][0-9][0-9]")) {
      throw damaged("expected the status of an answer such as \"< 200\"");
    }
    next();
    return new TapeCall(asked, new TapeAnswer(Integer.parseInt(status), headers("< "), body()));
  }

  private Headers headers(String mark) {
    Headers.Builder headers = new Headers.Builder();
    for (Optional<String> header = rest(mark); header.isPresent(); header = rest(mark)) {
      int colon = header.get().indexOf(": ");
      if (colon < 1) {
        if (mark.equals("> ")) {
          throw damaged("expected a header such as \"> range: bytes=0-1\", or an answer");
        }
        throw damaged("expected a header such as \"< content-type: text/plain\"");
      }
      try {
        headers.addUnsafeNonAscii(
            header.get().substring(0, colon), header.get().substring(colon + 2));
      } catch (IllegalArgumentException e) {
        throw damaged("that is not a header");
      }
      next();
    }
    return headers.build();
  }

  private TapeBody body() {
    Optional<String> mark = rest("= ");
    if (mark.isEmpty()) {
      return TapeBody.NONE;
    }
    int start = at;
    Matcher known = KNOWN.matcher(mark.get());
    TapeStyle style =
        TapeStyle.ofWord(known.matches() ? known.group(1) : mark.get())
            .filter(found -> found.isInline() != known.matches())
            .orElseThrow(() -> damaged("\"" + mark.get() + "\" is no way to write a body"));
    next();
    if (!style.isInline()) {
      long size = Long.parseLong(known.group(3));
      return style == TapeStyle.FILE
          ? TapeBody.inFile(files.apply(known.group(2)), known.group(2), size)
          : TapeBody.known(known.group(2), size);
    }
    List<String> content = new ArrayList<>();
    while (at < lines.size() && line().startsWith("|")) {
      content.add(line().substring(1));
      at++;
    }
    return style
        .bytes(content)
        .map(TapeBody::of)
        .orElseThrow(() -> damaged(start, "the body below is not " + style.word()));
  }

  private void end() {
    if (at >= lines.size()) {
      throw damaged("it breaks off before its last line, \"end\" and the number of calls");
    }
    String count = line().substring("end ".length());
    if (!count.equals(Integer.toString(calls.size()))) {
      throw damaged(
          "expected the number of its calls, which is " + calls.size() + ", not " + count);
    }
  }

  private Optional<String> rest(String mark) {
    return at < lines.size() && line().startsWith(mark)
        ? Optional.of(line().substring(mark.length()))
        : Optional.empty();
  }

  private String line() {
    return lines.get(at);
  }

  private void next() {
    at++;
    skipBlank();
  }

  private void skipBlank() {
    while (at < lines.size() && (line().isBlank() || line().startsWith("#"))) {
      at++;
    }
  }

  private IllegalStateException damaged(String problem) {
    return damaged(at, problem);
  }

  private IllegalStateException damaged(int index, String problem) {
    return new IllegalStateException(
        name
            + ", line "
            + (Math.min(index, lines.size() - 1) + 1)
            + ": "
            + problem
            + ". Restore the file, or record again");
  }
}
