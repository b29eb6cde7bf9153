package dev.registrysdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.testing.FaultAnswer;
import dev.registrysdk.testing.FaultRule;
import dev.registrysdk.testing.HandshakeFault;
import dev.registrysdk.testing.OddChallenge;
import dev.registrysdk.testing.RegistryPreset;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.assertj.IcrAssert;
import dev.registrysdk.testing.assertj.ImageAssert;
import dev.registrysdk.testing.assertj.RecordedCallAssert;
import dev.registrysdk.testing.assertj.RegistryAssert;
import dev.registrysdk.testing.junit.RegistryTest;
import dev.registrysdk.testing.junit.Sample;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of the guide to testing have everything that there is. */
class TestingPageTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        FaultRule.class,
        FaultAnswer.class,
        SampleImages.class,
        RegistryTest.class,
        RegistryAssert.class,
        ImageAssert.class,
        RecordedCallAssert.class,
        IcrAssert.class
      })
  void everyMethodIsNamed(Class<?> type) throws IOException {
    assertThat(methods(type)).isNotEmpty().filteredOn(missing(Page.text())).isEmpty();
  }

  @Test
  void everyConstantIsNamed() throws IOException {
    assertThat(constants(OddChallenge.class, HandshakeFault.class, Sample.class))
        .isNotEmpty()
        .filteredOn(missing(Page.text()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.registrysdk.testing.RegistryPreset#all")
  void everyPresetHasALine(RegistryPreset preset) throws IOException {
    String title = preset.title().replaceAll(",.*", "");

    assertThat(Page.text()).contains("| `" + preset.name() + "` | " + title + " |");
  }

  private static Predicate<String> missing(String page) {
    return name -> !Pattern.compile("(?<![\\w-])" + name + "\\b").matcher(page).find();
  }

  private static Stream<String> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass().getName().startsWith("dev.registrysdk"))
        .filter(method -> !method.isSynthetic())
        .map(Method::getName)
        .filter(name -> !name.equals("toString"))
        .distinct();
  }

  private static Stream<String> constants(Class<?>... types) {
    return Arrays.stream(types)
        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
        .map(Object::toString);
  }
}
