package dev.registrysdk.local;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.HttpOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an engine listens, in the form of {@code DOCKER_HOST}.
 *
 * @param text as it was written
 * @param host whom requests name; for a socket, any name
 * @param base what stands before the path of every call, with a slash at its end; mostly empty
 * @param options how requests get there
 */
record EngineAddress(String text, String host, String base, HttpOptions options) {
  private static final Pattern TCP =
      Pattern.compile("(tcp|http|https)://([^/?#@]+?)(:[0-9]{1,5})?(/[^?#]*)?");
  private static final String SOCKET_HOST = "docker";
  private static final String PLAIN_PORT = ":2375";
  private static final String TLS_PORT = ":2376";

  /**
   * Reads an address.
   *
   * @param text for example {@code unix:///var/run/docker.sock}
   * @param options how requests are made; what they say about certificates makes {@code tcp} HTTPS
   */
  static EngineAddress of(String text, HttpOptions options) {
    String scheme = text.substring(0, Math.max(text.indexOf(':'), 0)).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "unix" -> unix(text, options);
      case "tcp", "http", "https" -> tcp(text, options);
      case "ssh", "npipe", "fd" ->
          throw new UnsupportedException(
              Failure.of("Could not use the engine at " + withoutUser(text))
                  .reason(scheme + " addresses cannot be used here")
                  .remedy(Remedy.USE_SOCKET)
                  .build());
      default -> throw malformed(text);
    };
  }

  private static EngineAddress unix(String text, HttpOptions options) {
    String path = text.substring("unix:".length());
    path = path.startsWith("//") ? path.substring(2) : path;
    if (path.isEmpty()) {
      throw malformed(text);
    }
    HttpOptions there =
        HttpOptions.builder()
            .from(options)
            .unixSocket(Path.of(path).toAbsolutePath())
            .addPlainHttp(SOCKET_HOST)
            .build();
    return new EngineAddress(text, SOCKET_HOST, "", there);
  }

  private static EngineAddress tcp(String text, HttpOptions options) {
    Matcher form = TCP.matcher(text);
    if (!form.matches()) {
      throw malformed(text);
    }
    String name = form.group(2).toLowerCase(Locale.ROOT);
    String path = form.group(4) == null ? "" : form.group(4);
    boolean https = form.group(1).equals("https") || certified(options);
    String host = name + (form.group(3) == null ? https ? TLS_PORT : PLAIN_PORT : form.group(3));
    https |= options.https().contains(host) || options.skipTlsVerification().contains(host);
    HttpOptions.Builder there = HttpOptions.builder().from(options);
    if (https) {
      there.addHttps(host);
      there.plainHttp(options.plainHttp().stream().filter(plain -> !plain.equals(host)).toList());
    } else if (!loopback(name) && !options.plainHttp().contains(host)) {
      throw new IllegalArgumentException(
          text
              + " would be plain HTTP: whoever can reach the network in between could control the"
              + " engine; give certificates (DOCKER_TLS_VERIFY and DOCKER_CERT_PATH, or"
              + " HttpOptions), or allow plain HTTP for "
              + host
              + " in HttpOptions");
    }
    String base = path.replaceAll("^/+|/+$", "");
    return new EngineAddress(text, host, base.isEmpty() ? "" : base + "/", there.build());
  }

  private static boolean certified(HttpOptions options) {
    return options.clientCertificate().isPresent() || !options.certificateAuthorities().isEmpty();
  }

  /** Whether nobody else can read what is sent. */
  boolean confidential() {
    return options.unixSocket().isPresent()
        || options.https().contains(host)
        || loopback(host.replaceAll(":[0-9]+$", ""));
  }

  private static boolean loopback(String name) {
    if (name.equals("localhost")) {
      return true;
    }
    if (!name.matches("[0-9]+(\\.[0-9]+){3}|\\[[0-9a-f:.]+]")) {
      return false; // only an address is not looked up
    }
    try {
      return InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String withoutUser(String text) {
    return text.replaceAll("//[^/]*@", "//");
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "Not the address of an engine: '"
            + withoutUser(text)
            + "'; write unix:///PATH or tcp://HOST:PORT");
  }

  @Override
  public String toString() {
    return text;
  }
}
