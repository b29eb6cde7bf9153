package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.Feature;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class, or one test method, registries that run in this process.
 *
 * <pre>{@code
 * @RegistryTest
 * class WebTest {
 *   @Test
 *   void pulls(InMemoryRegistry registry) {
 *     SampleImages.small().pushTo(registry, "acme/web:1.0");
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>What can be a parameter, and what is checked in the end, says {@link RegistryExtension}. On a
 * method it stands for that method alone, in place of what its class has.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(RegistryExtension.class)
public @interface RegistryTest {
  /** How long a registry lives. */
  enum Per {
    /** Each method, and each invocation of a repeated or parameterized one, has its own. */
    METHOD,
    /**
     * The methods of a class share one, with the classes nested in it. Content stays from one
     * method to the next; requests, interceptors and faults are forgotten.
     */
    CLASS
  }

  /**
   * How long a registry lives.
   *
   * @return one for each method unless this is set; on a method nothing else is possible
   */
  Per per() default Per.METHOD;

  /**
   * Which registry of the world each {@code InMemoryRegistry} behaves like.
   *
   * @return the name of a {@link dev.registrysdk.testing.RegistryPreset}, such as {@code
   *     docker-hub}; like none of them unless this is set
   */
  String preset() default "";

  /**
   * What the registries lack, besides what the preset lacks.
   *
   * @return the features to switch off, none unless this is set
   */
  Feature[] without() default {};

  /**
   * Who can sign in to each {@code InMemoryRegistry} with name and password, as with {@link
   * dev.registrysdk.testing.RegistryAuth#basic}.
   *
   * @return users who may do everything, each as {@code name:password}; without users, here and in
   *     {@link #token}, everybody may do everything
   */
  String[] basic() default {};

  /**
   * Who gets bearer tokens for each {@code InMemoryRegistry} with name and password, as with {@link
   * dev.registrysdk.testing.RegistryAuth#token}.
   *
   * @return users who may do everything, each as {@code name:password}
   */
  String[] token() default {};

  /**
   * Whether the servers speak HTTPS, with one certificate for all of them.
   *
   * @return false unless this is set
   */
  boolean https() default false;

  /**
   * Whether a region of IBM Cloud Container Registry asks the {@code InMemoryIam} of the test who
   * somebody is.
   *
   * @return false unless this is set: then a region lets everybody do everything
   */
  boolean iam() default false;
}
