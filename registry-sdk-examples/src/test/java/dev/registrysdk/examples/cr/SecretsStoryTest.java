package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.access.AccessGrant;
import dev.registrysdk.auth.access.AccessRole;
import dev.registrysdk.auth.access.RegistryAccess;
import dev.registrysdk.auth.docker.DockerConfig;
import dev.registrysdk.auth.iam.IamClient;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.auth.iam.IamEndpoint;
import dev.registrysdk.auth.iam.IamIdentity;
import dev.registrysdk.auth.iam.IamOptions;
import dev.registrysdk.examples.Script;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.http.RetryPolicy;
import dev.registrysdk.testing.IamAccess;
import dev.registrysdk.testing.IncomingRequest;
import dev.registrysdk.testing.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A whole story with every kind of secret, all loggers at their finest, and every failure: what is
 * said, logged, thrown and shown in the list of processes holds none of the secrets.
 */
@Isolated("it turns all loggers up")
@DisabledOnOs(OS.WINDOWS)
class SecretsStoryTest {
  private static final String PASSWORD = "Marked/Pass+word=1";

  @TempDir private Path home;
  private final IbmCloud cloud = new IbmCloud();
  private final String host = cloud.icr.address();
  private final Ears ears = Ears.open();
  private final Queue<String> shown = new ConcurrentLinkedQueue<>();
  private final Set<String> secrets = new LinkedHashSet<>();

  @AfterEach
  void stop() {
    ears.close();
    cloud.close();
  }

  private void secret(String text) {
    secrets.add(text);
    secrets.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
    secrets.add(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    for (String user : List.of("iamapikey", "iambearer", "iamrefresh", "alice")) {
      byte[] login = (user + ":" + text).getBytes(StandardCharsets.UTF_8);
      secrets.add(Base64.getEncoder().encodeToString(login));
    }
  }

  private Shell.Run cr(String input, Map<String, String> variables, String... args) {
    Shell shell = cloud.shell(home).input(input);
    variables.forEach(shell::variable);
    String[] all = new String[args.length + 1];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--verbose";
    Shell.Run run = shell.run(all);
    ears.hear(run.err());
    return run;
  }

  /** A command whose whole output has no secret. */
  private void silent(String input, Map<String, String> variables, String... args) {
    ears.hear(cr(input, variables, args).out());
  }

  @Test
  void noSecretIsSaidAloud() throws IOException {
    cloud.iam.allow(cloud.ci, IamAccess.roles("Writer"));
    String key = cloud.ciKey.value();
    String token = cloud.iam.accessToken(cloud.ci);
    for (String text : List.of(key, cloud.ownerKey.value(), token, PASSWORD)) {
      secret(text);
    }
    cloud.icr.intercept(
        (request, next) -> {
          request.header("Authorization").ifPresent(shown::add);
          return next.proceed();
        });

    signIn(key, token);
    everyFailureOfTheRegistry(key);
    everyFailureOfIam(key, token);
    administration();
    helpers(key);
    identities();

    shown.stream().map(value -> value.replaceFirst("^[A-Za-z]+ ", "")).forEach(secrets::add);
    assertThat(shown).anyMatch(value -> value.startsWith("Bearer "));
    assertThat(ears.all())
        .contains("GET http", "\tat ", "iamapikey", "BXNIM0415E", "docker-credential-test")
        .doesNotContain(secrets.toArray(String[]::new));
  }

  private void signIn(String key, String token) {
    silent(PASSWORD, Map.of(), "login", host, "--username", "alice", "--password-stdin");
    silent(PASSWORD, Map.of(), "login", host, "--api-key-stdin");
    silent(key, Map.of(), "login", host, "--api-key-stdin");
    silent("", Map.of(), "digest", cloud.image);
    silent("", Map.of(), "pull", cloud.image, "oci:" + home.resolve("layout") + ":1.0");
    silent("", Map.of(), "push", "oci:" + home.resolve("layout") + ":1.0", host + "/acme/web:2.0");
    silent("", Map.of(), "push", "oci:" + home.resolve("layout") + ":1.0", host + "/other/web:2.0");
    silent("", Map.of(), "whoami", host);
    silent("", Map.of(), "whoami", host, "--json");
    silent("", Map.of("IBMCLOUD_API_KEY", key), "whoami");
    silent("Bearer " + token, Map.of(), "login", host, "--token-stdin");
    silent("", Map.of(), "digest", cloud.image);
    silent(token, Map.of(), "whoami", "--token-stdin");
    silent(token + " x", Map.of(), "whoami", "--token-stdin");
    silent(" " + key, Map.of(), "whoami", "--api-key-stdin");
    silent("", Map.of("IBMCLOUD_API_KEY", "{" + key), "digest", cloud.image);
    silent("", Map.of(), "digest", "alice:" + PASSWORD + "@" + cloud.image);
    silent("", Map.of(), "login", "https://alice:" + PASSWORD + "@" + host);
    silent("", Map.of(), "logout", host);
  }

  private void everyFailureOfTheRegistry(String key) {
    Map<String, String> environment = Map.of("IBMCLOUD_API_KEY", key);
    List<Reply> replies =
        List.of(
            Reply.error(400, "BAD", "no"),
            Reply.error(403, "DENIED", "no"),
            Reply.error(404, "NAME_UNKNOWN", "no"),
            Reply.error(413, "QUOTA", "no"),
            json(200, "other_token", PASSWORD, "x", "y"),
            Reply.redirect(URI.create("http://127.0.0.1:1/x?X-Signature=" + PASSWORD)));
    for (String path : List.of("/oauth/token", "/v2/")) {
      for (Reply reply : replies) {
        cloud.icr.registry().clearInterceptors();
        cloud.icr.intercept(
            (request, next) -> {
              request.header("Authorization").ifPresent(shown::add);
              return request.path().startsWith(path) ? reply : next.proceed();
            });
        silent("", environment, "digest", cloud.image);
        silent("", environment, "digest", cloud.image, "--json");
      }
    }
    cloud.icr.registry().clearInterceptors();
  }

  private void everyFailureOfIam(String key, String token) {
    List<Reply> replies =
        List.of(
            json(400, "errorCode", "BXNIM0415E", "errorMessage", "No key " + key),
            json(401, "errorCode", "X", "errorMessage", "apikey=" + key),
            json(200, "id_token", token, "x", "y"));
    for (Reply reply : replies) {
      cloud.iam.intercept((request, next) -> isToken(request) ? reply : next.proceed());
      silent(key, Map.of(), "whoami", "--api-key-stdin");
      cloud.iam.clearInterceptors();
    }
  }

  private static Reply json(int status, String name, String text, String other, String more) {
    return Reply.status(status)
        .withHeader("Content-Type", "application/json")
        .withBody("{\"%s\":\"%s\",\"%s\":\"%s\"}".formatted(name, text, other, more));
  }

  private static boolean isToken(IncomingRequest request) {
    return request.path().equals("/identity/token");
  }

  private void administration() throws IOException {
    Map<String, String> owner = Map.of("IBMCLOUD_API_KEY", cloud.ownerKey.value());
    Path file = home.resolve("web.key");
    silent(
        "", owner, "service-id-create", "web", "--role", "READER", "--key-file", file.toString());
    secret(Files.readString(file).strip());
    secret(cr("", owner, "service-id-create", "web", "--role", "READER").out().strip());
    secret(cr("", owner, "api-key-rotate", cloud.ciKey.id()).out().strip());
    silent("", owner, "api-key-rotate", cloud.ownerKey.value());
    silent("", owner, "service-id-list", "--json");
    silent("", owner, "service-id-rm", "nobody");
    silent(PASSWORD, Map.of(), "pull-secret", "Not A Name", "us.icr.io");
    silent(PASSWORD, Map.of(), "pull-secret", "n", "us.icr.io", "--username", "iambearer");
  }

  private void helpers(String key) throws IOException {
    Path program = Files.createDirectories(home.resolve("bin")).resolve("docker-credential-test");
    Path processes = home.resolve("processes");
    Map<String, String> path = Map.of("PATH", home.resolve("bin") + ":/usr/bin:/bin");
    for (String end : List.of("exit 0", "cat; exit 1", "echo '{\"Secret\":\"" + key + "\"}'")) {
      Script.write(program, "cat /proc/$$/cmdline >> " + processes, end);
      Files.writeString(
          home.resolve(".docker/config.json"), "{\"credHelpers\":{\"" + host + "\":\"test\"}}");
      silent(key, path, "login", host, "--api-key-stdin", "--no-check");
      silent("", path, "digest", cloud.image);
      silent("", path, "logout", host);
    }
    assertThat(processes).content().contains("docker-credential-test", "store", "get");
    ears.hear(Files.readString(processes));
    String message = "{\"ServerURL\":\"a.example\",\"Username\":\"alice\",\"Secret\":\"%s\"}";
    Shell.Run stored =
        cloud.shell(home).input(message.formatted(PASSWORD)).run("credential-helper", "store");
    ears.hear(stored);
    ears.hear(cloud.shell(home).input(message + PASSWORD).run("credential-helper", "store"));
    ears.hear(cloud.shell(home).run("credential-helper", "list"));
  }

  /** The SDK itself, with the identities that the command line does not have. */
  private void identities() {
    String passcode = cloud.iam.passcode(cloud.owner);
    String refresh = cloud.iam.refreshToken(cloud.owner);
    String token = cloud.iam.accessToken(cloud.owner);
    List.of(passcode, refresh, token).forEach(this::secret);
    for (IamIdentity identity :
        List.of(
            IamIdentity.passcode(passcode),
            IamIdentity.passcode(passcode),
            IamIdentity.userToken(token, refresh),
            IamIdentity.userToken(token, refresh + "x"),
            IamIdentity.apiKey(PASSWORD))) {
      ears.hear(identity);
      IamOptions options =
          IamOptions.builder()
              .endpoint(IamEndpoint.at(cloud.iam.url().toString()))
              .client(IamClient.CLI)
              .http(HttpOptions.builder().retry(RetryPolicy.none()).build())
              .build();
      ears.hear(options);
      try (IamCredentials credentials = IamCredentials.of(identity, options)) {
        ears.hear(credentials);
        ears.during(() -> ears.hear(credentials.accessToken()));
        ears.during(() -> grant(credentials));
      }
    }
    ears.hear(cloud.shell(home).variable("IBMCLOUD_API_KEY", PASSWORD).surroundings());
    ears.during(() -> ears.hear(DockerConfig.at(home.resolve(".docker/config.json")).logins()));
  }

  private void grant(IamCredentials credentials) {
    try (RegistryAccess access =
        RegistryAccess.builder()
            .credentials(credentials)
            .iam(cloud.iam.url().getAuthority())
            .build()) {
      AccessGrant grant = access.grant(form -> form.name("web").role(AccessRole.READER));
      secret(grant.apiKey().value().reveal());
      ears.hear(grant);
      ears.hear(access);
      access.revoke(grant);
    }
  }
}
