package dev.registrysdk.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.InMemoryRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Registries that want their clients to sign in. */
final class RegistryTestSignInTest {
  @Test
  void basicUsersSignInAtTheRegistry() {
    assertThat(Engine.notes(Basic.class)).containsExactly("401, 200, 200, 401");
  }

  @RegistryTest(basic = {"ann:secret", "bob:with:colon"})
  static class Basic {
    @Test
    void signsIn(InMemoryRegistry registry, TestReporter reporter) {
      String root = registry.url() + "v2/";
      reporter.publishEntry(
          "note",
          String.join(
              ", ",
              Http.get(root) + "",
              Http.get(root, "Authorization", login("ann:secret")) + "",
              Http.get(root, "Authorization", login("bob:with:colon")) + "",
              Http.get(root, "Authorization", login("ann:other")) + ""));
    }
  }

  @Test
  void tokenUsersSignInAtTheTokenServer() {
    assertThat(Engine.notes(Token.class)).containsExactly("401, 200, 401, 401");
  }

  @RegistryTest(token = "ann:secret")
  static class Token {
    @Test
    void signsIn(InMemoryRegistry registry, TestReporter reporter) {
      String token = registry.url() + "token?service=" + registry.address();
      reporter.publishEntry(
          "note",
          String.join(
              ", ",
              Http.get(registry.url() + "v2/") + "",
              Http.get(token, "Authorization", login("ann:secret")) + "",
              Http.get(token, "Authorization", login("ann:other")) + "",
              Http.get(registry.url() + "v2/", "Authorization", login("ann:secret")) + ""));
    }
  }

  @Test
  void aUserWithoutPasswordIsExplainedAndNotShown() {
    assertThat(Engine.failure(NoPassword.class))
        .hasMessage(
            "@RegistryTest(basic = …): each user has a name and a password, such as"
                + " \"ann:secret\"");
  }

  @RegistryTest(basic = {"ann:secret", "hunter2"})
  static class NoPassword {
    @Test
    void never(InMemoryRegistry registry) {}
  }

  @Test
  void twoWaysToSignInAreRefused() {
    assertThat(Engine.failure(TwoWays.class))
        .hasMessage(
            "@RegistryTest(basic = …, token = …): a registry has one way to sign in, so keep one of"
                + " the two");
  }

  @RegistryTest(basic = "ann:secret", token = "ann:secret")
  static class TwoWays {
    @Test
    void never(InMemoryRegistry registry) {}
  }

  private static String login(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }
}
