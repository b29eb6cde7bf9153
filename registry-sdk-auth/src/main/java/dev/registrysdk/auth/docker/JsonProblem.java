package dev.registrysdk.auth.docker;

/** What is wrong with a document: a clause that says where, and never repeats content. */
final class JsonProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonProblem(String clause) {
    super(clause);
  }

  String clause() {
    return String.valueOf(getMessage());
  }
}
