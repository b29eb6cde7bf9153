package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(new Table("Name", "Size").row("a", 1).row("longer", 22).lines())
        .containsExactly("Name     Size", "a        1", "longer   22");
  }

  @Test
  void anEmptyCellIsADash() {
    assertThat(new Table("A", "B").row("", "x").lines()).containsExactly("A   B", "-   x");
  }

  @Test
  void aLineEndDoesNotBreakARow() {
    assertThat(new Table("A").row("one\n two").lines()).containsExactly("A", "one two");
  }

  @Test
  void aRowHasACellForEachHeading() {
    assertThatThrownBy(() -> new Table("A", "B").row("x")).hasMessage("A row has 2 cells, not [x]");
  }
}
