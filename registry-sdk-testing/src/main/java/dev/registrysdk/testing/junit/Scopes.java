package dev.registrysdk.testing.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Finds the session that a class or a method has, and makes it where there has to be one. */
final class Scopes {
  private final Namespace namespace;
  private final Optional<Plan> plan;

  /**
   * Keeps the sessions of one extension.
   *
   * @param plan how servers are configured; nothing if annotations say it
   */
  Scopes(RegistryExtension extension, Optional<Plan> plan) {
    this.namespace = Namespace.create(RegistryExtension.class, extension);
    this.plan = plan;
  }

  /** Begins a class; one that is nested in a class with a session joins that. */
  ClassScope enterClass(ExtensionContext context) {
    Optional<ClassScope> around = classScope(context);
    if (around.isPresent()) {
      ClassScope scope = around.get();
      if (scope.owner().equals(context.getUniqueId())) {
        return scope;
      }
      if (ownAnnotation(context).isEmpty()) {
        Elements.publications(context)
            .forEach(each -> scope.session().ifPresent(session -> session.publish(each)));
        return scope;
      }
    }
    Optional<Session> session = isShared(context) ? Optional.of(start(context)) : Optional.empty();
    ClassScope scope = new ClassScope(context.getUniqueId(), session);
    store(context).put(ClassScope.class, scope);
    return scope;
  }

  /** The session that ends with a class: not that of a class around it. */
  Optional<Session> leaveClass(ExtensionContext context) {
    return classScope(context)
        .filter(scope -> scope.owner().equals(context.getUniqueId()))
        .flatMap(ClassScope::session);
  }

  /** The run of a method, which begins when it is asked for the first time. */
  MethodRun run(ExtensionContext context) {
    return existingRun(context)
        .orElseGet(
            () -> {
              MethodRun run = begin(context);
              store(context).put(MethodRun.class, run);
              return run;
            });
  }

  Optional<MethodRun> existingRun(ExtensionContext context) {
    return Optional.ofNullable(store(context).get(MethodRun.class, MethodRun.class));
  }

  /** The session for a parameter, be it of a method or of something that belongs to the class. */
  Session forParameter(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return run(context).session();
    }
    return enterClass(context)
        .session()
        .orElseThrow(
            () ->
                new ParameterResolutionException(
                    "Each method has a registry of its own, and this runs once for all of them:"
                        + " take the parameter in @BeforeEach or in the test, or share one"
                        + " registry with @RegistryTest(per = CLASS)"));
  }

  private MethodRun begin(ExtensionContext context) {
    String user = context.getRequiredTestMethod().getName() + "()";
    Optional<Session> shared = classScope(context).flatMap(ClassScope::session);
    Optional<RegistryTest> own = ownAnnotation(context);
    if (own.filter(found -> found.per() == RegistryTest.Per.CLASS).isPresent()) {
      throw new ExtensionConfigurationException(
          "@RegistryTest(per = CLASS) on the method "
              + user
              + ": methods cannot share a registry of a single one. Put the annotation on the class");
    }
    if (own.isPresent() || shared.isEmpty()) {
      return new MethodRun(start(context), true, user);
    }
    Elements.publications(context).forEach(shared.get()::publish);
    return new MethodRun(shared.get(), false, user);
  }

  /** Whether a class that decides for itself has one session: without annotation it is a field. */
  private boolean isShared(ExtensionContext context) {
    return plan.isPresent()
        || Elements.nearest(context)
            .map(found -> found.per() == RegistryTest.Per.CLASS)
            .orElse(true);
  }

  /** A session with everything that is said of it, from the outermost class to here. */
  private Session start(ExtensionContext context) {
    Plan base = plan.or(() -> Elements.nearest(context).map(Plan::of)).orElseGet(Plan::standard);
    List<Publication> publications = new ArrayList<>(base.publications());
    publications.addAll(Elements.allPublications(context));
    // What is closed with a method or a class is watched until the container around it ends.
    LateUseWatch watch =
        store(context.getParent().orElse(context))
            .getOrComputeIfAbsent(
                LateUseWatch.class, key -> new LateUseWatch(), LateUseWatch.class);
    return Session.start(base, Taken.of(context), publications, watch);
  }

  private Optional<RegistryTest> ownAnnotation(ExtensionContext context) {
    return plan.isPresent() ? Optional.empty() : Elements.annotation(context);
  }

  private Optional<ClassScope> classScope(ExtensionContext context) {
    return Optional.ofNullable(store(context).get(ClassScope.class, ClassScope.class));
  }

  private Store store(ExtensionContext context) {
    return context.getStore(namespace);
  }
}
