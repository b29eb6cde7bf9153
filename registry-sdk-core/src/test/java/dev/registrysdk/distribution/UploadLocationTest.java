package dev.registrysdk.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadLocationTest {
  private static final HttpUrl ASKED = HttpUrl.get("https://example.com/v2/acme/blobs/uploads/");
  private static final HttpUrl WITH_PORT = HttpUrl.get("https://example.com:8443/v2/");

  @ParameterizedTest
  @CsvSource({
    "/up/1?s=a, https://example.com/up/1?s=a",
    "1, https://example.com/v2/acme/blobs/uploads/1",
    "https://storage.example.com/1, https://storage.example.com/1"
  })
  void locationIsResolvedAgainstTheRequest(String location, String expected) {
    assertThat(HttpUpload.resolve(ASKED, location)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/up/1?s=a, https://example.com:8443/up/1?s=a",
    "http://example.com:8443/up/1, https://example.com:8443/up/1"
  })
  void registryThatDoesNotKnowOfItsTlsIsReachedByTls(String location, String expected) {
    assertThat(HttpUpload.resolve(WITH_PORT, location)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({"http://other.example.com/1", "http://example.com:5000/1"})
  void otherPlacesInTheClearStayWhatTheyAre(String location) {
    assertThat(HttpUpload.resolve(ASKED, location)).hasToString(location);
  }
}
