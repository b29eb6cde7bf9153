package dev.registrysdk.icr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class QuotaPropertyTest {
  private static final long MEGABYTE = 1_048_576;
  private static final long MOST = 1L << 40;

  @Property
  void wholeMegabytesAreAccepted(@ForAll @LongRange(max = MOST) long megabytes) {
    long bytes = megabytes * MEGABYTE;

    assertThat(SetQuotaRequest.builder().traffic(bytes).build().traffic()).hasValue(bytes);
  }

  @Property
  void theMessageProposesTheNeighbours(
      @ForAll @LongRange(max = MOST) long megabytes,
      @ForAll @LongRange(min = 1, max = MEGABYTE - 1) long more) {
    long below = megabytes * MEGABYTE;
    long above = below + MEGABYTE;

    assertThatThrownBy(() -> SetQuotaRequest.builder().storage(below + more).build())
        .isInstanceOfSatisfying(
            IllegalArgumentException.class,
            e ->
                assertThat(numbers(String.valueOf(e.getMessage())))
                    .containsSubsequence(below + more, below, megabytes, above, megabytes + 1));
  }

  private static List<Long> numbers(String text) {
    return Pattern.compile("[0-9]+")
        .matcher(text)
        .results()
        .map(number -> Long.valueOf(number.group()))
        .toList();
  }
}
