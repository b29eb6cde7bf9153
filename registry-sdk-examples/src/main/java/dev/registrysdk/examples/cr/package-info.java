/**
 * {@code cr}: the SDK as a command line. {@link dev.registrysdk.examples.cr.Cr} is the way in; each
 * command is a class of its own, and what commands share is a mixin: {@link
 * dev.registrysdk.examples.cr.Output}, {@link dev.registrysdk.examples.cr.Connection}, {@link
 * dev.registrysdk.examples.cr.SignIn} and {@link dev.registrysdk.examples.cr.Choices}.
 */
@NullMarked
package dev.registrysdk.examples.cr;

import org.jspecify.annotations.NullMarked;
