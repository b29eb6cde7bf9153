/**
 * Makes images without an engine: {@link dev.registrysdk.build.ImageBuilder} from files, {@link
 * dev.registrysdk.build.ImageEdit} from images that are there. {@link
 * dev.registrysdk.build.BuildContext} is the directory whose files a Dockerfile copies.
 */
@NullMarked
package dev.registrysdk.build;

import org.jspecify.annotations.NullMarked;
