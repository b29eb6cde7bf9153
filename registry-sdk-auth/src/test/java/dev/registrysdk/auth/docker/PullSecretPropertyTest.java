package dev.registrysdk.auth.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.Credentials;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PullSecretPropertyTest {
  @Property
  void anyPasswordIsReadAgain(@ForAll String user, @ForAll String password) {
    Credentials.Basic login =
        new Credentials.Basic("u" + scalar(user).replace(":", ""), scalar(password) + "p");
    PullSecret secret = PullSecret.builder().name("a").putRegistries("us.icr.io", login).build();

    assertThat(PullSecret.parse(secret.toYaml())).isEqualTo(secret);
    assertThat(PullSecret.parse(secret.toJson())).isEqualTo(secret);
    assertThat(new Load(LoadSettings.builder().build()).loadFromString(secret.toYaml()))
        .isInstanceOfSatisfying(
            Map.class,
            manifest -> assertThat(manifest.get("metadata")).isEqualTo(Map.of("name", "a")));
  }

  @Property
  void anyTextInQuotesIsTheSameTextInYaml(@ForAll String text) {
    String scalar = scalar(text);

    assertThat(new Load(LoadSettings.builder().build()).loadFromString(JsonText.quoted(scalar)))
        .isEqualTo(scalar);
  }

  @Property
  void anyTextIsReadOrRefused(@ForAll @StringLength(max = 200) String text) {
    try {
      assertThat(PullSecret.parseAll(text)).isEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasNoCause().hasMessageStartingWith("Could not read pull secrets: ");
    }
  }

  /** Text without half surrogate pairs, which no encoding can carry. */
  private static String scalar(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
