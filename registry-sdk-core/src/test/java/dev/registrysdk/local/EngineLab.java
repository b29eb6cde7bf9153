package dev.registrysdk.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** An engine on a Unix socket that gives prepared answers, and keeps what it was asked. */
final class EngineLab implements AutoCloseable {
  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final Path socket;
  private final ServerSocketChannel server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private volatile String version = "1.47";

  /** What was asked. */
  record Asked(String method, String target, Map<String, String> headers, ByteString content) {
    byte[] body() {
      return content.toByteArray();
    }

    String line() {
      return method + " " + target;
    }

    /** The parameters of the query, decoded, in their order. */
    List<String> query() {
      List<String> query = new ArrayList<>();
      for (String parameter : target.substring(target.indexOf('?') + 1).split("&", -1)) {
        query.add(URLDecoder.decode(parameter, UTF_8));
      }
      return query;
    }
  }

  /** Writes an answer. */
  interface Answer {
    void to(Asked asked, OutputStream out) throws IOException;
  }

  EngineLab(Path directory) throws IOException {
    socket = directory.resolve("docker.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    threads.execute(
        () -> {
          try {
            while (true) {
              SocketChannel client = server.accept();
              threads.execute(() -> hold(client));
            }
          } catch (IOException e) {
            // The test is over.
          }
        });
  }

  DockerEngine engine() {
    return DockerEngine.at("unix://" + socket);
  }

  /** The version that the engine speaks; empty for an engine that does not say. */
  EngineLab speaking(String spoken) {
    version = spoken;
    return this;
  }

  /** The next answer, after that to the ping. */
  EngineLab answer(int status, String body) {
    return answer(status, body.getBytes(UTF_8));
  }

  EngineLab answer(int status, byte[] body) {
    return answer(
        (asked, out) -> {
          out.write(
              ("HTTP/1.1 " + status + " Text\r\nContent-Length: " + body.length + "\r\n\r\n")
                  .getBytes(UTF_8));
          out.write(body);
        });
  }

  EngineLab answer(Answer answer) {
    answers.add(answer);
    return this;
  }

  /** What was asked beside the pings; it has to be one. */
  Asked only() {
    List<Asked> others =
        asked.stream().filter(request -> !request.target().endsWith("/_ping")).toList();
    if (others.size() != 1) {
      throw new AssertionError("not one request but " + others);
    }
    return others.get(0);
  }

  private void hold(SocketChannel client) {
    try (client) {
      InputStream in = Channels.newInputStream(client);
      OutputStream out = Channels.newOutputStream(client);
      for (Asked request = read(in); request != null; request = read(in)) {
        asked.add(request);
        if (request.target().endsWith("/_ping")) {
          String header = version.isEmpty() ? "" : "Api-Version: " + version + "\r\n";
          out.write(
              ("HTTP/1.1 200 OK\r\n" + header + "Content-Length: 2\r\n\r\nOK").getBytes(UTF_8));
        } else {
          answers.remove(0).to(request, out);
        }
      }
    } catch (IOException e) {
      // The client sees it too.
    }
  }

  private static @Nullable Asked read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    if (lines.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
    }
    String[] request = lines.get(0).split(" ", -1);
    return new Asked(request[0], request[1], headers, ByteString.of(body(in, headers)));
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (!"chunked".equals(headers.get("transfer-encoding"))) {
      return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    Buffer body = new Buffer();
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.readByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    Buffer line = new Buffer();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.writeByte(b);
    }
    return line.readUtf8().strip();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
