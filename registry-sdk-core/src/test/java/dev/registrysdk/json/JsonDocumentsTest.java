package dev.registrysdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;

class JsonDocumentsTest {
  private static final long LIMIT = 1 << 20;

  private static JsonDocuments<String> raw(String text) {
    return JsonType.RAW.documents(new Buffer().writeUtf8(text), LIMIT);
  }

  private static List<String> all(JsonDocuments<String> documents) throws IOException {
    List<String> all = new ArrayList<>();
    while (documents.hasNext()) {
      all.add(documents.next());
    }
    return all;
  }

  @Property(tries = 200)
  void documentsAreReadBackHoweverTheyAreSeparated(
      @ForAll @Size(max = 8) List<String> texts, @ForAll boolean lines) throws IOException {
    StringBuilder stream = new StringBuilder();
    for (String text : texts) {
      byte[] json = JsonText.write(out -> out.beginObject().text("stream", text).endObject());
      stream.append(new Buffer().write(json).readUtf8()).append(lines ? "\r\n" : "");
    }
    JsonDocuments<StringBuilder> documents =
        JsonType.object(StringBuilder::new)
            .optional("stream", JsonType.TEXT, StringBuilder::append)
            .build(text -> text)
            .documents(new Buffer().writeUtf8(stream.toString()), LIMIT);

    List<String> read = new ArrayList<>();
    while (documents.hasNext()) {
      read.add(documents.next().toString());
    }

    // Half of a surrogate pair has no form in UTF-8.
    assertThat(read)
        .isEqualTo(texts.stream().map(text -> new Buffer().writeUtf8(text).readUtf8()).toList());
  }

  @Example
  void anythingIsReadAsItsText() throws IOException {
    assertThat(all(raw(" {\"a\":[1, 2]}\n[true]\"x\" {} ")))
        .containsExactly("{\"a\":[1, 2]}", "[true]", "\"x\"", "{}");
  }

  @Example
  void nothingHasNoDocuments() throws IOException {
    assertThat(all(raw(""))).isEmpty();
    assertThat(all(raw(" \r\n\t"))).isEmpty();
  }

  @Example
  void aDocumentDoesNotWaitForTheNextOne() throws IOException {
    Source oneThenFailure =
        new Source() {
          private boolean sent;

          @Override
          public long read(Buffer sink, long byteCount) {
            if (sent) {
              throw new AssertionError("read ahead");
            }
            sent = true;
            sink.writeUtf8("{\"a\":1}");
            return 7;
          }

          @Override
          public Timeout timeout() {
            return Timeout.NONE;
          }

          @Override
          public void close() {}
        };
    JsonDocuments<String> documents = JsonType.RAW.documents(Okio.buffer(oneThenFailure), LIMIT);

    assertThat(documents.hasNext()).isTrue();
    assertThat(documents.next()).isEqualTo("{\"a\":1}");
  }

  @Example
  void whatIsNotJsonIsRefused() {
    assertThatThrownBy(() -> all(raw("{\"a\":1}<html>")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageStartingWith("it is not JSON, at path $");
    assertThatThrownBy(() -> all(raw("{\"a\":")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageStartingWith("it ends early, at path $");
  }

  @Example
  void aDocumentMayBeOnlySoLarge() {
    String large = "{\"a\":\"" + "x".repeat(100_000) + "\"}";

    assertThatThrownBy(() -> all(JsonType.RAW.documents(new Buffer().writeUtf8(large), 50_000)))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("a document has more than 50000 bytes");
  }

  @Example
  void theLimitIsForEachDocument() throws IOException {
    String document = "{\"a\":\"" + "x".repeat(20_000) + "\"}\n";

    assertThat(all(JsonType.RAW.documents(new Buffer().writeUtf8(document.repeat(20)), 50_000)))
        .hasSize(20);
  }
}
