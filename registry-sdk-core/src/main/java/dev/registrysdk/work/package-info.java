/** What rooms that move bytes share: threads for one job, and archives. Not exported to users. */
@NullMarked
package dev.registrysdk.work;

import org.jspecify.annotations.NullMarked;
