@NullMarked
package dev.registrysdk.docs;

import org.jspecify.annotations.NullMarked;
