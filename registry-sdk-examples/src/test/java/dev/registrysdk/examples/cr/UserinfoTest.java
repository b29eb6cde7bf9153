package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserinfoTest {
  @Test
  void aPasswordInAReferenceIsRefusedAndNotRepeated() {
    assertThat(cr("digest", "alice:secret@us.icr.io/acme/web:1.0"))
        .isEqualTo(
            new Shell.Run(
                2,
                "",
                "cr: Invalid value for positional parameter at index 0 (IMAGE): Not an image"
                    + " reference: '…@us.icr.io/acme/web:1.0'; leave out the user name and the"
                    + " password, and use --username and --password-stdin; a digest starts with"
                    + " @sha256:. Try 'cr digest --help'\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inspect alice:secret@host/web",
        "inspect https://alice:secret@host/web",
        "inspect alice:secret@secret/secret@host/web",
        "delete alice:secret@host/web",
        "tags alice:secret@host/web",
        "catalog alice:secret@host",
        "catalog https://alice:secret@host",
        "copy alice:secret@host/web oci:web",
        "copy alice:secret:secret@host/web oci:web",
        "push alice:secret@host/web host/web",
        "tag 127.0.0.1:1/web alice:secret@host/web:1.0",
        "digest host/web alice:secret@host/web",
        "digest 127.0.0.1:1/web --plain-http=https://alice:secret@host",
        "digest 127.0.0.1:1/web --plain-http alice:secret@host",
        "pull 127.0.0.1:1/web oci:web --platform=alice:secret@host",
        "copy 127.0.0.1:1/web oci:web --concurrency=alice:secret@host"
      })
  void aPasswordInAnArgumentAppearsNowhere(String line) {
    String[] args =
        Stream.concat(Arrays.stream(line.split(" ")), Stream.of("--verbose"))
            .toArray(String[]::new);

    Shell.Run run = cr(args);

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.out() + run.err()).contains("cr: ").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "alice:secret@host/web, …@host/web",
    "https://alice:secret@host/web, https://…@host/web",
    "host:5000/web:1.0, host:5000/web:1.0",
    "host/web:1.0@sha256:1234, host/web:1.0@sha256:1234",
    "mail@host, mail@host",
    "oci:home/mail@host/web, oci:home/mail@host/web"
  })
  void onlyUserNameAndPasswordAreHidden(String argument, String hidden) {
    assertThat(Userinfo.hide(argument)).isEqualTo(hidden);
  }

  @Test
  void aDigestIsNoPassword() {
    String digest = "@sha256:" + "0".repeat(64);

    assertThatCode(() -> Image.parse("us.icr.io/acme/web:1.0" + digest)).doesNotThrowAnyException();
    assertThatCode(() -> Image.parse("localhost:5000/web" + digest)).doesNotThrowAnyException();
  }
}
