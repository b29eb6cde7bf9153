package dev.registrysdk.http;

import okhttp3.Request;

/**
 * Which attempt a request belongs to, as a tag of the request.
 *
 * @param number 1 for the first
 */
record Attempt(int number) {
  static int of(Request request) {
    Attempt attempt = request.tag(Attempt.class);
    return attempt == null ? 1 : attempt.number();
  }
}
