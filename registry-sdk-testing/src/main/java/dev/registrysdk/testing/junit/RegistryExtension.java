package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.Faults;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.StoredImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the servers of this library as parameters, and closes and checks them in the end.
 *
 * <pre>{@code
 * class WebTest {
 *   @RegisterExtension
 *   static final RegistryExtension registries =
 *       RegistryExtension.builder()
 *           .registry(registry -> registry.auth(RegistryAuth.basic("user", "secret")))
 *           .registry("old", registry -> registry.without(Feature.REFERRERS))
 *           .publish(SampleImages.small(), "acme/web:1.0")
 *           .build();
 *
 *   @Test
 *   void copies(InMemoryRegistry registry, @Named("old") InMemoryRegistry old) { ... }
 * }
 * }</pre>
 *
 * <p>{@link RegistryTest} is the same without the builder. Use one of the two in a class: JUnit
 * refuses parameters that two extensions offer.
 *
 * <p><b>Parameters</b> of constructors, lifecycle methods and test methods of every kind can be an
 * {@link InMemoryRegistry} or its {@link Faults}, an {@link InMemoryIcr}, an {@link InMemoryIam},
 * and a {@link StoredImage} with {@link Publish}. {@link Named} tells several of a kind apart. A
 * server starts when the first parameter asks for it; the same name is the same server, also in
 * {@code BeforeEach}. Images and {@link Faults} are those of the registry; where a test takes no
 * registry of that name, those of the region of that name, and faults also those of IAM.
 *
 * <p><b>Life.</b> Servers live as long as the field: with a static field they are those of the
 * class and of the classes nested in it, with an instance field those of the method (of the class,
 * if that has one instance for all methods). Content that methods share stays; requests, faults and
 * interceptors are forgotten before each method, also those of {@code BeforeAll}. Methods that run
 * at the same time and share a registry share its requests and faults too: nothing is forgotten,
 * and no fault is missed, until none of them runs.
 *
 * <p><b>In the end</b> everything is closed, and the test fails if a {@linkplain Faults#verify()
 * fault did not happen}, or if a thread of a server still runs. If somebody uses a server after
 * that, its class fails; for servers of a class, the run of the engine fails. When the test has
 * failed already, that is told in suppressed exceptions.
 *
 * <p><b>When a test fails</b>, a suppressed exception below its failure lists the requests that
 * each server has received, without credentials. An aborted test is not one that failed.
 *
 * <p>Thread-safe. Needs JUnit 5.13 or later, or 6.
 */
public final class RegistryExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        InvocationInterceptor {
  private static final Set<Class<?>> TYPES =
      Set.of(
          InMemoryRegistry.class,
          InMemoryIcr.class,
          InMemoryIam.class,
          Faults.class,
          StoredImage.class);

  private final Scopes scopes;

  /** Makes an extension that looks for {@link RegistryTest}, or has nothing configured. */
  public RegistryExtension() {
    this.scopes = new Scopes(this, Optional.empty());
  }

  RegistryExtension(Plan plan) {
    this.scopes = new Scopes(this, Optional.of(plan));
  }

  /**
   * Configures an extension for a field with {@code RegisterExtension}.
   *
   * @return a new builder
   */
  public static RegistryExtensionBuilder builder() {
    return new RegistryExtensionBuilder();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    scopes.enterClass(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    scopes
        .leaveClass(context)
        .ifPresent(
            session -> {
              List<ReceivedRequests> received = session.received();
              MethodRun.report(
                  context.getExecutionException(),
                  session.close(context.getRequiredTestClass().getSimpleName()),
                  received);
            });
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    scopes.run(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    scopes.existingRun(context).ifPresent(run -> run.end(context.getExecutionException()));
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (Throwable failure) {
      scopes.existingRun(context).ifPresent(run -> run.dynamicTestFailed(failure));
      throw failure;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TYPES.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Session session = scopes.forParameter(context);
    String name = parameter.findAnnotation(Named.class).map(Named::value).orElse("");
    Class<?> type = parameter.getParameter().getType();
    if (type.equals(InMemoryRegistry.class)) {
      return session.registry(name);
    }
    if (type.equals(Faults.class)) {
      return session.faults(name);
    }
    if (type.equals(InMemoryIcr.class)) {
      return session.icr(name);
    }
    if (type.equals(InMemoryIam.class)) {
      return session.iam(name);
    }
    return parameter
        .findAnnotation(Publish.class)
        .map(Publication::of)
        .map(session::publish)
        .orElseGet(() -> session.published(name));
  }

  /** A constructor gets what its method gets. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }
}
