package dev.registrysdk.icr;

/**
 * Texts that were read lately, to hold a text that repeats only once. Where objects follow one
 * another that are alike, a text is mostly the one that came after its predecessor the last time:
 * that one is compared first. Not safe for use by several threads.
 */
final class RecentTexts {
  private static final int SIZE = 16;

  private final String[] texts = new String[SIZE];
  private int likely;

  /** The text, or one that is equal and was read before. */
  String same(String text) {
    for (int i = 0; i < SIZE; i++) {
      int place = (likely + i) % SIZE;
      String recent = texts[place];
      if (text.equals(recent)) {
        likely = (place + 1) % SIZE;
        return recent;
      }
    }
    texts[likely] = text;
    likely = (likely + 1) % SIZE;
    return text;
  }
}
