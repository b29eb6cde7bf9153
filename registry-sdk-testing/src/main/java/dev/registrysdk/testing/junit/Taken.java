package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The servers that a test takes as parameters. What is meant for "the registry" is for the region
 * where a test takes only that: a registry beside it, which nobody looks at, would help nobody.
 */
record Taken(Set<String> registries, Set<String> regions, Set<String> iams) {
  private static final List<Class<? extends Annotation>> LIFECYCLE =
      List.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

  Taken {
    registries = Set.copyOf(registries);
    regions = Set.copyOf(regions);
    iams = Set.copyOf(iams);
  }

  /** Of a method and what runs around it; of a class, also of all its methods. */
  static Taken of(ExtensionContext context) {
    Optional<Method> method = context.getTestMethod();
    Set<Executable> all = new LinkedHashSet<>();
    method.ifPresent(all::add);
    for (Class<?> type = context.getRequiredTestClass();
        type != null;
        type = type.getEnclosingClass()) {
      addLifecycle(type, all);
    }
    if (method.isEmpty()) {
      addMethods(context.getRequiredTestClass(), all);
    }
    List<Parameter> parameters =
        all.stream().flatMap(each -> Arrays.stream(each.getParameters())).toList();
    return new Taken(
        names(parameters, InMemoryRegistry.class),
        names(parameters, InMemoryIcr.class),
        names(parameters, InMemoryIam.class));
  }

  /** Whether there is a region of a name and no registry of that name. */
  boolean onlyRegion(String name) {
    return regions.contains(name) && !registries.contains(name);
  }

  /** Whether there is an IAM service of a name and nothing else of that name. */
  boolean onlyIam(String name) {
    return iams.contains(name) && !regions.contains(name) && !registries.contains(name);
  }

  private static void addLifecycle(Class<?> type, Set<Executable> all) {
    all.addAll(constructors(type));
    all.addAll(
        methods(
            type,
            found ->
                LIFECYCLE.stream().anyMatch(each -> AnnotationSupport.isAnnotated(found, each))));
  }

  private static void addMethods(Class<?> type, Set<Executable> all) {
    all.addAll(constructors(type));
    all.addAll(methods(type, found -> true));
    ReflectionSupport.findNestedClasses(
            type, nested -> AnnotationSupport.isAnnotated(nested, Nested.class))
        .forEach(nested -> addMethods(nested, all));
  }

  private static List<Constructor<?>> constructors(Class<?> type) {
    return List.of(type.getDeclaredConstructors());
  }

  private static List<Method> methods(Class<?> type, Predicate<Method> condition) {
    return ReflectionSupport.findMethods(type, condition, HierarchyTraversalMode.TOP_DOWN);
  }

  private static Set<String> names(List<Parameter> parameters, Class<?> type) {
    Stream<Parameter> found =
        parameters.stream().filter(parameter -> parameter.getType().equals(type));
    return new LinkedHashSet<>(found.map(Taken::name).toList());
  }

  private static String name(Parameter parameter) {
    return AnnotationSupport.findAnnotation(parameter, Named.class).map(Named::value).orElse("");
  }
}
