package dev.registrysdk.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RequestPattern;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.StoredImage;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long registries live that {@code @RegistryTest} gives. */
final class RegistryTestLifeTest {
  @Test
  void eachMethodHasARegistryOfItsOwn() {
    assertThat(Engine.notes(PerMethod.class)).containsOnly("[] in every phase").hasSize(2);
    assertThat(PerMethod.SEEN).hasSize(2).doesNotHaveDuplicates();
    assertThat(PerMethod.SEEN).allSatisfy(RegistryTestLifeTest::isClosed);
  }

  @RegistryTest
  static class PerMethod {
    static final Queue<InMemoryRegistry> SEEN = new ConcurrentLinkedQueue<>();

    private final InMemoryRegistry fromConstructor;

    PerMethod(InMemoryRegistry registry) {
      this.fromConstructor = registry;
    }

    @BeforeEach
    void before(InMemoryRegistry registry) {
      assertThat(registry).isSameAs(fromConstructor);
    }

    @Test
    void one(InMemoryRegistry registry, TestReporter reporter) {
      look(registry, reporter);
    }

    @Test
    void two(InMemoryRegistry registry, TestReporter reporter) {
      look(registry, reporter);
    }

    private void look(InMemoryRegistry registry, TestReporter reporter) {
      assertThat(registry).isSameAs(fromConstructor);
      reporter.publishEntry("note", registry.repositories() + " in every phase");
      registry.putBlob("acme/web", new byte[1]);
      SEEN.add(registry);
    }

    @AfterEach
    void after(InMemoryRegistry registry) {
      assertThat(registry).isSameAs(fromConstructor);
      assertThat(registry.address()).isNotEmpty();
    }
  }

  @Test
  void methodsOfAClassCanShareOneThatKeepsItsContentAndForgetsTheRest() {
    assertThat(Engine.notes(PerClass.class))
        .containsExactly(
            "[acme/all] 0 requests, [] untriggered",
            "[acme/all, acme/one] 0 requests, [] untriggered");
    assertThat(PerClass.SEEN).allSatisfy(RegistryTestLifeTest::isClosed);
  }

  @RegistryTest(per = RegistryTest.Per.CLASS)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class PerClass {
    static final Queue<InMemoryRegistry> SEEN = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void beforeAll(InMemoryRegistry registry) {
      registry.putBlob("acme/all", new byte[1]);
      Http.get(registry.url() + "v2/");
      registry.faults().on(RequestPattern.get("/v2/")).respond(503);
    }

    @Test
    void one(InMemoryRegistry registry, TestReporter reporter) {
      note(registry, reporter);
      registry.putBlob("acme/one", new byte[1]);
      registry.intercept((request, next) -> next.proceed().withStatus(500));
      assertThat(Http.get(registry.url() + "v2/")).isEqualTo(500);
    }

    @Test
    void two(InMemoryRegistry registry, TestReporter reporter) {
      note(registry, reporter);
      assertThat(Http.get(registry.url() + "v2/")).isEqualTo(200);
      SEEN.add(registry);
    }

    private static void note(InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry(
          "note",
          registry.repositories()
              + " "
              + registry.requestCount()
              + " requests, "
              + registry.faults().untriggered()
              + " untriggered");
    }
  }

  @Test
  void nestedClassesShareTheRegistryOfTheClassAroundThem() {
    assertThat(Engine.notes(Around.class))
        .containsExactlyInAnyOrder("[acme/outer]", "[acme/inner, acme/outer]", "[]", "[]");
  }

  @RegistryTest(per = RegistryTest.Per.CLASS)
  static class Around {
    @BeforeAll
    static void beforeAll(InMemoryRegistry registry) {
      registry.putBlob("acme/outer", new byte[1]);
    }

    @Test
    void outside(InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry("note", registry.repositories().toString());
    }

    @Nested
    class Inside {
      @Test
      void inside(InMemoryRegistry registry, TestReporter reporter) {
        registry.putBlob("acme/inner", new byte[1]);
        reporter.publishEntry("note", registry.repositories().toString());
      }
    }

    @Nested
    @RegistryTest
    class OnItsOwn {
      @Test
      void ownMethod(InMemoryRegistry registry, TestReporter reporter) {
        reporter.publishEntry("note", registry.repositories().toString());
      }
    }

    @Test
    @RegistryTest
    void ownMethod(InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry("note", registry.repositories().toString());
    }
  }

  @Test
  void aRegistryBehavesLikeThePresetAndLacksMore() {
    assertThat(Engine.notes(LikeDistribution.class)).containsExactly("DELETE 405, mount 202");
  }

  @RegistryTest(preset = "distribution28", without = Feature.MOUNT)
  static class LikeDistribution {
    @Test
    void looks(InMemoryRegistry registry, TestReporter reporter) {
      StoredImage web = SampleImages.small().pushTo(registry, "acme/web:1");
      String layer = web.layers().get(0).digest();
      int deleted =
          Http.send("DELETE", registry.url() + "v2/acme/web/manifests/" + web.digest(), "");
      int mounted =
          Http.send(
              "POST",
              registry.url() + "v2/acme/api/blobs/uploads/?from=acme/web&mount=" + layer,
              "");
      reporter.publishEntry("note", "DELETE " + deleted + ", mount " + mounted);
    }
  }

  @Test
  void nestedClassesAndSubclassesInheritTheAnnotation() {
    assertThat(Engine.notes(Heir.class)).containsExactlyInAnyOrder("404", "404", "404");
  }

  @RegistryTest(without = Feature.REFERRERS)
  static class Base {
    @Test
    void inherited(InMemoryRegistry registry, TestReporter reporter) {
      note(registry, reporter);
    }

    static void note(InMemoryRegistry registry, TestReporter reporter) {
      String digest = SampleImages.small().pushTo(registry, "acme/web:1").digest();
      int status = Http.get(registry.url() + "v2/acme/web/referrers/" + digest);
      reporter.publishEntry("note", String.valueOf(status));
    }
  }

  static class Heir extends Base {
    @Test
    void own(InMemoryRegistry registry, TestReporter reporter) {
      note(registry, reporter);
    }

    @Nested
    class Deeper {
      @Test
      void deep(InMemoryRegistry registry, TestReporter reporter) {
        note(registry, reporter);
      }
    }
  }

  @Test
  void everyInvocationOfATestHasItsOwn() {
    assertThat(Engine.notes(Kinds.class)).hasSize(7).containsOnly("[]");
    assertThat(Kinds.SEEN).hasSize(6);
  }

  @RegistryTest
  static class Kinds {
    static final Queue<InMemoryRegistry> SEEN = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void parameterized(String text, InMemoryRegistry registry, TestReporter reporter) {
      look(registry, reporter);
      registry.putBlob(text, new byte[1]);
    }

    @RepeatedTest(2)
    void repeated(InMemoryRegistry registry, TestReporter reporter) {
      look(registry, reporter);
      registry.putBlob("acme/web", new byte[1]);
    }

    @TestFactory
    List<DynamicTest> factory(InMemoryRegistry registry, TestReporter reporter) {
      return List.of(
          DynamicTest.dynamicTest("one", () -> look(registry, reporter)),
          DynamicTest.dynamicTest("two", () -> look(registry, reporter)));
    }

    private static void look(InMemoryRegistry registry, TestReporter reporter) {
      if (!SEEN.contains(registry)) {
        SEEN.add(registry);
      }
      reporter.publishEntry("note", registry.repositories().toString());
    }
  }

  @Test
  void oneInstanceForTheClassCanShareFromItsConstructorOn() {
    assertThat(Engine.notes(OneInstance.class)).containsExactly("true", "true");
  }

  @RegistryTest(per = RegistryTest.Per.CLASS)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    private final InMemoryRegistry fromConstructor;

    OneInstance(InMemoryRegistry registry) {
      this.fromConstructor = registry;
    }

    @BeforeAll
    void beforeAll(InMemoryRegistry registry) {
      assertThat(registry).isSameAs(fromConstructor);
    }

    @RepeatedTest(2)
    void same(InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry("note", String.valueOf(registry == fromConstructor));
    }
  }

  @Test
  void oneInstanceForTheClassCanHaveARegistryForEachMethod() {
    assertThat(Engine.notes(OneInstancePerMethod.class)).containsExactly("[]", "[]");
  }

  @RegistryTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstancePerMethod {
    @RepeatedTest(2)
    void own(InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry("note", registry.repositories().toString());
      registry.putBlob("acme/web", new byte[1]);
    }
  }

  @Test
  void namesTellServersApart() {
    assertThat(Engine.notes(Names.class)).containsExactly("[acme/source] [] []");
  }

  @RegistryTest
  static class Names {
    @Test
    void three(
        @Named("source") InMemoryRegistry source,
        @Named("target") InMemoryRegistry target,
        InMemoryRegistry other,
        TestReporter reporter) {
      source.putBlob("acme/source", new byte[1]);
      reporter.publishEntry(
          "note", source.repositories() + " " + target.repositories() + " " + other.repositories());
    }

    @Test
    void sameNameIsTheSame(
        @Named("source") InMemoryRegistry one, @Named("source") InMemoryRegistry two) {
      assertThat(one).isSameAs(two);
    }
  }

  @Test
  void methodCanHaveTheAnnotationAlone() {
    assertThat(Engine.notes(OnAMethod.class)).containsExactly("[]");
  }

  static class OnAMethod {
    @BeforeEach
    void before() {}

    @Test
    @RegistryTest
    void alone(InMemoryRegistry registry, TestReporter reporter) {
      reporter.publishEntry("note", registry.repositories().toString());
    }
  }

  @Test
  void regionAsksIamWhoSomebodyIs() {
    assertThat(Engine.notes(Cloud.class)).containsExactly("401", "200");
  }

  @RegistryTest(iam = true)
  static class Cloud {
    @Test
    void asks(InMemoryIcr icr, InMemoryIam iam, TestReporter reporter) {
      IamSubject owner = iam.addAccount("owner@acme.test");
      String account = owner.account();
      String token = iam.accessToken(owner);
      String url = icr.url() + "api/v1/namespaces";
      for (String each : List.of("nobody", token)) {
        int status = Http.get(url, "Authorization", "Bearer " + each, "Account", account);
        reporter.publishEntry("note", String.valueOf(status));
      }
    }
  }

  @Test
  void serversCanSpeakHttps() {
    assertThat(Engine.notes(Secure.class)).containsExactly("https", "https", "https");
  }

  @RegistryTest(https = true)
  static class Secure {
    @Test
    void all(InMemoryRegistry registry, InMemoryIcr icr, InMemoryIam iam, TestReporter reporter) {
      assertThat(registry.certificate()).isSameAs(icr.certificate()).isSameAs(iam.certificate());
      for (URI url : List.of(registry.url(), icr.url(), iam.url())) {
        reporter.publishEntry("note", url.getScheme());
      }
    }
  }

  @Test
  void regionWithoutIamLetsEverybodyIn() {
    assertThat(Engine.notes(OpenCloud.class)).containsExactly("200");
  }

  @RegistryTest
  static class OpenCloud {
    @Test
    void asks(InMemoryIcr icr, TestReporter reporter) {
      int status =
          Http.get(
              icr.url() + "api/v1/namespaces",
              "Authorization",
              "Bearer nobody",
              "Account",
              InMemoryIcr.ACCOUNT);
      reporter.publishEntry("note", String.valueOf(status));
    }
  }

  @Test
  void methodsThatRunAtTheSameTimeDoNotSeeEachOther() {
    var results = Engine.runConcurrently(Concurrent.class);

    Engine.requireSuccess(results);
    assertThat(Engine.notes(results)).hasSize(40).containsOnly("1 request, [acme/web]");
  }

  @RegistryTest
  static class Concurrent {
    @RepeatedTest(40)
    void alone(InMemoryRegistry registry, TestReporter reporter) {
      SampleImages.small().pushTo(registry, "acme/web:1");
      assertThat(Http.get(registry.url() + "v2/acme/web/manifests/1")).isEqualTo(200);
      reporter.publishEntry(
          "note", registry.requestCount() + " request, " + registry.repositories());
    }
  }

  @Test
  void requestsOfASharedRegistryStayWhileAnyMethodRuns() {
    var results = Engine.runConcurrently(ConcurrentShared.class);

    Engine.requireSuccess(results);
    assertThat(Engine.notes(results)).hasSize(40).containsOnly("own request is there");
  }

  @RegistryTest(per = RegistryTest.Per.CLASS)
  @Publish(sample = Sample.SMALL, as = "acme/web:1")
  static class ConcurrentShared {
    @RepeatedTest(40)
    void shared(InMemoryRegistry registry, RepetitionInfo repetition, TestReporter reporter) {
      String query = "n=" + repetition.getCurrentRepetition();
      Http.get(registry.url() + "v2/acme/web/tags/list?" + query);
      Http.get(registry.url() + "v2/acme/web/manifests/1");
      assertThat(registry.requests(call -> call.query().equals(query))).hasSize(1);
      reporter.publishEntry("note", "own request is there");
    }
  }

  private static void isClosed(InMemoryRegistry registry) {
    assertThatThrownBy(registry::address).hasMessageContaining("is closed");
  }
}
