package dev.registrysdk.examples.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs programs which others wrote. It is skipped unless {@code
 * REGISTRY_SDK_INTEROP=true} or {@code -Dregistry.sdk.interop=true}; when it is on, a program that
 * is missing is a failure. Parameters of type {@link Peers} and {@link Fixtures} are filled in.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({InteropCondition.class, InteropParameters.class})
@interface Interop {}
