package dev.registrysdk.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a sample image into the registry before the test, without a request.
 *
 * <pre>{@code
 * @Test
 * void pulls(
 *     InMemoryRegistry registry,
 *     @Publish(sample = Sample.SMALL, as = "acme/web:1.0") StoredImage image)
 * }</pre>
 *
 * <p>On a class it is done for each test that has servers of its own, on a method before the
 * method. On a parameter of the type {@code StoredImage} it is done too, and the parameter is the
 * image.
 *
 * <p>Where a test takes an {@code InMemoryIcr} of that name and no {@code InMemoryRegistry} of that
 * name, the image goes into the region. Without IAM its namespace is created, too; with IAM it
 * belongs to nobody until {@code createNamespace} gives it to an account.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@Repeatable(Publish.All.class)
public @interface Publish {
  /**
   * What is published.
   *
   * @return one of the images that {@code SampleImages} has
   */
  Sample sample();

  /**
   * Where it is published.
   *
   * @return repository and tag, such as {@code acme/web:1.0}
   */
  String as();

  /**
   * The registry or the region.
   *
   * @return its {@link Named} name, empty for the one without a name
   */
  String to() default "";

  /** Several of them on one class or method. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface All {
    /**
     * The images.
     *
     * @return in the order in which they are published
     */
    Publish[] value();
  }
}
