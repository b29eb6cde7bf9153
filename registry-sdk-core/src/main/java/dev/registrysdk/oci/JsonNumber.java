package dev.registrysdk.oci;

import java.math.BigDecimal;

/** A number of a JSON document, which keeps its spelling. */
final class JsonNumber extends Number {
  private static final long serialVersionUID = 1L;

  /** As it stands in the document. */
  private final String text;

  /** Its exact value. */
  private final BigDecimal value;

  /**
   * Reads a number.
   *
   * @throws NumberFormatException if the text is not a number
   */
  JsonNumber(String text) {
    this.text = text;
    this.value = new BigDecimal(text);
  }

  BigDecimal exact() {
    return value;
  }

  @Override
  public int intValue() {
    return value.intValue();
  }

  @Override
  public long longValue() {
    return value.longValue();
  }

  @Override
  public float floatValue() {
    return value.floatValue();
  }

  @Override
  public double doubleValue() {
    return value.doubleValue();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof JsonNumber other && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
