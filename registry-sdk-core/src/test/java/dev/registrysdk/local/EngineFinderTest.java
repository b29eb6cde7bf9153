package dev.registrysdk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineFinderTest {
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().commonName("ci").build();

  @TempDir private Path home;

  private EngineAddress docker(String... variables) {
    return finder(variables).docker();
  }

  private EngineFinder finder(String... variables) {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", home.toString()));
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return new EngineFinder(new EngineEnvironment(environment), HttpOptions.defaults());
  }

  private void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private static String id(String name) {
    return Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).encoded();
  }

  private Path context(Path configuration, String name, String json) throws IOException {
    Path meta = configuration.resolve("contexts/meta").resolve(id(name)).resolve("meta.json");
    write(meta, json);
    return configuration.resolve("contexts/tls").resolve(id(name)).resolve("docker");
  }

  private static String endpoint(String host) {
    return "{\"Name\":\"x\",\"Metadata\":{},\"Endpoints\":{\"docker\":{\"Host\":\""
        + host
        + "\",\"SkipTLSVerify\":false}}}";
  }

  private void certificates(Path directory) throws IOException {
    write(directory.resolve("ca.pem"), CERTIFICATE.certificatePem());
    write(directory.resolve("cert.pem"), CERTIFICATE.certificatePem());
    write(directory.resolve("key.pem"), CERTIFICATE.privateKeyPkcs8Pem());
  }

  @Test
  void withoutAnythingItIsTheSocketOfTheSystem() {
    assertThat(docker()).hasToString("unix:///var/run/docker.sock");
    assertThat(docker().options().unixSocket()).contains(Path.of("/var/run/docker.sock"));
  }

  @Test
  void theHostInTheEnvironmentCountsMost() throws IOException {
    context(home.resolve(".docker"), "other", endpoint("unix:///other.sock"));

    assertThat(docker("DOCKER_HOST", "unix:///my.sock", "DOCKER_CONTEXT", "other"))
        .hasToString("unix:///my.sock");
  }

  @Test
  void aContextIsFoundByItsName() throws IOException {
    context(home.resolve(".docker"), "other", endpoint("unix:///other.sock"));

    assertThat(docker("DOCKER_CONTEXT", "other")).hasToString("unix:///other.sock");
  }

  @Test
  void theCurrentContextOfTheConfigurationCountsWhenNoneIsNamed() throws IOException {
    Path configuration = home.resolve("elsewhere");
    write(configuration.resolve("config.json"), "{\"auths\":{},\"currentContext\":\"other\"}");
    context(configuration, "other", endpoint("unix:///other.sock"));

    assertThat(docker("DOCKER_CONFIG", configuration.toString())).hasToString("unix:///other.sock");
    assertThat(docker("DOCKER_CONFIG", configuration.toString(), "DOCKER_CONTEXT", "default"))
        .hasToString("unix:///var/run/docker.sock");
  }

  @Test
  void aConfigurationWithoutACurrentContextChangesNothing() throws IOException {
    write(home.resolve(".docker/config.json"), "{\"auths\":{}}");

    assertThat(docker()).hasToString("unix:///var/run/docker.sock");
  }

  @Test
  void aContextThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> docker("DOCKER_CONTEXT", "gone"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not find the engine of the Docker context gone: "
                + home.resolve(".docker/contexts/meta").resolve(id("gone")).resolve("meta.json")
                + " does not exist. Choose a context that 'docker context ls' shows, or set"
                + " DOCKER_HOST");
  }

  @Test
  void aContextWithoutAnEngineIsRefused() throws IOException {
    context(home.resolve(".docker"), "other", "{\"Endpoints\":{\"kubernetes\":{}}}");

    assertThatThrownBy(() -> docker("DOCKER_CONTEXT", "other"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("meta.json: 'docker' is missing at path $.Endpoints. Choose a");
  }

  @Test
  void theCertificatesOfAContextAreUsed() throws IOException {
    certificates(context(home.resolve(".docker"), "far", endpoint("tcp://Build.example.com:2376")));

    EngineAddress address = docker("DOCKER_CONTEXT", "far");

    assertThat(address.host()).isEqualTo("build.example.com:2376");
    assertThat(address.options().https()).containsExactly("build.example.com:2376");
    assertThat(address.options().certificateAuthorities())
        .containsExactly(CERTIFICATE.certificate());
    assertThat(address.options().clientCertificate().orElseThrow().chain())
        .containsExactly(CERTIFICATE.certificate());
    assertThat(address.options().skipTlsVerification()).isEmpty();
    assertThat(address.confidential()).isTrue();
  }

  @Test
  void aContextCanSwitchTheCheckOff() throws IOException {
    context(
        home.resolve(".docker"),
        "far",
        "{\"Endpoints\":{\"docker\":{\"Host\":\"tcp://far.example.com:2376\","
            + "\"SkipTLSVerify\":true}}}");

    assertThat(docker("DOCKER_CONTEXT", "far").options().skipTlsVerification())
        .containsExactly("far.example.com:2376");
  }

  @Test
  void certificatesInTheEnvironmentAreUsedAndChecked() throws IOException {
    certificates(home.resolve("certs"));

    EngineAddress address =
        docker(
            "DOCKER_HOST", "tcp://far.example.com",
            "DOCKER_TLS_VERIFY", "1",
            "DOCKER_CERT_PATH", home.resolve("certs").toString());

    assertThat(address.host()).isEqualTo("far.example.com:2376");
    assertThat(address.options().https()).containsExactly("far.example.com:2376");
    assertThat(address.options().clientCertificate()).isPresent();
    assertThat(address.options().skipTlsVerification()).isEmpty();
  }

  @Test
  void certificatesInTheEnvironmentAreTakenFromTheConfigurationUnlessNamed() throws IOException {
    certificates(home.resolve(".docker"));

    assertThat(
            docker("DOCKER_HOST", "tcp://127.0.0.1:2376", "DOCKER_TLS_VERIFY", "1")
                .options()
                .clientCertificate())
        .isPresent();
  }

  @Test
  void aCertificatePathWithoutVerificationSwitchesTheCheckOff() throws IOException {
    certificates(home.resolve("certs"));

    assertThat(
            docker(
                    "DOCKER_HOST",
                    "tcp://far.example.com:2376",
                    "DOCKER_CERT_PATH",
                    home.resolve("certs").toString())
                .options()
                .skipTlsVerification())
        .containsExactly("far.example.com:2376");
  }

  @Test
  void aPipeOfWindowsIsRefusedWithWhatWorks() {
    assertThatThrownBy(() -> docker("OS", "Windows_NT"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessage(
            "Could not use the engine at npipe:////./pipe/docker_engine: npipe addresses cannot be"
                + " used here. Give the address of a Unix socket (unix:///var/run/docker.sock) or of"
                + " a TCP port (tcp://127.0.0.1:2375, or tcp://host:2376 with certificates)");
  }

  @Test
  void sshIsRefusedWithoutShowingItsUser() {
    assertThatThrownBy(() -> docker("DOCKER_HOST", "ssh://me:secret@far.example.com"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith(
            "Could not use the engine at ssh://far.example.com: ssh addresses cannot be used"
                + " here. ");
  }

  @Test
  void plainHttpToAnotherMachineIsRefused() {
    assertThatThrownBy(() -> docker("DOCKER_HOST", "tcp://far.example.com:2375"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tcp://far.example.com:2375 would be plain HTTP: whoever can reach the network in"
                + " between could control the engine; give certificates (DOCKER_TLS_VERIFY and"
                + " DOCKER_CERT_PATH, or HttpOptions), or allow plain HTTP for"
                + " far.example.com:2375 in HttpOptions");
  }

  @Test
  void plainHttpToAnotherMachineCanBeAllowed() {
    HttpOptions options = HttpOptions.builder().addPlainHttp("far.example.com:2375").build();

    EngineAddress address = EngineAddress.of("tcp://far.example.com:2375", options);

    assertThat(address.host()).isEqualTo("far.example.com:2375");
    assertThat(address.confidential()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://127.0.0.1:2375, 127.0.0.1:2375, ''",
    "tcp://localhost, localhost:2375, ''",
    "tcp://[::1]:2375, [::1]:2375, ''",
    "http://127.0.0.1:80/, 127.0.0.1:80, ''",
    "tcp://127.0.0.1:2375/engines/one/, 127.0.0.1:2375, engines/one/",
    "https://far.example.com, far.example.com:2376, ''"
  })
  void anAddressOverTcpIsAHostAndAPath(String text, String host, String base) {
    EngineAddress address = EngineAddress.of(text, HttpOptions.defaults());

    assertThat(address)
        .extracting(EngineAddress::host, EngineAddress::base)
        .isEqualTo(List.of(host, base));
    assertThat(address.confidential()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "docker", "/var/run/docker.sock", "unix://", "tcp://", "tcp://u:p@host:1"})
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> EngineAddress.of(text, HttpOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Not the address of an engine: '"
                + text.replace("u:p@", "")
                + "'; write unix:///PATH or tcp://HOST:PORT");
  }

  @Test
  void aFixedVersionHasToBeOne() {
    assertThatThrownBy(() -> DockerEngine.fromEnvironment(Map.of("DOCKER_API_VERSION", "latest")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("DOCKER_API_VERSION is a version such as 1.44, not 'latest'");
  }

  @Test
  void podmansServiceIsThatOfTheUserOrOfTheSystem() throws IOException {
    write(home.resolve("podman/podman.sock"), "");

    assertThat(finder("XDG_RUNTIME_DIR", home.toString()).podman())
        .hasToString("unix://" + home.resolve("podman/podman.sock"));
    assertThat(finder().podman()).hasToString("unix:///run/podman/podman.sock");
    assertThat(finder("CONTAINER_HOST", "unix:///my.sock").podman()).hasToString("unix:///my.sock");
  }
}
