package dev.registrysdk.icr.model;

import java.util.List;

/**
 * A plan of the account in one registry. The constants are those known when this version was made;
 * any other the service tells is kept as it is.
 *
 * @param name as the service writes it; the known names are recognised in any case
 */
public record Plan(String name) {
  private static final List<String> KNOWN = List.of("Free", "Standard");

  /** A fixed allowance, at no charge. */
  public static final Plan FREE = new Plan("Free");

  /** No limits except those the account sets; what exceeds the free allowance is charged. */
  public static final Plan STANDARD = new Plan("Standard");

  /**
   * Brings known names to the service's spelling.
   *
   * @param name a name
   */
  public Plan {
    String given = name;
    name = KNOWN.stream().filter(given::equalsIgnoreCase).findFirst().orElse(given);
    if (name.isBlank()) {
      throw new IllegalArgumentException("A plan has a name: '" + given + "'");
    }
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
