package dev.registrysdk.auth.access;

import java.util.function.Consumer;

/** The form of a verb that takes a consumer of its request's builder. */
final class Forms {
  private Forms() {}

  static <B> B filled(B builder, Consumer<? super B> request) {
    request.accept(builder);
    return builder;
  }
}
