/**
 * What the parts of the control plane share: the account, the meaning of failures, the spelling of
 * values. Not exported to users.
 */
@NullMarked
package dev.registrysdk.icr.control;

import org.jspecify.annotations.NullMarked;
