package dev.registrysdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where credentials are found, and what is said when they are not. */
class EnvironmentTest {
  private static final Logger LOGGER = Logger.getLogger("dev.registrysdk.auth.iam");

  @TempDir Path root;
  private Path home = Path.of("");
  private Path work = Path.of("");
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void makeDirectories() throws IOException {
    home = Files.createDirectory(root.resolve("home"));
    work = Files.createDirectory(root.resolve("work"));
  }

  private IamEnvironment environment() {
    return IamEnvironment.builder().variables(variables).home(home).directory(work).build();
  }

  private Optional<EnvironmentSearch.Found> find() {
    return new EnvironmentSearch(environment(), IamOptions.defaults()).find();
  }

  private EnvironmentSearch.Found found() {
    return find().orElseThrow();
  }

  private String identity() {
    return found().identity().toString();
  }

  private EnvironmentTest set(String name, String value) {
    variables.put(name, value);
    return this;
  }

  private static Path write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String key() {
    return found().identity().apiKey().orElseThrow().text();
  }

  /** Sets several variables: names and values in turn, separated by bars. */
  private void setAll(String settings) {
    String[] parts = settings.split("\\|", -1);
    for (int i = 0; i < parts.length; i += 2) {
      set(parts[i], parts[i + 1]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "IBMCLOUD_API_KEY|k; the API key of IBMCLOUD_API_KEY",
        "IC_API_KEY|k; the API key of IC_API_KEY",
        "BM_API_KEY|k; the API key of BM_API_KEY",
        "BLUEMIX_API_KEY|k; the API key of BLUEMIX_API_KEY",
        "IBMCLOUD_API_KEY|  |IC_API_KEY|k; the API key of IC_API_KEY",
        "IC_API_KEY|k|IBMCLOUD_API_KEY|l; the API key of IBMCLOUD_API_KEY",
        "IBMCLOUD_API_KEY|k|CONTAINER_REGISTRY_APIKEY|l;"
            + " the API key of CONTAINER_REGISTRY_APIKEY",
        "CONTAINER_REGISTRY_IAM_APIKEY|l; the API key of CONTAINER_REGISTRY_IAM_APIKEY",
        "CONTAINER_REGISTRY_URL|https://us.icr.io|IC_API_KEY|k; the API key of IC_API_KEY",
        "IC_IAM_TOKEN|t|IC_API_KEY|k; the API key of IC_API_KEY",
        "IC_IAM_TOKEN|Bearer t; the access token of IC_IAM_TOKEN",
        "IBMCLOUD_IAM_TOKEN|t|IBMCLOUD_IAM_REFRESH_TOKEN|r; the access token of IBMCLOUD_IAM_TOKEN",
        "IBMCLOUD_CR_TOKEN|t|IBMCLOUD_CR_PROFILE|builds;"
            + " the trusted profile builds of IBMCLOUD_CR_PROFILE",
        "IBMCLOUD_CR_VPC_URL|http://169.254.169.254;"
            + " the linked trusted profile as a virtual server",
        "IBMCLOUD_CR_PVS_URL|https://api.metadata.power-iaas.cloud.ibm.com|IBMCLOUD_CR_PROFILE"
            + "|Profile-1; the trusted profile Profile-1 as a virtual server",
        "IC_IAM_PROFILE_ID|Profile-1; the trusted profile of IC_IAM_PROFILE_ID as a compute resource",
        "IC_IAM_PROFILE_NAME|builds;"
            + " the trusted profile of IC_IAM_PROFILE_NAME as a compute resource",
        "CONTAINER_REGISTRY_AUTH_TYPE|iamAssume|CONTAINER_REGISTRY_APIKEY|k"
            + "|CONTAINER_REGISTRY_IAM_PROFILE_NAME|builds|CONTAINER_REGISTRY_IAM_ACCOUNT_ID|a;"
            + " the trusted profile builds, taken on with the API key of CONTAINER_REGISTRY_APIKEY",
        "CONTAINER_REGISTRY_IAM_PROFILE_CRN|crn:v1:x|CONTAINER_REGISTRY_CR_TOKEN_FILENAME|f;"
            + " the trusted profile crn:v1:x as a compute resource",
        "CONTAINER_REGISTRY_AUTH_TYPE|VPC; the linked trusted profile as a virtual server",
        "CONTAINER_REGISTRY_AUTHTYPE|bearerToken|CONTAINER_REGISTRY_BEARER_TOKEN|t;"
            + " the access token of CONTAINER_REGISTRY_BEARER_TOKEN"
      })
  void theFirstThatIsSetCounts(String settings, String identity) {
    setAll(settings);
    assertThat(identity()).isEqualTo(identity);
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    set("CONTAINER_REGISTRY_URL", "https://us.icr.io").set("PATH", "/bin");
    assertThat(find()).isEmpty();
    assertThat(IamCredentials.inEnvironment(environment(), IamOptions.defaults())).isEmpty();
  }

  @Test
  void whoFindsNothingSaysWhereItWasLookedFor() {
    assertThatThrownBy(() -> IamCredentials.fromEnvironment(environment(), IamOptions.defaults()))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not find credentials for IBM Cloud: there are none in ibm-credentials.env in "
                + work
                + " and "
                + home
                + ", CONTAINER_REGISTRY_*, VCAP_SERVICES, IBMCLOUD_API_KEY, IC_API_KEY, BM_API_KEY,"
                + " BLUEMIX_API_KEY, IC_IAM_TOKEN, IBMCLOUD_IAM_TOKEN, IBMCLOUD_CR_TOKEN,"
                + " IBMCLOUD_CR_VPC_URL, IBMCLOUD_CR_PVS_URL, IC_IAM_PROFILE_ID,"
                + " IBMCLOUD_IAM_PROFILE_ID, IC_IAM_PROFILE_NAME, the login of ibmcloud in "
                + home.resolve(".bluemix/config.json")
                + ". Set IBMCLOUD_API_KEY to an API key, log in with 'ibmcloud login', or pass the"
                + " credentials: IamCredentials.apiKey(…)");
  }

  @Test
  void whatIsFoundIsUsed() {
    set("IBMCLOUD_API_KEY", "k");
    try (IamCredentials credentials =
        IamCredentials.fromEnvironment(environment(), IamOptions.defaults())) {
      assertThat(credentials.credentials(AuthTarget.data("icr.io")))
          .contains(Credentials.basic("iamapikey", "k"));
      assertThat(credentials)
          .hasToString("IAM credentials with the API key of IBMCLOUD_API_KEY at iam.cloud.ibm.com");
    }
  }

  @Test
  void aKeyMayBeInAFile() {
    write(work.resolve("key.txt"), "from-a-file\n");
    assertThat(set("IBMCLOUD_API_KEY", "@key.txt").key()).isEqualTo("from-a-file");
  }

  @Test
  void aKeyMayBeInAFileThatTheCommandLineWrote() {
    Path file = write(root.resolve("key.json"), "{'name':'ci','apikey':'from-json','x':{}}\n");
    assertThat(set("IBMCLOUD_API_KEY", "@" + file).key()).isEqualTo("from-json");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    set("IBMCLOUD_API_KEY", "@nowhere");
    assertThatThrownBy(this::find)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not use IBMCLOUD_API_KEY: there is no file "
                + work.resolve("nowhere")
                + ". Correct the setting, or remove it");
  }

  @Test
  void aFileThatCannotBeReadIsAFailureOfTheFile() {
    set("IBMCLOUD_API_KEY", "@" + root);
    assertThatThrownBy(this::find)
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not use IBMCLOUD_API_KEY: "
                + root
                + " cannot be read. Check the path and its permissions");
  }

  @Test
  void aKeyFileWithoutAKeyIsNotQuoted() {
    write(work.resolve("key.json"), "{'apikey':{'planted':1}}");
    set("IBMCLOUD_API_KEY", "@key.json");
    assertThatThrownBy(this::find)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not use IBMCLOUD_API_KEY: its file is JSON without a text 'apikey'. Correct the"
                + " setting, or remove it");
  }

  @Test
  void aKeyThatCannotBeOneIsToldByTheNameOfItsSetting() {
    set("IC_API_KEY", "${planted}");
    assertThatThrownBy(this::find)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not use IC_API_KEY: This API key of 10 characters begins or ends with a brace or"
                + " a quotation mark; it may have been cut out of a template or of JSON. Correct the"
                + " setting, or remove it");
  }

  @Test
  void aCredentialFileGoesBeforeTheEnvironment() {
    write(
        work.resolve("ibm-credentials.env"),
        """
        # CONTAINER_REGISTRY_APIKEY=comment

        OTHER_APIKEY=x
          CONTAINER_REGISTRY_APIKEY = in=file
        CONTAINER_REGISTRY_SCOPE=
        CONTAINER_REGISTRY_CLIENT_ID=id
        CONTAINER_REGISTRY_CLIENT_SECRET=secret
        """);
    write(home.resolve("ibm-credentials.env"), "CONTAINER_REGISTRY_APIKEY=other");
    set("CONTAINER_REGISTRY_APIKEY", "variable");

    assertThat(key()).isEqualTo("in=file");
    assertThat(found().options().client()).contains(new IamClient("id", "secret"));
    assertThat(found().options().scope()).isEmpty();
    assertThat(identity())
        .isEqualTo(
            "the API key of CONTAINER_REGISTRY_APIKEY in " + work.resolve("ibm-credentials.env"));
  }

  @Test
  void aCredentialFileWithoutTheServiceLeavesItToTheEnvironment() {
    write(home.resolve("ibm-credentials.env"), "OTHER_APIKEY=x\nCONTAINER_REGISTRY_URL=y\n");
    assertThat(set("CONTAINER_REGISTRY_APIKEY", "variable").key()).isEqualTo("variable");
  }

  @Test
  void aCredentialFileThatIsNamedGoesBeforeTheOthers() {
    write(home.resolve("ibm-credentials.env"), "CONTAINER_REGISTRY_APIKEY=home");
    write(work.resolve("mine.env"), "CONTAINER_REGISTRY_APIKEY=mine");
    assertThat(set("IBM_CREDENTIALS_FILE", "mine.env").key()).isEqualTo("mine");
  }

  @Test
  void aCredentialFileThatIsNamedHasToBeThere() {
    set("IBM_CREDENTIALS_FILE", "nowhere.env");
    assertThatThrownBy(this::find)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("there is no file " + work.resolve("nowhere.env"));
  }

  @Test
  void cloudFoundryBindsAServiceByItsName() {
    set(
        "VCAP_SERVICES",
        "{'other':[{'name':'x','credentials':{'apikey':'no'}},{'name':'container_registry',"
                .replace('\'', '"')
            + "'credentials':{'iam_apikey':'old','apikey':'yes','iam_url':'iam.example.com',"
                .replace('\'', '"')
            + "'port':1}}],'container_registry':[{'name':'y','credentials':{'apikey':'later'}}]}"
                .replace('\'', '"'));
    assertThat(key()).isEqualTo("yes");
    assertThat(found().options().endpoint()).isEqualTo(IamEndpoint.at("iam.example.com"));
  }

  @Test
  void cloudFoundryBindsAServiceByItsKind() {
    set(
        "VCAP_SERVICES",
        "{'container_registry':[{'name':'y','credentials':{'iam_apikey':'kind'}},{}]}"
            .replace('\'', '"'));
    assertThat(key()).isEqualTo("kind");
    assertThat(identity()).isEqualTo("the API key of CONTAINER_REGISTRY_APIKEY in VCAP_SERVICES");
  }

  @Test
  void bindingsThatCannotBeReadAreNotQuoted() {
    set("VCAP_SERVICES", "{'planted':1}".replace('\'', '"'));
    assertThatThrownBy(this::find)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not use VCAP_SERVICES: it is not the JSON that Cloud Foundry writes. Correct the"
                + " setting, or remove it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CONTAINER_REGISTRY_AUTH_TYPE|cp4d; CONTAINER_REGISTRY_AUTH_TYPE: the container registry"
            + " takes iam, iamAssume, container, vpc and bearerToken",
        "CONTAINER_REGISTRY_AUTH_TYPE|iam; CONTAINER_REGISTRY_AUTH_TYPE: there is no API key for it",
        "CONTAINER_REGISTRY_AUTH_TYPE|bearertoken; CONTAINER_REGISTRY_AUTH_TYPE: there is no"
            + " BEARER_TOKEN",
        "CONTAINER_REGISTRY_AUTH_TYPE|container; CONTAINER_REGISTRY_AUTH_TYPE: there is no"
            + " IAM_PROFILE_ID, IAM_PROFILE_CRN or IAM_PROFILE_NAME with it",
        "CONTAINER_REGISTRY_APIKEY|k|CONTAINER_REGISTRY_AUTH_URL|http://planted.example;"
            + " CONTAINER_REGISTRY_AUTH_URL: IAM is sent secrets, so it is never spoken to over"
            + " plain HTTP: use https://planted.example",
        "IC_API_KEY|k|IAM_ENDPOINT|ftp://x; IAM_ENDPOINT: The address of IAM is a host, or a URL"
            + " such as https://iam.cloud.ibm.com with no other path than /identity/token, and"
            + " without user, query and fragment",
        "IBMCLOUD_CR_TOKEN|t; IBMCLOUD_CR_TOKEN: there is no IBMCLOUD_CR_PROFILE with it",
        "IBMCLOUD_CR_VPC_URL|x|IBMCLOUD_CR_PROFILE|builds; IBMCLOUD_CR_VPC_URL: The address of a"
            + " metadata service is http://169.254.169.254, or https:// with a host and no path,"
            + " such as https://api.metadata.cloud.ibm.com",
        "IBMCLOUD_CR_VPC_URL|http://169.254.169.254|IBMCLOUD_CR_PROFILE|builds;"
            + " IBMCLOUD_CR_PROFILE: The metadata service knows trusted profiles by id or CRN, not"
            + " by name: builds"
      })
  void aSettingThatCannotBeUsedIsNamed(String settings, String complaint) {
    setAll(settings);
    assertThatThrownBy(this::find)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("Could not use " + complaint + ". Correct the setting, or remove it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "IC_API_KEY|k|IAM_ENDPOINT|https://iam.test.cloud.ibm.com; https://iam.test.cloud.ibm.com",
        "IC_API_KEY|k|IBMCLOUD_IAM_API_ENDPOINT|iam.example.com; https://iam.example.com",
        "IC_API_KEY|k|IC_VISIBILITY|private|IC_REGION|us-east;"
            + " https://private.us-east.iam.cloud.ibm.com",
        "IC_API_KEY|k|IC_VISIBILITY|private; https://private.iam.cloud.ibm.com",
        "IC_API_KEY|k|IC_VISIBILITY|public-and-private; https://iam.cloud.ibm.com",
        "CONTAINER_REGISTRY_APIKEY|k|CONTAINER_REGISTRY_AUTH_URL|iam.a.com|IAM_ENDPOINT|iam.b.com;"
            + " https://iam.a.com",
        "CONTAINER_REGISTRY_APIKEY|k|IAM_ENDPOINT|iam.b.com; https://iam.b.com"
      })
  void theEndpointIsTakenFromTheEnvironment(String settings, String endpoint) {
    setAll(settings);
    assertThat(found().options().endpoint()).hasToString(endpoint);
  }

  @Test
  void whatTheCallerSaysGoesBeforeTheEnvironment() {
    set("IC_API_KEY", "k").set("IAM_ENDPOINT", "iam.b.com").set("IC_ACCOUNT_ID", "b");
    IamOptions given = IamOptions.builder().endpoint(IamEndpoint.TEST).account("a").build();

    IamOptions options = new EnvironmentSearch(environment(), given).find().get().options();
    assertThat(options).isEqualTo(given);
  }

  @Test
  void theAccountIsTakenFromTheEnvironment() {
    set("IC_API_KEY", "k").set("IC_ACCOUNT_ID", "terraform");
    assertThat(found().options().account()).contains("terraform");
    set("CONTAINER_REGISTRY_ACCOUNT_ID", "ours");
    assertThat(found().options().account()).contains("ours");
  }

  @Test
  void theLoginOfTheCommandLineIsFoundAndNotTouched() throws IOException {
    String token = IamLab.jwt(IamLab.NOW);
    String config =
        "{'IAMEndpoint':'https://iam.test.cloud.ibm.com','IAMToken':'Bearer "
            + token
            + "','IAMRefreshToken':'r','Account':{'GUID':'abc','Name':'n'},'SSLDisabled':true,"
            + "'Profile':{'a':[1]}}";
    Path file = write(home.resolve(".bluemix/config.json"), config);
    String before = Files.readString(file);

    assertThat(identity()).isEqualTo("the login of ibmcloud in " + file);
    assertThat(found().options().account()).contains("abc");
    assertThat(found().options().client()).contains(IamClient.CLI);
    assertThat(found().options().endpoint()).isEqualTo(IamEndpoint.TEST);
    assertThat(Files.readString(file)).isEqualTo(before);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whoHasLoggedOutIsNotLoggedIn() {
    write(home.resolve(".bluemix/config.json"), "{'IAMToken':'','IAMRefreshToken':'','Region':''}");
    assertThat(find()).isEmpty();
  }

  @Test
  void theConfigurationOfTheCommandLineIsWhereItsVariablesSay() {
    write(home.resolve(".ibmcloud/config.json"), "{'IAMToken':'new'}");
    write(home.resolve(".bluemix/config.json"), "{'IAMToken':'old'}");
    write(root.resolve("a/.bluemix/config.json"), "{'IAMToken':'a'}");
    write(root.resolve("b/config.json"), "{'IAMToken':'b'}");
    List<String> found = new ArrayList<>();

    found.add(identity());
    set("IBMCLOUD_HOME", root.resolve("a").toString());
    found.add(identity());
    set("IBMCLOUD_CONFIG_HOME", root.resolve("b").toString());
    found.add(identity());

    assertThat(found)
        .containsExactly(
            "the login of ibmcloud in " + home.resolve(".ibmcloud/config.json"),
            "the login of ibmcloud in " + root.resolve("a/.bluemix/config.json"),
            "the login of ibmcloud in " + root.resolve("b/config.json"));
  }

  @Test
  void aDamagedConfigurationOfTheCommandLineIsNotQuoted() {
    Path file = write(home.resolve(".bluemix/config.json"), "{'IAMToken':['planted");
    assertThatThrownBy(this::find)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage(
            "Could not use the login of ibmcloud in "
                + file
                + ": the file is not JSON as ibmcloud writes it. Correct the setting, or remove it");
  }

  @Test
  void twoKeysThatDifferAreWarnedOf() {
    set("IC_API_KEY", "planted-1").set("IBMCLOUD_API_KEY", "planted-2");
    assertThat(warnings())
        .containsExactly(
            "IBMCLOUD_API_KEY, IC_API_KEY are set to different API keys; IBMCLOUD_API_KEY counts");
  }

  @Test
  void twoTokensThatDifferAreWarnedOf() {
    set("IC_IAM_TOKEN", "planted-1").set("IBMCLOUD_IAM_TOKEN", "planted-2");
    assertThat(warnings())
        .containsExactly(
            "IC_IAM_TOKEN, IBMCLOUD_IAM_TOKEN are set to different access tokens; IC_IAM_TOKEN"
                + " counts");
  }

  @Test
  void theSameKeyTwiceIsFine() {
    write(work.resolve("key"), "same\n");
    set("IC_API_KEY", "same").set("IBMCLOUD_API_KEY", "@key").set("BM_API_KEY", "same ");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aSwitchThatTurnsTlsChecksOffIsNotFollowed() {
    set("CONTAINER_REGISTRY_APIKEY", "k").set("CONTAINER_REGISTRY_AUTH_DISABLE_SSL", "TRUE");
    assertThat(warnings())
        .containsExactly(
            "CONTAINER_REGISTRY_AUTH_DISABLE_SSL is not followed: secrets go to servers that prove"
                + " who they are");
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    Thread mine = Thread.currentThread();
    Handler ear =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            // Other tests may run at the same time.
            if (Thread.currentThread().equals(mine)) {
              warnings.add(record.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    LOGGER.addHandler(ear);
    try {
      find();
    } finally {
      LOGGER.removeHandler(ear);
    }
    return warnings;
  }

  @Test
  void anEnvironmentDoesNotShowItsValues() {
    set("IC_API_KEY", "planted");
    assertThat(environment().toString()).doesNotContain("planted");
  }

  @Test
  void theEnvironmentOfTheProcessIsThatOfTheProcess() {
    IamEnvironment process = IamEnvironment.ofProcess();
    assertThat(process.variables()).isEqualTo(System.getenv());
    assertThat(process.directory()).isEqualTo(Path.of("").toAbsolutePath());
    assertThat(process.home()).isAbsolute();
  }
}
