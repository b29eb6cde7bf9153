package dev.registrysdk.http;

/** Marks a request for a token, as a tag of the request: it carries what the token is worth. */
enum TokenPurpose {
  /** The request is one. */
  TOKEN
}
