package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.RegistryAuth;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** How clients sign in, as an annotation says it. */
final class SignIn {
  private SignIn() {}

  static Optional<RegistryAuth> of(RegistryTest annotation) {
    if (annotation.basic().length > 0 && annotation.token().length > 0) {
      throw new ExtensionConfigurationException(
          "@RegistryTest(basic = …, token = …): a registry has one way to sign in, so keep one of"
              + " the two");
    }
    return users("basic", annotation.basic(), RegistryAuth::basic)
        .or(() -> users("token", annotation.token(), RegistryAuth::token));
  }

  private static Optional<RegistryAuth> users(
      String attribute, String[] users, BiFunction<String, String, RegistryAuth> start) {
    Optional<RegistryAuth> auth = Optional.empty();
    for (String user : users) {
      int colon = user.indexOf(':');
      if (colon < 1 || colon == user.length() - 1) {
        // Not shown: whoever has forgotten the name has written the password.
        throw new ExtensionConfigurationException(
            "@RegistryTest("
                + attribute
                + " = …): each user has a name and a password, such as \"ann:secret\"");
      }
      String name = user.substring(0, colon);
      String password = user.substring(colon + 1);
      auth =
          Optional.of(
              auth.map(more -> more.withUser(name, password, "*"))
                  .orElseGet(() -> start.apply(name, password)));
    }
    return auth;
  }
}
