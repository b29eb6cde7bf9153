package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InMemoryIamTest {
  private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";

  private final InMemoryIam iam = InMemoryIam.start();

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void accountCanHaveAKnownId() {
    IamSubject owner = iam.addAccount(ACCOUNT, "owner@acme.test");

    assertThat(owner.account()).isEqualTo(ACCOUNT);
    assertThat(iam.addAccount("b@acme.test").account()).matches("[0-9a-f]{32}");
    assertThatThrownBy(() -> iam.addAccount(ACCOUNT, "b@acme.test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The account " + ACCOUNT + " exists: use another id");
    assertThatThrownBy(() -> iam.addAccount("acme", "b@acme.test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The id of an account has 32 hexadecimal digits, unlike \"acme\"");
  }

  @Test
  void userOfTwoAccountsHasOneIamId() {
    IamSubject owner = iam.addAccount("owner@acme.test");
    IamSubject other = iam.addAccount("other@acme.test");
    IamSubject member = iam.addUser(other.account(), "owner@acme.test");

    assertThat(member.iamId()).isEqualTo(owner.iamId());
    assertThat(member).isNotEqualTo(owner);
    assertThat(iam.addUser(other.account(), "owner@acme.test"))
        .isEqualTo(member)
        .hasSameHashCodeAs(member);
  }

  @Test
  void unknownThingsAreNamedWithTheRemedy() {
    IamSubject owner = iam.addAccount(ACCOUNT, "owner@acme.test");
    IamSubject gone = iam.addServiceId(ACCOUNT, "gone");
    IamKey key = iam.addApiKey(gone, "k");
    iam.remove(gone);

    assertThatThrownBy(() -> iam.addServiceId("acme", "ci"))
        .hasMessage("There is no account acme here: make one with addAccount(…)");
    assertThatThrownBy(() -> iam.disable(key))
        .hasMessage("There is no API key " + key.id() + " here: make one with addApiKey(…)");
    assertThatThrownBy(() -> iam.accessToken(gone))
        .hasMessage(
            "There is no identity " + gone + " here: make one with addUser(…) or addServiceId(…)");
    assertThatThrownBy(() -> iam.lock(gone))
        .hasMessage("There is no service ID " + gone + " here: make one with addServiceId(…)");
    assertThatThrownBy(() -> iam.trust(owner, owner))
        .hasMessage(
            "There is no trusted profile " + owner + " here: make one with addTrustedProfile(…)");
    assertThatThrownBy(() -> iam.suspend(gone))
        .hasMessage("There is no user " + gone + " here: make one with addUser(…)");
  }

  @Test
  void profileHasNoApiKeys() {
    iam.addAccount(ACCOUNT, "owner@acme.test");
    IamSubject profile = iam.addTrustedProfile(ACCOUNT, "p");

    assertThatThrownBy(() -> iam.addApiKey(profile, "k"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            profile + " is a trusted profile, which has no API keys: use a user or a service ID");
  }

  @Test
  void rolesAreThoseOfIam() {
    assertThatThrownBy(() -> IamAccess.roles("King"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No role is called \"King\": use one of [Reader, Writer, Manager, Viewer, Operator,"
                + " Editor, Administrator]");
    assertThatThrownBy(IamAccess::roles)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A policy needs at least one role");
  }

  @Test
  void lifetimesAreAtLeastASecond() {
    assertThatThrownBy(() -> InMemoryIam.builder().tokenLifetime(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A token lifetime must be at least a second, not PT0.999S");
    assertThatThrownBy(() -> InMemoryIam.builder().refreshTokenLifetime(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textsDoNotShowSecrets() {
    IamSubject owner = iam.addAccount(ACCOUNT, "owner@acme.test");
    IamKey key = iam.addApiKey(owner, "k");

    assertThat(key).hasToString(key.id());
    assertThat(owner).hasToString(owner.iamId() + " (owner@acme.test) in account " + ACCOUNT);
    assertThat(iam).hasToString("InMemoryIam at " + iam.url());
  }

  @Test
  void interceptorStandsInTheWayAndRequestsAreRecorded() {
    IamClient client = new IamClient(iam);
    iam.intercept(Interceptor.first(1, request -> true, Reply.status(503)));

    assertThat(client.get("/identity/keys").status()).isEqualTo(503);
    assertThat(client.get("/identity/keys").status()).isEqualTo(200);
    assertThat(iam.requests())
        .hasToString("[GET /identity/keys -> 503, GET /identity/keys -> 200]");
    assertThat(iam.requests(call -> call.status() == 503)).hasSize(1);
    iam.clearRequests();
    assertThat(iam.requests()).isEmpty();
  }

  @Test
  void clearedInterceptorsAreGone() {
    iam.intercept(Interceptor.always(request -> true, Reply.status(503)));
    iam.clearInterceptors();

    assertThat(new IamClient(iam).get("/identity/keys").status()).isEqualTo(200);
  }

  @Test
  void closedServiceSaysSo() {
    String address = iam.url().getAuthority();
    iam.close();
    iam.close();

    assertThatThrownBy(() -> iam.addAccount("owner@acme.test"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The IAM service at "
                + address
                + " is closed: use it inside its try block, or start another one");
    assertThat(iam.requests()).isEmpty();
    assertThat(iam).hasToString("InMemoryIam at http://" + address + "/ (closed)");
  }

  @Test
  void takenPortIsNamed() {
    int port = iam.url().getPort();

    assertThatThrownBy(() -> InMemoryIam.builder().port(port).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot listen on port "
                + port
                + " of 127.0.0.1: another program, or another IAM service that was not closed,"
                + " uses it. Leave port(…) out to get a free port");
  }

  @Test
  void manyClientsAtOnceLoseNothing() throws InterruptedException, ExecutionException {
    IamSubject owner = iam.addAccount(ACCOUNT, "owner@acme.test");
    String body = "{\"name\":\"k\",\"iam_id\":\"" + owner.iamId() + "\"}";
    IamClient admin = IamClient.of(iam, owner);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        answers.add(pool.submit(() -> admin.send("POST", "/v1/apikeys", body).status()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(201);
      }
    } finally {
      pool.shutdown();
    }
    assertThat(admin.get("/v1/apikeys?pagesize=100").list("apikeys"))
        .extracting(key -> (Object) key.get("id"))
        .hasSize(80)
        .doesNotHaveDuplicates();
  }
}
