package dev.registrysdk.auth.access;

/** The versions of IAM's policy API. Both store the same policies. */
public enum PolicyVersion {
  /** Version 1. */
  V1,
  /** Version 2, with a result that can hold conditions. */
  V2
}
