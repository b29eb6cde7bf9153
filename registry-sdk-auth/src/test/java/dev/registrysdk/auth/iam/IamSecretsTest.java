package dev.registrysdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks every secret, does everything, and looks for the marks in all that can be read later. */
class IamSecretsTest {
  private static final Logger LOGGER = Logger.getLogger("dev.registrysdk");
  private static final String MARK = "Planted-Secret";
  private static final List<IcrUsername> USERNAMES = List.of(IcrUsername.values());
  private static final String KEPT =
      "An access token stays in use, as it could not be renewed: Could not get";
  private static final AuthTarget DATA = AuthTarget.data("us.icr.io");
  private static final AuthTarget CONTROL = AuthTarget.control("us.icr.io");

  @TempDir Path directory;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final CountDownLatch keptInUse = new CountDownLatch(1);
  private int turn;

  private final class Ear extends Handler {
    @Override
    public void publish(LogRecord record) {
      String message = String.valueOf(record.getMessage());
      said.add(message);
      if (message.startsWith(KEPT)) {
        keptInUse.countDown();
      }
      if (record.getThrown() != null) {
        said.add(trace(record.getThrown()));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void secretsAreNowhereToBeRead() throws Exception {
    Ear ear = new Ear();
    LOGGER.addHandler(ear);
    LOGGER.setLevel(Level.ALL);
    LOGGER.setUseParentHandlers(false);
    try (IamLab iam = new IamLab()) {
      for (Function<RecordedRequest, MockResponse> answers : answers()) {
        iam.answering(answers);
        for (IamIdentity identity : identities()) {
          use(iam, identity);
        }
      }
      renewInVain(iam);
      misuse();
    } finally {
      LOGGER.removeHandler(ear);
      LOGGER.setLevel(null);
      LOGGER.setUseParentHandlers(true);
    }
    String all = String.join("\n", said);

    assertThat(all)
        .contains(
            "POST http://127.0.0.1", "/identity/token -> 400", "IAM-ApiKey: [redacted]", "BXNIM")
        .contains(KEPT);
    assertThat(all).doesNotContain(MARK, "Planted", "UGxhbnRlZ", MARK.substring(4));
  }

  private static List<Function<RecordedRequest, MockResponse>> answers() {
    return List.of(
        request -> IamLab.tokens(MARK + "-access", MARK + "-refresh", 3600),
        request -> IamLab.json(200, "{'access_token':'" + MARK + "','expires_in':'" + MARK + "'}"),
        request -> IamLab.json(200, "{'access_token':['" + MARK + "'],'apikey':'" + MARK),
        request -> IamLab.error(400, "BXNIM0415E", "wrong: " + IamLab.body(request)),
        request -> IamLab.error(401, "BXNIM0439E", "wrong: " + String.join(" ", values(request))),
        request -> new MockResponse.Builder().code(500).body(IamLab.body(request)).build(),
        request -> new MockResponse.Builder().code(403).body("<" + MARK + ">").build());
  }

  private static List<String> values(RecordedRequest request) {
    return request.getMethod().equals("POST") && IamLab.body(request).contains("grant_type")
        ? List.copyOf(IamLab.form(request).values())
        : List.of();
  }

  private List<IamIdentity> identities() throws Exception {
    Path token = Files.writeString(directory.resolve("token"), MARK + "-resource");
    TrustedProfile profile = TrustedProfile.ofId("Profile-1");
    IamIdentity key = IamIdentity.apiKey(MARK + "-key");
    return List.of(
        key,
        key.assume(profile),
        IamIdentity.userToken(MARK + "-user"),
        IamIdentity.userToken(IamLab.jwt(IamLab.NOW.minusSeconds(3600)), MARK + "-refresh"),
        IamIdentity.passcode(MARK + "-passcode"),
        IamIdentity.computeResource(profile, token));
  }

  private void use(IamLab iam, IamIdentity identity) {
    hear(identity::toString);
    IcrUsername username = USERNAMES.get(turn++ % USERNAMES.size());
    IamOptions options =
        iam.options().username(username).client(new IamClient("id", MARK + "-client")).build();
    hear(options::toString);
    try (IamCredentials credentials = iam.open(identity, options)) {
      hear(credentials::toString);
      hear(() -> credentials.credentials(DATA));
      hear(() -> credentials.account(CONTROL));
      Optional<Credentials> shown = quiet(() -> credentials.credentials(CONTROL));
      hear(() -> shown);
      shown.ifPresent(refused -> credentials.refused(CONTROL, refused));
      hear(credentials::accessToken);
    }
  }

  /** The one failure that reaches nobody but the log. */
  private void renewInVain(IamLab iam) throws InterruptedException {
    iam.answering(answers().get(0));
    try (IamCredentials credentials = iam.open(IamIdentity.apiKey(MARK + "-key"))) {
      hear(credentials::accessToken);
      iam.answering(answers().get(3));
      iam.forward(Duration.ofMinutes(50));
      hear(credentials::accessToken);
      assertThat(keptInUse.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void misuse() {
    hear(() -> IamIdentity.apiKey(MARK + "\n"));
    hear(() -> IamIdentity.apiKey("{" + MARK));
    hear(() -> IamIdentity.userToken(MARK + " " + MARK));
    hear(() -> IamIdentity.passcode(MARK + "\n"));
    hear(() -> new IamClient("id", MARK + "\n"));
    hear(() -> IamEndpoint.at("https://ann:" + MARK + "@iam.cloud.ibm.com"));
    hear(() -> VpcMetadata.at("https://ann:" + MARK + "@x"));
    for (Map<String, String> variables :
        List.of(
            Map.of("IBMCLOUD_API_KEY", "{" + MARK + "}", "IC_API_KEY", MARK),
            Map.of("IBMCLOUD_API_KEY", MARK, "IC_API_KEY", MARK + "2"),
            Map.of("IC_IAM_TOKEN", MARK + " " + MARK),
            Map.of("VCAP_SERVICES", "{\"x\":\"" + MARK + "\"}"),
            Map.of("CONTAINER_REGISTRY_AUTH_TYPE", "basic", "CONTAINER_REGISTRY_PASSWORD", MARK),
            Map.of("CONTAINER_REGISTRY_APIKEY", MARK, "CONTAINER_REGISTRY_SCOPE", "s"))) {
      IamEnvironment environment =
          IamEnvironment.builder()
              .variables(variables)
              .home(directory)
              .directory(directory)
              .build();
      hear(environment::toString);
      hear(
          () -> {
            try (IamCredentials found =
                IamCredentials.fromEnvironment(environment, IamOptions.defaults())) {
              return found.toString();
            }
          });
    }
  }

  private static <T> Optional<T> quiet(Supplier<Optional<T>> answer) {
    try {
      return answer.get();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private void hear(Supplier<?> answer) {
    try {
      said.add(String.valueOf(answer.get()));
    } catch (RuntimeException e) {
      said.add(trace(e));
    }
  }

  private static String trace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
