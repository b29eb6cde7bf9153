package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.AccountSettings;
import dev.registrysdk.icr.model.AuthOptions;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.rest.JsonService;
import java.util.Optional;

/** Settings over HTTP. */
final class DefaultSettings implements Settings {
  private static final String METRICS = "platform_metrics";
  private static final String IAM = "iam_authz";
  private static final String PRIVATE = "private_only";
  private static final JsonType<AccountSettings> SETTINGS =
      JsonType.object(AccountSettings::builder)
          .optional(METRICS, JsonType.FLAG, AccountSettings.Builder::platformMetrics)
          .build(AccountSettings.Builder::build);
  private static final JsonType<AuthOptions> OPTIONS =
      JsonType.object(AuthOptions::builder)
          .optional(IAM, JsonType.FLAG, AuthOptions.Builder::iamAuthorization)
          .optional(PRIVATE, JsonType.FLAG, AuthOptions.Builder::privateOnly)
          .build(AuthOptions.Builder::build);

  private final Control<AccountApi> control;

  DefaultSettings(Control<AccountApi> control) {
    this.control = control;
  }

  @Override
  public AccountSettings get() {
    String what = "Could not get the settings of " + control.host();
    return control.ask(what, AccountApi::settings, SETTINGS);
  }

  @Override
  public void set(AccountSettings settings) {
    if (settings.platformMetrics().isEmpty()) {
      throw new IllegalArgumentException("There is nothing to change: give platformMetrics");
    }
    byte[] body =
        JsonText.write(
            json -> {
              json.beginObject();
              flag(json, METRICS, settings.platformMetrics());
              json.endObject();
            });
    control.tell(
        "Could not change the settings of " + control.host(),
        (api, spec, account) -> api.updateSettings(spec, account, JsonService.body(body)));
  }

  @Override
  public AuthOptions authOptions() {
    String what = "Could not get the authorization options of " + control.host();
    return control.ask(what, AccountApi::auth, OPTIONS);
  }

  @Override
  public void setAuthOptions(AuthOptions options) {
    if (options.iamAuthorization().isEmpty() && options.privateOnly().isEmpty()) {
      throw new IllegalArgumentException(
          "There is nothing to change: give iamAuthorization, privateOnly or both");
    }
    byte[] body =
        JsonText.write(
            json -> {
              json.beginObject();
              flag(json, IAM, options.iamAuthorization());
              flag(json, PRIVATE, options.privateOnly());
              json.endObject();
            });
    control.tell(
        "Could not change the authorization options of " + control.host(),
        (api, spec, account) -> api.updateAuth(spec, account, JsonService.body(body)));
  }

  private static void flag(JsonText json, String name, Optional<Boolean> value) {
    value.ifPresent(set -> json.flag(name, set));
  }
}
