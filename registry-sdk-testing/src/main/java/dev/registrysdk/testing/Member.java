package dev.registrysdk.testing;

/** Somebody who has logged in to the token server. */
interface Member {
  /** What of a scope they get; without actions if nothing. */
  Scope limit(Scope asked);
}
