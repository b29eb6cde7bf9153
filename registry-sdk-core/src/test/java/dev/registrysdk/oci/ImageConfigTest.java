package dev.registrysdk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageConfigTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.000000006Z");
  private static final ImageConfig FULL =
      ImageConfig.builder()
          .platform(Platform.parse("linux/arm/v6"))
          .created(TIME)
          .author("Ann")
          .user("1000:1000")
          .addExposedPorts("8080/tcp", "53/udp")
          .addEnv("PATH=/bin", "A=b=c")
          .addEntrypoint("/entry", "")
          .addCmd("run", "\"now\"")
          .addVolumes("/data")
          .workingDir("/w")
          .putLabels("z", "1")
          .putLabels("a", "")
          .stopSignal("SIGINT")
          .healthcheck(
              Healthcheck.builder()
                  .addTest("CMD", "true")
                  .interval(Duration.ofSeconds(30))
                  .timeout(Duration.ofNanos(1))
                  .startPeriod(Duration.ZERO)
                  .startInterval(Duration.ofMinutes(1))
                  .retries(3L)
                  .build())
          .addOnBuild("RUN x")
          .addShell("/bin/bash", "-c")
          .addDiffIds(Digest.sha256(new byte[1024]))
          .addHistory(
              HistoryEntry.builder().created(TIME).createdBy("COPY").comment("c").build(),
              HistoryEntry.builder().author("Ann").emptyLayer(true).build())
          .build();

  @Test
  void aConfigurationThatIsWrittenIsReadAgainAsTheSame() {
    assertThat(ImageConfig.parse(FULL.toJson())).isEqualTo(FULL);
  }

  @Test
  void theSameConfigurationGivesTheSameBytes() {
    assertThat(ImageConfig.parse(FULL.toJson()).toJson()).isEqualTo(FULL.toJson());
  }

  @Test
  void aConfigurationIsWrittenInTheFormOfTheSpecification() {
    assertThat(FULL.toJson())
        .asString()
        .isEqualTo(
            ("{'created':'2026-01-02T03:04:05.000000006Z','author':'Ann','architecture':'arm',"
                    + "'os':'linux','variant':'v6','config':{'User':'1000:1000',"
                    + "'ExposedPorts':{'8080/tcp':{},'53/udp':{}},'Env':['PATH=/bin','A=b=c'],"
                    + "'Entrypoint':['/entry',''],'Cmd':['run','\\'now\\''],'Volumes':{'/data':{}},"
                    + "'WorkingDir':'/w','Labels':{'z':'1','a':''},'StopSignal':'SIGINT',"
                    + "'Healthcheck':{'Test':['CMD','true'],'Interval':30000000000,'Timeout':1,"
                    + "'StartPeriod':0,'StartInterval':60000000000,'Retries':3},"
                    + "'OnBuild':['RUN x'],'Shell':['/bin/bash','-c']},"
                    + "'rootfs':{'type':'layers','diff_ids':["
                    + "'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef']},"
                    + "'history':[{'created':'2026-01-02T03:04:05.000000006Z','created_by':'COPY',"
                    + "'comment':'c'},{'author':'Ann','empty_layer':true}]}")
                .replace('\'', '"'));
  }

  @Test
  void anEmptyObjectIsAConfigurationForLinuxAmd64() {
    assertThat(Json.config("{}")).isEqualTo(ImageConfig.builder().build());
    assertThat(Json.config("{}").platform()).isEqualTo(Platform.LINUX_AMD64);
  }

  @Test
  void nullAndEmptyTextCountAsAbsent() {
    assertThat(
            Json.config(
                "{'created':null,'author':'','architecture':'','os':null,'variant':'',"
                    + "'config':{'User':'','ExposedPorts':null,'Env':null,'Entrypoint':null,"
                    + "'Cmd':null,'Volumes':null,'WorkingDir':'','Labels':null,'StopSignal':'',"
                    + "'Healthcheck':null,'OnBuild':null,'Shell':null},"
                    + "'rootfs':{'type':'layers','diff_ids':null},'history':null}"))
        .isEqualTo(ImageConfig.builder().build());
  }

  @Test
  void anEmptyTimeCountsAsAbsent() {
    assertThat(Json.config("{'created':'','history':[{'created':''}]}").created()).isEmpty();
  }

  @Test
  void unknownMembersArePassedOver() {
    assertThat(
            Json.config(
                "{'container':'x','docker_version':'1','container_config':{'Cmd':1},"
                    + "'moby.buildkit.cache.v0':'e30=','config':{'ArgsEscaped':true}}"))
        .isEqualTo(ImageConfig.builder().build());
  }

  @Test
  void aTimeMayHaveAnyOffset() {
    assertThat(Json.config("{'created':'2026-01-02T08:34:05.000000006+05:30'}").created())
        .contains(TIME);
  }

  @Test
  void aPortThatIsNamedTwiceIsWrittenOnce() {
    ImageConfig config = ImageConfig.builder().addExposedPorts("80/tcp", "80/tcp").build();

    assertThat(ImageConfig.parse(config.toJson()).exposedPorts()).isEqualTo(List.of("80/tcp"));
    assertThat(config.toJson()).asString().contains("{\"80/tcp\":{}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'created':'now'} | : $.created is invalid: Not a time: 'now'; it is written as in RFC"
            + " 3339",
        "{'config':[]} | : $.config is not an object",
        "{'config':{'Env':['a',1]}} | : $.config.Env[1] is not a string",
        "{'config':{'ExposedPorts':['80']}} | : $.config.ExposedPorts is not an object",
        "{'config':{'Healthcheck':{'Retries':'x'}}} | : $.config.Healthcheck.Retries is not a"
            + " number",
        "{'rootfs':{'diff_ids':['sha256:00']}} | : $.rootfs.diff_ids[0] is invalid: Not a digest:"
            + " 'sha256:00'; sha256 needs exactly 64 lower-case hex digits",
        "{'history':[{},{'empty_layer':'yes'}]} | : $.history[1].empty_layer is not true or false",
        "{'history':[{'created':'x'}]} | : $.history[0].created is invalid: Not a time: 'x'; it is"
            + " written as in RFC 3339"
      })
  void aWrongMemberIsNamedByItsPath(String text, String complaint) {
    assertThat(Refusal.of(() -> Json.config(text)))
        .isEqualTo("The image configuration is invalid" + complaint);
  }

  @Test
  void theShortestAndLongestTimesOfAHealthCheckCanBeWritten() {
    ImageConfig config =
        Json.config(
            "{'config':{'Healthcheck':{'Interval':9223372036854775807,"
                + "'Timeout':-9223372036854775808}}}");

    assertThat(ImageConfig.parse(config.toJson())).isEqualTo(config);
  }

  @Test
  void aTimeOfAHealthCheckFitsTheDocument() {
    Healthcheck.Builder builder = Healthcheck.builder().interval(Duration.ofDays(200_000));

    assertThat(Refusal.of(builder::build))
        .isEqualTo(
            "A time of a health check is written in nanoseconds of 64 bits, which PT4800000H is too"
                + " long for");
  }
}
