package dev.registrysdk.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which of several registries a parameter is; each name is another one.
 *
 * <pre>{@code
 * @Test
 * void copies(@Named("source") InMemoryRegistry source, @Named("target") InMemoryRegistry target)
 * }</pre>
 *
 * <p>Before a {@code StoredImage} it is the name of the published image, such as {@code
 * acme/web:1.0}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Named {
  /**
   * The name.
   *
   * @return any text; a parameter without this annotation has the empty name
   */
  String value();
}
