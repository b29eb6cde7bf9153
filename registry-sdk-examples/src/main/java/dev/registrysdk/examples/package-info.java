/**
 * Programs that use the SDK as its users do. {@link dev.registrysdk.examples.Tour} walks through
 * the everyday tasks.
 */
@NullMarked
package dev.registrysdk.examples;

import org.jspecify.annotations.NullMarked;
