/**
 * Moves an image, with everything it consists of, from any {@link
 * dev.registrysdk.store.ImageSource} to any {@link dev.registrysdk.store.ImageSink}: see {@link
 * dev.registrysdk.copy.Copier}.
 */
@NullMarked
package dev.registrysdk.copy;

import org.jspecify.annotations.NullMarked;
