package dev.registrysdk.testing.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads the annotations of classes and methods. */
final class Elements {
  private Elements() {}

  static Optional<RegistryTest> annotation(ExtensionContext context) {
    return context.getElement().flatMap(Elements::annotation);
  }

  /** The annotation of the method, else that of the innermost class that has one. */
  static Optional<RegistryTest> nearest(ExtensionContext context) {
    return around(context).stream()
        .map(Elements::annotation)
        .flatMap(Optional::stream)
        .reduce((outer, inner) -> inner);
  }

  /** What is to be published here, and not around here. */
  static List<Publication> publications(ExtensionContext context) {
    return context.getElement().map(Publication::of).orElse(List.of());
  }

  static List<Publication> allPublications(ExtensionContext context) {
    return around(context).stream().flatMap(each -> Publication.of(each).stream()).toList();
  }

  /** Classes and method, the outermost first. */
  private static List<AnnotatedElement> around(ExtensionContext context) {
    List<AnnotatedElement> elements = new ArrayList<>();
    for (Optional<ExtensionContext> next = Optional.of(context);
        next.isPresent();
        next = next.get().getParent()) {
      // An invocation of a repeated method and the container of all of them are the same method.
      next.get()
          .getElement()
          .filter(element -> !elements.contains(element))
          .ifPresent(element -> elements.add(0, element));
    }
    return elements;
  }

  private static Optional<RegistryTest> annotation(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, RegistryTest.class);
  }
}
