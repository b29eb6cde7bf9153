package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.SampleImage;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * An image to be published.
 *
 * @param registry the name of the registry
 * @param name repository and tag
 */
record Publication(SampleImage image, String registry, String name) {
  static Publication of(Publish annotation) {
    return new Publication(annotation.sample().image(), annotation.to(), annotation.as());
  }

  /** What annotations of a class or a method ask for, in their order. */
  static List<Publication> of(AnnotatedElement element) {
    return AnnotationSupport.findRepeatableAnnotations(element, Publish.class).stream()
        .map(Publication::of)
        .toList();
  }
}
