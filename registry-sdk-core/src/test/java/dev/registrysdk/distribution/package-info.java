@NullMarked
package dev.registrysdk.distribution;

import org.jspecify.annotations.NullMarked;
