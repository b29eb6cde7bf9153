@NullMarked
package dev.registrysdk;

import org.jspecify.annotations.NullMarked;
