@NullMarked
package dev.registrysdk.copy;

import org.jspecify.annotations.NullMarked;
