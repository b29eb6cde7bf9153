package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.SampleImage;
import dev.registrysdk.testing.StoredImage;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * An image to be published.
 *
 * @param registry the name of the registry or the region
 * @param name repository and tag
 */
record Publication(SampleImage image, String registry, String name) {
  StoredImage pushTo(InMemoryRegistry server) {
    return image.pushTo(server, name);
  }

  /** Puts it where clients find it: without IAM, also into a namespace of everybody's account. */
  StoredImage pushTo(InMemoryIcr region) {
    Optional<String> account = region.account();
    String namespace = name.substring(0, Math.max(0, name.indexOf('/')));
    boolean exists =
        region.accounts().stream().anyMatch(each -> region.namespaces(each).contains(namespace));
    if (account.isPresent() && !exists) {
      try {
        region.createNamespace(account.get(), namespace);
      } catch (IllegalArgumentException e) {
        throw new ExtensionConfigurationException(
            "@Publish(as = \""
                + name
                + "\") into "
                + region
                + ": "
                + e.getMessage()
                + " In a region an image is called like \"acme/web:1.0\"",
            e);
      }
    }
    return image.pushTo(region, name);
  }

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
