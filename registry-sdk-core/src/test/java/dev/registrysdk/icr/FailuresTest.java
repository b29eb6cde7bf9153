package dev.registrysdk.icr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.icr.model.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the account's half, with every status that the service may refuse it with. */
class FailuresTest {
  private static final RetentionPolicy POLICY = RetentionPolicy.keepAll("birds");
  private static final Map<String, Consumer<Icr>> CALLS =
      Map.ofEntries(
          Map.entry("list the namespaces of", icr -> icr.namespaces().list()),
          Map.entry("look for the namespace", icr -> icr.namespaces().find("birds")),
          Map.entry("create the namespace", icr -> icr.namespaces().create("birds")),
          Map.entry("put the namespace", icr -> icr.namespaces().assign("birds", "aabb")),
          Map.entry("delete the namespace", icr -> icr.namespaces().delete("birds")),
          Map.entry("list the retention policies of", icr -> icr.retention().list()),
          Map.entry("set the retention policy of", icr -> icr.retention().set(POLICY)),
          Map.entry("analyze the retention policy of", icr -> icr.retention().analyze(POLICY)),
          Map.entry("get the quota of", icr -> icr.quota().get()),
          Map.entry("set the quota of", icr -> icr.quota().unlimited()),
          Map.entry("get the plan of", icr -> icr.plan().get()),
          Map.entry("upgrade the plan of", icr -> icr.plan().upgrade()),
          Map.entry("get the settings of", icr -> icr.settings().get()),
          Map.entry("change the settings of", icr -> icr.settings().setPlatformMetrics(true)),
          Map.entry("get the authorization options of", icr -> icr.settings().authOptions()),
          Map.entry("change the authorization options", i -> i.settings().setPrivateOnly(true)));
  private static final Map<Integer, Class<? extends RegistryException>> LEAVES =
      Map.of(
          400, RejectedException.class,
          401, AuthenticationException.class,
          403, DeniedException.class,
          404, NotFoundException.class,
          409, ConflictException.class,
          429, RateLimitedException.class,
          500, TransportException.class,
          503, TransportException.class);

  private final IcrLab lab = new IcrLab();

  @AfterEach
  void close() {
    lab.close();
  }

  static Stream<Arguments> refusals() {
    return CALLS.keySet().stream()
        .sorted()
        .flatMap(
            what -> LEAVES.keySet().stream().sorted().map(status -> Arguments.of(what, status)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalTellsCallCodeAndRequest(String what, int status) {
    lab.answer(
        status, "{\"code\":\"CRX1234E\",\"message\":\"Not today.\",\"request-id\":\"6137-f318\"}");

    assertThatThrownBy(() -> CALLS.getOrDefault(what, icr -> {}).accept(lab.icr()))
        .isExactlyInstanceOf(LEAVES.get(status))
        .hasMessageStartingWith("Could not " + what + " ")
        .hasMessageContaining(": CRX1234E: Not today. ")
        .hasMessageEndingWith(" answered " + status + ", request id 6137-f318)");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyCallIsForTheAccount(String what) {
    lab.answer(500, "");

    assertThatThrownBy(() -> CALLS.getOrDefault(what, icr -> {}).accept(lab.icr()))
        .isInstanceOf(TransportException.class);
    assertThat(List.of(lab.header("Account"), lab.header("Authorization")))
        .containsExactly(IcrLab.ACCOUNT, "Bearer token");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aPageInsteadOfTheAnswerIsNotTakenForIt(String what) {
    lab.answer(
        new MockResponse.Builder()
            .setHeader("Content-Type", "Text/HTML; charset=utf-8")
            .body("<html><body>Sign in to the network</body></html>")
            .build());

    assertThatThrownBy(() -> CALLS.getOrDefault(what, icr -> {}).accept(lab.icr()))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("Could not " + what + " ")
        .hasMessageContaining("the answer is not what it should be: it is ")
        .hasMessageEndingWith("Check the address of %s and any proxy in between", lab.host());
  }

  @Test
  void anAnswerOfAMegabyteDoesNotFloodTheMessage() {
    lab.answer(500, "x".repeat(1 << 20));

    assertThatThrownBy(() -> lab.icr().quota().get())
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("Could not get the quota of " + lab.host() + ": UNKNOWN: xxxx")
        .hasMessageContaining("xxxx…. Try again")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(900));
  }

  static Stream<String> calls() {
    return CALLS.keySet().stream().sorted();
  }
}
