package dev.registrysdk.testing;

import java.util.Map;
import okhttp3.Headers;

/** Writes a session as text. */
final class TapeWriter {
  static final int FORMAT = 1;
  static final String FIRST_LINE = "registry-recording ";

  private final StringBuilder text = new StringBuilder();

  private TapeWriter() {}

  static String write(Tape tape) {
    TapeWriter writer = new TapeWriter();
    writer.start(tape);
    tape.calls().forEach(writer::call);
    writer.line("end " + tape.calls().size());
    return writer.text.toString();
  }

  private void start(Tape tape) {
    line(FIRST_LINE + FORMAT);
    line("# What a registry was asked (>) and answered (<), for RegistryReplay.");
    line("# Secrets are scrubbed. Sorted by address; equal requests are in the order they came.");
    line("recorded " + tape.recorded());
    tape.servers().forEach((origin, role) -> line(role.word() + " " + origin));
    line("");
  }

  private void call(TapeCall call) {
    TapeRequest request = call.request();
    line("> " + request.line());
    for (Map.Entry<String, String> header : request.written().entrySet()) {
      line("> " + header.getKey() + ": " + header.getValue());
    }
    body(request.body());
    TapeAnswer answer = call.answer();
    line("< " + answer.status());
    Headers headers = answer.headers();
    for (int i = 0; i < headers.size(); i++) {
      line("< " + headers.name(i) + ": " + headers.value(i));
    }
    body(answer.body());
    line("");
  }

  private void body(TapeBody body) {
    if (body.isEmpty()) {
      return;
    }
    TapeStyle style = TapeStyle.of(body);
    if (style.isInline()) {
      line("= " + style.word());
      body.bytes().ifPresent(bytes -> style.lines(bytes).forEach(line -> line("|" + line)));
    } else {
      line("= " + style.word() + " " + body.digest() + " " + body.size());
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
