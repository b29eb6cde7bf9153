/**
 * Makes images without an engine: {@link dev.registrysdk.build.ImageBuilder} from files, {@link
 * dev.registrysdk.build.ImageEdit} from images that are there.
 */
@NullMarked
package dev.registrysdk.build;

import org.jspecify.annotations.NullMarked;
