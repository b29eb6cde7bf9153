package dev.registrysdk.oci;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * Marks an immutable model of the SDK. A model is an interface with a static {@code builder()}; its
 * implementation is generated and hidden, so that equality, {@code toString} and the checks of the
 * builder are the same everywhere.
 */
@Documented
@Target(ElementType.TYPE)
// Not in class files: a user's compiler would follow it to Immutables, which it does not have.
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    // Annotations in class files that a user's compiler cannot find give warnings there.
    allowedClasspathAnnotations = {Override.class},
    defaults = @Value.Immutable(copy = false),
    redactedMask = "[redacted]")
public @interface Model {}
