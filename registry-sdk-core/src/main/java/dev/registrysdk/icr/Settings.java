package dev.registrysdk.icr;

import dev.registrysdk.icr.model.AccountSettings;
import dev.registrysdk.icr.model.AuthOptions;
import java.util.function.Consumer;

/**
 * Settings of the account in the client's region.
 *
 * <p>Safe for use by several threads.
 */
public interface Settings {
  /**
   * Tells the settings.
   *
   * @return the settings
   */
  AccountSettings get();

  /**
   * Changes settings.
   *
   * @param settings what to change; what is left out stays as it is
   * @throws IllegalArgumentException if there is nothing to change
   */
  void set(AccountSettings settings);

  /**
   * Changes settings.
   *
   * @param settings sets what to change; what is left out stays as it is
   * @throws IllegalArgumentException if there is nothing to change
   */
  default void set(Consumer<AccountSettings.Builder> settings) {
    set(Forms.filled(AccountSettings.builder(), settings).build());
  }

  /**
   * Switches platform metrics on or off.
   *
   * @param enabled whether the registry sends metrics to the account's monitoring
   */
  default void setPlatformMetrics(boolean enabled) {
    set(settings -> settings.platformMetrics(enabled));
  }

  /**
   * Tells who may use the registry, and from where. Takes the role Manager.
   *
   * @return the options
   */
  AuthOptions authOptions();

  /**
   * Changes who may use the registry, and from where. Takes the role Manager.
   *
   * @param options what to change; what is left out stays as it is
   * @throws IllegalArgumentException if there is nothing to change
   */
  void setAuthOptions(AuthOptions options);

  /**
   * Changes who may use the registry, and from where. Takes the role Manager.
   *
   * @param options sets what to change; what is left out stays as it is
   * @throws IllegalArgumentException if there is nothing to change
   */
  default void setAuthOptions(Consumer<AuthOptions.Builder> options) {
    setAuthOptions(Forms.filled(AuthOptions.builder(), options).build());
  }

  /**
   * Refuses pushes and pulls over public networks for the account in this region, or allows them.
   * Clients outside IBM Cloud's network are shut out while they are refused.
   *
   * @param privateOnly whether they are refused
   */
  default void setPrivateOnly(boolean privateOnly) {
    setAuthOptions(options -> options.privateOnly(privateOnly));
  }
}
