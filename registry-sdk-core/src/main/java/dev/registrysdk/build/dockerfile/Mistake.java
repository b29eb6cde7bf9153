package dev.registrysdk.build.dockerfile;

/** A mistake at an offset of the text that is being read; whoever knows the lines makes it told. */
final class Mistake extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String text;
  private final String hint;

  Mistake(int offset, String text, String hint) {
    super(text, null, false, false);
    this.offset = offset;
    this.text = text;
    this.hint = hint;
  }

  Mistake(int offset, String text) {
    this(offset, text, "");
  }

  int offset() {
    return offset;
  }

  String text() {
    return text;
  }

  String hint() {
    return hint;
  }
}
