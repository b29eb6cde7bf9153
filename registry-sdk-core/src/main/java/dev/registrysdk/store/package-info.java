/**
 * The contract of a place that holds images: a registry, a directory, an archive. A place is an
 * {@link dev.registrysdk.store.ImageSource}, an {@link dev.registrysdk.store.ImageSink}, or both;
 * it is cheap and immutable. Work happens in the {@link dev.registrysdk.store.ImageReader} and
 * {@link dev.registrysdk.store.ImageWriter} it opens.
 */
@NullMarked
package dev.registrysdk.store;

import org.jspecify.annotations.NullMarked;
