/**
 * Makes images without an engine. {@link dev.registrysdk.build.BuildContext} is the directory whose
 * files a Dockerfile copies.
 */
@NullMarked
package dev.registrysdk.build;

import org.jspecify.annotations.NullMarked;
