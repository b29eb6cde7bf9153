package dev.registrysdk.http;

import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows about its sender.
 *
 * @param identity as whom it is sent
 * @param header the value of {@code Authorization}, or null for none
 * @param token the token in it, if it is one of ours
 */
record Proof(Identity identity, @Nullable String header, @Nullable Token token) {
  static Proof none(Identity identity) {
    return new Proof(identity, null, null);
  }

  static Proof of(Identity identity, Token token) {
    return new Proof(identity, "Bearer " + token.value(), token);
  }

  static Proof of(String header) {
    return new Proof(Identity.KNOWN, header, null);
  }

  Request applyTo(Request request) {
    Request.Builder proven = request.newBuilder().tag(Identity.class, identity);
    return (header == null ? proven : proven.header("Authorization", header)).build();
  }
}
