package dev.registrysdk.testing;

import java.time.Instant;

/**
 * Who changes something, when and how.
 *
 * @param tag makes the new version differ from every other
 */
record IamChange(String action, String iamId, String account, Instant time, String tag) {}
