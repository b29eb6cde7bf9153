package dev.registrysdk.examples.interop;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.http.HttpOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** A server of CNCF Distribution on a free port of 127.0.0.1, with its storage in a directory. */
final class Distribution implements AutoCloseable {
  static final String USER = "robot";
  static final String READER = "reader";
  static final String PASSWORD = "correct horse";

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

  private final Path storage;
  private final SignIn signIn;
  private final @Nullable TokenServer tokens;
  private final Process process;
  private final ServerLog log;
  private final int port;

  private Distribution(Path directory, SignIn signIn, @Nullable HeldCertificate certificate) {
    this.storage = directory.resolve("storage");
    this.signIn = signIn;
    this.tokens = signIn == SignIn.TOKEN ? TokenServer.start() : null;
    Program program = Program.find("docker-registry", "docker-registry", directory, Map.of());
    try {
      Path configuration = directory.resolve("config.yml");
      Files.writeString(
          configuration, configuration() + tls(directory, certificate) + auth(directory));
      this.process =
          program.start(
              Redirect.to(directory.resolve("access.log").toFile()),
              Redirect.PIPE,
              "serve",
              "config.yml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.log = ServerLog.of(process.getErrorStream(), LISTENING);
    this.port = Integer.parseInt(log.await(LIMIT));
  }

  /** Starts a server that speaks plain HTTP. */
  static Distribution start(Path directory, SignIn signIn) {
    return new Distribution(directory, signIn, null);
  }

  /** Starts a server that speaks HTTPS and lets everyone in. */
  static Distribution startTls(Path directory, HeldCertificate certificate) {
    return new Distribution(directory, SignIn.NONE, certificate);
  }

  /** Address and port. */
  String host() {
    return "127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** A repository or image of this registry, as this SDK names it. */
  String name(String pathAndTag) {
    return host() + "/" + pathAndTag;
  }

  /** A repository or image of this registry, as skopeo names it. */
  String peerName(String pathAndTag) {
    return "docker://" + name(pathAndTag);
  }

  /** The options that let skopeo in: {@code prefix} is empty, {@code src-} or {@code dest-}. */
  String[] peerOptions(String prefix, String... more) {
    List<String> options = new ArrayList<>(Arrays.asList(more));
    options.add("--" + prefix + "tls-verify=false");
    if (signIn != SignIn.NONE) {
      options.add("--" + prefix + "creds=" + USER + ":" + PASSWORD);
    }
    return options.toArray(String[]::new);
  }

  /** Who may do everything here. */
  CredentialProvider credentials() {
    return signIn == SignIn.NONE ? CredentialProvider.anonymous() : credentials(USER, PASSWORD);
  }

  CredentialProvider credentials(String user, String password) {
    return CredentialProvider.of(host(), Credentials.basic(user, password));
  }

  /** A client that may do everything here. */
  RegistryClient client() {
    return client(options -> options);
  }

  RegistryClient client(UnaryOperator<HttpOptions.Builder> options) {
    return RegistryClient.builder().credentials(credentials()).http(options).build();
  }

  /** Where this registry keeps the content of a digest. */
  Path blobFile(String digest) {
    String hex = digest.substring("sha256:".length());
    return storage.resolve(
        "docker/registry/v2/blobs/sha256/" + hex.substring(0, 2) + "/" + hex + "/data");
  }

  ServerLog log() {
    return log;
  }

  /** Who issues the tokens; only with {@link SignIn#TOKEN}. */
  TokenServer tokens() {
    return Objects.requireNonNull(tokens, "no token server");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    if (tokens != null) {
      tokens.close();
    }
  }

  @Override
  public String toString() {
    return "Distribution at " + host() + " with sign-in " + signIn + "\n" + log;
  }

  private String configuration() {
    return """
        version: 0.1
        log:
          level: info
        storage:
          filesystem:
            rootdirectory: %s
          delete:
            enabled: true
          maintenance:
            uploadpurging:
              enabled: false
        http:
          addr: 127.0.0.1:0
          secret: only for this test
        """
        .formatted(storage);
  }

  private static String tls(Path directory, @Nullable HeldCertificate certificate)
      throws IOException {
    if (certificate == null) {
      return "";
    }
    Files.writeString(directory.resolve("server.pem"), certificate.certificatePem());
    Files.writeString(directory.resolve("server.key"), certificate.privateKeyPkcs8Pem());
    return """
          tls:
            certificate: %1$s/server.pem
            key: %1$s/server.key
        """
        .formatted(directory);
  }

  private String auth(Path directory) throws IOException {
    if (signIn == SignIn.HTPASSWD) {
      Program htpasswd = Program.find("htpasswd", "apache2-utils", directory, Map.of());
      String line = htpasswd.run(LIMIT, "-nbB", USER, PASSWORD).succeeded().strip();
      Files.writeString(directory.resolve("htpasswd"), line + "\n");
      return """
          auth:
            htpasswd:
              realm: interop
              path: %s/htpasswd
          """
          .formatted(directory);
    }
    if (tokens == null) {
      return "";
    }
    tokens.writeCertificate(directory.resolve("tokens.pem"));
    return """
        auth:
          token:
            realm: %s
            service: %s
            issuer: %s
            rootcertbundle: %s/tokens.pem
        """
        .formatted(tokens.realm(), TokenServer.SERVICE, TokenServer.ISSUER, directory);
  }
}
