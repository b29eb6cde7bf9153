package dev.registrysdk.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class MemberNameTest {
  @Test
  void namesAreRelativeAndWithoutDots() {
    assertThat(MemberName.normal("./a//b/./c/../d")).contains("a/b/d");
  }

  @Test
  void namesOutsideOfTheArchiveAreNone() {
    assertThat(List.of("/etc/passwd", "../a", "a/../../b", "", ".", "a/.."))
        .allSatisfy(name -> assertThat(MemberName.normal(name)).isEmpty());
  }

  @Test
  void aLinkStartsInTheDirectoryOfItsMember() {
    assertThat(MemberName.target("a/layer.tar", "../b.tar")).contains("b.tar");
    assertThat(MemberName.target("a/layer.tar", "../../b.tar")).isEmpty();
    assertThat(MemberName.target("layer.tar", "/b.tar")).isEmpty();
  }

  @Property
  void noNameEverLeavesTheArchive(
      @ForAll @Chars({'.', '/', 'a'}) @CharRange(from = 'a', to = 'b') String name) {
    Optional<String> normal = MemberName.normal(name);

    assertThat(normal).isEqualTo(normal.flatMap(MemberName::normal));
    normal.ifPresent(n -> assertThat(List.of(n.split("/"))).doesNotContain("..", ".", ""));
  }
}
