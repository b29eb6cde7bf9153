package dev.registrysdk.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HeadStartTest {
  @Test
  void everyClassOfItsListIsThere() throws IOException {
    assertThat(list())
        .hasSizeGreaterThan(300)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(missing(name)).isEmpty());
  }

  private static List<String> list() throws IOException {
    try (InputStream list = HeadStart.class.getResourceAsStream("first-call.classes")) {
      byte[] text = requireNonNull(list).readAllBytes();
      return new String(text, StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static Optional<Throwable> missing(String name) {
    try {
      Class.forName(name, false, HeadStart.class.getClassLoader());
      return Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.of(e);
    }
  }
}
