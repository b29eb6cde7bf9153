package dev.registrysdk.examples.cr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeTest {
  @ParameterizedTest
  @MethodSource("leaves")
  void everyLeafOfTheExceptionsIsInOneRow(Class<?> leaf) {
    assertThat(Arrays.stream(ExitCode.values()).filter(code -> code.causes().contains(leaf)))
        .hasSize(1);
  }

  @Test
  void codesAreDistinct() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotInTheTableIsAFailure() {
    assertThat(ExitCode.of(new ArithmeticException("1/0"))).isEqualTo(ExitCode.FAILURE);
  }

  static Stream<Class<?>> leaves() {
    assertThat(RejectedException.class).isFinal();
    return Arrays.stream(RegistryException.class.getPermittedSubclasses());
  }
}
