package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.build.BuildListener;
import dev.registrysdk.build.BuildResult;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.icr.Region;
import dev.registrysdk.testing.IcrBuild;
import dev.registrysdk.testing.IcrBuildHook;
import dev.registrysdk.testing.InMemoryIcr;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds at a region that has the builder still, or not any more. */
class RemoteBuildInProcessTest {
  @TempDir private Path scratch;
  private Path context;

  @BeforeEach
  void makeContext() throws IOException {
    context = Files.createDirectory(scratch.resolve("ctx"));
    Files.writeString(context.resolve("index.html"), "hello");
    Files.writeString(
        context.resolve("Dockerfile"), "FROM scratch\nARG TEAM\nENV TEAM=$TEAM\nCOPY . /srv/\n");
  }

  /** A user's tokens. */
  private record User() implements CredentialProvider {
    @Override
    public Optional<Credentials> credentials(AuthTarget target) {
      return Optional.of(
          target.plane() == AuthTarget.Plane.CONTROL
              ? Credentials.bearerToken("access")
              : Credentials.basic("iambearer", "access"));
    }

    @Override
    public Optional<Credentials.IdentityToken> refreshToken(AuthTarget target) {
      return Optional.of(new Credentials.IdentityToken("refresh"));
    }
  }

  private static InMemoryIcr region(IcrBuildHook hook) {
    InMemoryIcr region = InMemoryIcr.builder().builds(hook).start();
    region.createNamespace(InMemoryIcr.ACCOUNT, "birds");
    return region;
  }

  private static RegistryClient client(InMemoryIcr region) {
    return RegistryClient.builder()
        .credentials(new User())
        .region(Region.at(region.address()))
        .account(InMemoryIcr.ACCOUNT)
        .build();
  }

  private BuildResult build(InMemoryIcr region, BuildListener listener) {
    try (RegistryClient client = client(region)) {
      return client
          .images()
          .build(
              build ->
                  build
                      .context(context)
                      .image(region.address() + "/birds/web:1")
                      .argument("TEAM", "blue")
                      .listener(listener)
                      .remote());
    }
  }

  /** Does what the service did, with the builder that needs no engine. */
  private List<String> serve(IcrBuild build) {
    try (RegistryClient client = RegistryClient.builder().credentials(new User()).build()) {
      Path files = unpack(build.context());
      BuildResult built =
          client
              .images()
              .build(
                  request ->
                      request
                          .context(files)
                          .image(build.target())
                          .arguments(build.buildArguments())
                          .platform("linux/amd64"));
      return List.of(
          "{\"stream\":\"Step 1/4 : FROM scratch\\n\"}",
          "{\"aux\":{\"ID\":\"" + built.images().get(0).config().digest() + "\"}}",
          "{\"aux\":{\"Tag\":\"1\",\"Digest\":\"" + built.digest() + "\",\"Size\":\"7\"}}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path unpack(byte[] archive) throws IOException {
    Path files = Files.createDirectory(scratch.resolve("served"));
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Files.copy(in, files.resolve(entry.getName()));
      }
    }
    return files;
  }

  @Test
  void theServiceBuildsAndStores() {
    StringBuilder output = new StringBuilder();
    try (InMemoryIcr region = region(this::serve);
        RegistryClient client = client(region)) {
      BuildResult result =
          build(
              region,
              new BuildListener() {
                @Override
                public void output(String text) {
                  output.append(text);
                }
              });

      String image = region.address() + "/birds/web:1";
      assertThat(client.images().digest(image)).isEqualTo(result.digest());
      assertThat(client.images().at(image).openReader().root().digest())
          .isEqualTo(result.images().get(0).digest());
      assertThat(result.images().get(0).layers()).hasSize(1);
      assertThat(output).hasToString("Step 1/4 : FROM scratch\n");
    }
  }

  @Test
  void anErrorInsideASuccessIsAnError() {
    try (InMemoryIcr region =
        region(
            build ->
                List.of("{\"errorDetail\":{\"message\":\"no space\"},\"error\":\"no space\"}"))) {
      assertThatThrownBy(() -> build(region, BuildListener.SILENT))
          .isInstanceOf(RejectedException.class)
          .hasMessage(
              "Could not build %s/birds/web:1: no space. Read the output of the build: what failed is"
                  + " in its last lines",
              region.address());
    }
  }

  @Test
  void aRegionWithoutTheBuilderIsToldWithOtherWays() {
    try (InMemoryIcr region = InMemoryIcr.start()) {
      assertThatThrownBy(() -> build(region, BuildListener.SILENT))
          .isInstanceOf(UnsupportedException.class)
          .hasMessageContaining("or have IBM Cloud Code Engine or a Tekton pipeline build it");
    }
  }
}
