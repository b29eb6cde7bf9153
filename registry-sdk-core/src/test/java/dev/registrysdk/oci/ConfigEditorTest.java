package dev.registrysdk.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ConfigEditorTest {
  private static final Digest ONE = Digest.sha256("one".getBytes(UTF_8));
  private static final Digest TWO = Digest.sha256("two".getBytes(UTF_8));
  private static final Digest THREE = Digest.sha256("three".getBytes(UTF_8));

  private static String edited(String json, java.util.function.Consumer<ConfigEditor> change) {
    ConfigEditor editor = ConfigEditor.of(json.getBytes(UTF_8));
    change.accept(editor);
    return new String(editor.toJson(), UTF_8);
  }

  @Test
  void configurationThatIsNotChangedKeepsItsBytes() {
    String json = "{ \"os\" : \"linux\",\n \"config\": {\"Env\": null} }";

    assertThat(edited(json, editor -> {})).isEqualTo(json);
  }

  @Test
  void whatIsNotKnownStaysWithItsOrderAndNumbers() {
    String json =
        "{\"moby.buildkit.cache.v0\":\"x\",\"os.version\":\"10.0.1\",\"config\":{\"ArgsEscaped\":true,"
            + "\"Memory\":9007199254740993,\"Ratio\":1.50,\"Nothing\":null,\"Env\":[\"A=1\"]},"
            + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},\"extra\":[1,{\"a\":false}]}";

    assertThat(edited(json, editor -> editor.env("A", "2"))).isEqualTo(json.replace("A=1", "A=2"));
  }

  @Property(tries = 200)
  void whatIsSetIsReadAndWhatWasThereStays(
      @ForAll @Size(max = 5)
          Map<@StringLength(max = 20) String, @StringLength(max = 20) String> labels,
      @ForAll("numbers") String number) {
    String json = "{\"x\":[" + number + ",null,{\"\":{}}],\"config\":{\"Odd\":" + number + "}}";
    ConfigEditor editor = ConfigEditor.of(json.getBytes(UTF_8));
    labels.forEach(editor::label);
    editor.author("Ann");

    assertThat(ConfigEditor.of(editor.toJson()).config().labels()).isEqualTo(labels);
    labels.keySet().forEach(editor::removeLabel);
    assertThat(new String(editor.author("").toJson(), UTF_8))
        .isEqualTo(
            labels.isEmpty() ? json : json.substring(0, json.length() - 2) + ",\"Labels\":{}}}");
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
        .ofScale(12)
        .map(BigDecimal::toPlainString);
  }

  @Test
  void variableKeepsItsPlaceAndNewOnesComeLast() {
    String json = "{\"config\":{\"Env\":[\"PATH=/bin\",\"A=1\"]}}";

    assertThat(edited(json, editor -> editor.env("PATH", "/usr/bin").env("B", "x=y")))
        .isEqualTo("{\"config\":{\"Env\":[\"PATH=/usr/bin\",\"A=1\",\"B=x=y\"]}}");
  }

  @Test
  void everyMemberCanBeSet() {
    Healthcheck check =
        Healthcheck.builder().addTest("CMD", "true").interval(Duration.ofSeconds(3)).build();
    ConfigEditor editor =
        ConfigEditor.create(Platform.parse("linux/arm/v7"))
            .entrypoint(List.of("/app"))
            .cmd(List.of("-v"))
            .shell(List.of("/bin/bash", "-c"))
            .onBuild(List.of("RUN make"))
            .user("1000:1000")
            .workingDir("/work")
            .stopSignal("SIGINT")
            .exposePort("80")
            .exposePort("53/udp")
            .volume("/data")
            .healthcheck(check)
            .label("a", "b")
            .created(Instant.EPOCH)
            .author("Ann");

    ImageConfig config = editor.config();

    assertThat(config)
        .isEqualTo(
            ImageConfig.builder()
                .platform(Platform.parse("linux/arm/v7"))
                .addEntrypoint("/app")
                .addCmd("-v")
                .addShell("/bin/bash", "-c")
                .addOnBuild("RUN make")
                .user("1000:1000")
                .workingDir("/work")
                .stopSignal("SIGINT")
                .addExposedPorts("80/tcp", "53/udp")
                .addVolumes("/data")
                .healthcheck(check)
                .putLabels("a", "b")
                .created(Instant.EPOCH)
                .author("Ann")
                .build());
  }

  @Test
  void emptyValuesRemoveTheMember() {
    String json = "{\"config\":{\"User\":\"root\",\"Cmd\":[\"sh\"],\"Labels\":{\"a\":\"b\"}}}";

    assertThat(
            edited(json, editor -> editor.user("").cmd(List.of()).removeLabel("a").label("c", "d")))
        .isEqualTo("{\"config\":{\"Labels\":{\"c\":\"d\"}}}");
  }

  @Test
  void layerComesWithItsHistory() {
    ConfigEditor editor =
        ConfigEditor.create(Platform.LINUX_AMD64)
            .addLayer(ONE, HistoryEntry.builder().createdBy("COPY").build())
            .addHistory(HistoryEntry.builder().createdBy("ENV").build());

    assertThat(editor.config().diffIds()).containsExactly(ONE);
    assertThat(editor.config().history())
        .containsExactly(
            HistoryEntry.builder().createdBy("COPY").build(),
            HistoryEntry.builder().createdBy("ENV").emptyLayer(true).build());
  }

  @Test
  void layersWithoutHistoryGetAnEntryWhenOneIsAdded() {
    String json = "{\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + ONE + "\"]}}";
    ConfigEditor editor = ConfigEditor.of(json.getBytes(UTF_8));

    editor.addLayer(TWO, HistoryEntry.builder().createdBy("COPY").build());

    assertThat(editor.config().history())
        .containsExactly(
            HistoryEntry.builder().comment("this layer came without history").build(),
            HistoryEntry.builder().createdBy("COPY").build());
  }

  @Test
  void variableNeedsAName() {
    ConfigEditor editor = ConfigEditor.create(Platform.LINUX_AMD64);

    assertThatThrownBy(() -> editor.env("A=B", "c"))
        .isInstanceOf(OciFormatException.class)
        .hasMessage("Not the name of a variable: 'A=B'; it is not empty and has no =");
  }

  @Test
  void portHasToBeANumber() {
    ConfigEditor editor = ConfigEditor.create(Platform.LINUX_AMD64);

    assertThatThrownBy(() -> editor.exposePort("http"))
        .isInstanceOf(OciFormatException.class)
        .hasMessage("Not a port: 'http'; it is written port[/protocol], for example 8080/tcp");
  }

  @Test
  void rebaseMergesWhatTheImageKeptOfItsBase() {
    byte[] before =
        config(b -> b.env("PATH", "/bin").env("V", "1").env("GONE", "x").label("l", "old"), ONE);
    byte[] after =
        config(b -> b.env("V", "2").env("PATH", "/sbin").env("NEW", "n").user("app"), THREE, TWO);
    ConfigEditor image =
        ConfigEditor.of(before)
            .env("PATH", "/app:/bin")
            .env("OWN", "o")
            .removeEnv("GONE")
            .label("m", "mine")
            .cmd(List.of("run"))
            .addLayer(TWO, HistoryEntry.builder().createdBy("mine").build());

    ImageConfig moved = image.rebase(before, after).config();

    assertThat(moved.diffIds()).containsExactly(THREE, TWO, TWO);
    assertThat(moved.env()).containsExactly("V=2", "PATH=/app:/bin", "NEW=n", "OWN=o");
    assertThat(moved.labels()).containsOnly(java.util.Map.entry("m", "mine"));
    assertThat(moved.user()).contains("app");
    assertThat(moved.cmd()).containsExactly("run");
    assertThat(moved.history().stream().map(entry -> entry.createdBy().orElse("")))
        .containsExactly("base", "base", "mine");
  }

  @Test
  void imageOfAnotherBaseCannotBeRebased() {
    ConfigEditor image = ConfigEditor.of(config(b -> {}, TWO, ONE));

    assertThatThrownBy(() -> image.rebase(config(b -> {}, ONE), config(b -> {}, TWO)))
        .isInstanceOf(OciFormatException.class)
        .hasMessage(
            "The image is not made from the old base: its layer 1 is "
                + TWO
                + ", the base has "
                + ONE
                + "; it is made from the new base already");
  }

  private static byte[] config(java.util.function.Consumer<ConfigEditor> change, Digest... ids) {
    ConfigEditor editor = ConfigEditor.create(Platform.LINUX_AMD64);
    change.accept(editor);
    for (Digest id : ids) {
      editor.addLayer(id, HistoryEntry.builder().createdBy("base").build());
    }
    return editor.toJson();
  }
}
