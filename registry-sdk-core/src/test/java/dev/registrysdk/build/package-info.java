@NullMarked
package dev.registrysdk.build;

import org.jspecify.annotations.NullMarked;
