package dev.registrysdk.testing;

/** How the TLS handshake of a connection fails. */
public enum HandshakeFault {
  /** The connection is closed after the client's greeting. */
  CLOSE,
  /** The client gets the fatal alert {@code handshake_failure}. */
  ALERT,
  /** The client gets bytes that are no TLS, as from a port that speaks another protocol. */
  GARBAGE
}
