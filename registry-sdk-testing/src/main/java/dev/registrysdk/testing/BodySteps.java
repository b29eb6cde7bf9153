package dev.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Changes of the body of an answer, which keep what they do not change in place. */
final class BodySteps {
  private static final int INVERTED = 1024;

  private BodySteps() {}

  static FaultStep shortened(long bytes) {
    return (call, reply) -> {
      requireMore(call, reply, bytes, "to cut away");
      return sized(reply.withContent(reply.content().slice(0, bytes)));
    };
  }

  static FaultStep replaced(long offset, byte[] bytes) {
    byte[] copy = bytes.clone();
    return (call, reply) -> {
      requireMore(call, reply, offset + copy.length - 1, "to replace");
      return reply.withContent(overwritten(reply.content(), offset, copy));
    };
  }

  static FaultStep flipped(long offset) {
    return (call, reply) -> {
      requireMore(call, reply, offset, "to flip");
      return inverted(reply, offset, 1);
    };
  }

  static FaultStep other() {
    return (call, reply) -> {
      requireMore(call, reply, 0, "to change");
      return inverted(reply, 0, Math.min(INVERTED, reply.content().size()));
    };
  }

  static FaultStep gzip() {
    return (call, reply) -> {
      if (reply.content().size() == 0) {
        throw new FaultMiss("its answer has no body to compress");
      }
      return sized(reply.withContent(Content.of(gzip(reply.content()))))
          .withHeader("Content-Encoding", "gzip");
    };
  }

  static FaultStep member(String name, @Nullable Object value) {
    return (call, reply) -> {
      Map<Object, Object> json = new LinkedHashMap<>();
      Json.tryObject(reply.content().utf8())
          .orElseThrow(() -> new FaultMiss("its answer is no JSON object"))
          .forEach((member, old) -> json.put(member, whole(old)));
      if (value == null && json.remove(name) == null) {
        throw new FaultMiss("its answer has no member " + name);
      }
      if (value != null) {
        json.put(name, value);
      }
      return sized(reply.withContent(Content.of(Json.write(json))));
    };
  }

  /** Numbers are read as fractions, and whole ones must be written as they were. */
  private static Object whole(Object json) {
    if (json instanceof Double number && number % 1 == 0) {
      return number.longValue();
    }
    if (json instanceof List<?> list) {
      return list.stream().map(BodySteps::whole).toList();
    }
    if (json instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((name, value) -> copy.put(name, whole(value)));
      return copy;
    }
    return json;
  }

  /** The length is that of the body again, whatever was said of it before. */
  static Reply sized(Reply reply) {
    return reply.withoutHeader("Content-Length");
  }

  private static Reply inverted(Reply reply, long offset, long length) {
    byte[] bytes = reply.content().slice(offset, offset + length).toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return reply.withContent(overwritten(reply.content(), offset, bytes));
  }

  private static Content overwritten(Content content, long offset, byte[] bytes) {
    return content
        .slice(0, offset)
        .plus(Content.of(bytes))
        .plus(content.slice(offset + bytes.length, content.size()));
  }

  private static void requireMore(FaultCall call, Reply reply, long bytes, String purpose)
      throws FaultMiss {
    long size = MockReplies.bodyBytes(reply, call.request().isHead());
    if (size <= bytes) {
      throw new FaultMiss("the body of its answer has " + size + " bytes, too few " + purpose);
    }
  }

  private static byte[] gzip(Content content) {
    Buffer compressed = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(compressed))) {
      content.writeTo(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.readByteArray();
  }

  static String text(int bytes) {
    char[] text = new char[bytes];
    String words = "The registry is not available. ";
    for (int i = 0; i < bytes; i++) {
      text[i] = words.charAt(i % words.length());
    }
    return new String(text);
  }
}
