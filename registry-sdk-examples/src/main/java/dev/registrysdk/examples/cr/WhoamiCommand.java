package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.auth.access.ApiKey;
import dev.registrysdk.auth.access.ApiKeyValue;
import dev.registrysdk.auth.iam.IamCredentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says who signs in, without any secret. */
@Command(
    name = "whoami",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Say who signs in to IBM Cloud, or at a registry, and until when.",
    footerHeading = "%nExample:%n",
    footer = "  cr whoami us.icr.io --json")
final class WhoamiCommand implements Runnable {
  /** Any registry of the service: credentials of IAM are the same for all. */
  private static final AuthTarget ANY = AuthTarget.data("icr.io");

  private final Io io;
  @Mixin private final Output output;
  @Mixin private final IamSignIn signIn;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REGISTRY",
      description = "Say who signs in at this registry. Without it: who signs in to IBM Cloud.")
  private @Nullable Host host;

  WhoamiCommand(Io io) {
    this.io = io;
    output = new Output(io);
    signIn = new IamSignIn(io, output);
  }

  @Override
  public void run() {
    if (host == null) {
      tell(signIn.open());
    } else if (signIn.given()) {
      throw new IllegalArgumentException(
          "Who signs in at %s is not a question of standard input: leave out the registry"
              .formatted(host));
    } else {
      tell(host);
    }
  }

  private void tell(Host registry) {
    CredentialProvider saved = SavedLogins.open(io);
    Credentials found =
        saved
            .credentials(AuthTarget.data(registry.name()))
            .orElseThrow(() -> nobody(registry, saved));
    if (!(found instanceof Credentials.Basic login)) {
      String kind = "a token";
      output.result(new Json().with("registry", registry).with("by", kind), registry + ": " + kind);
    } else if (login.username().equals("iamapikey")) {
      tell(signIn.ofApiKey(login.password()));
    } else if (login.username().equals(LoginSecret.TOKEN_USER)) {
      tell(signIn.ofToken(login.password()));
    } else {
      output.result(
          new Json().with("registry", registry).with("username", login.username()),
          registry + ": " + login.username());
    }
  }

  private static AuthenticationException nobody(Host registry, CredentialProvider places) {
    return new AuthenticationException(
        Failure.of("Could not find credentials for " + registry)
            .reason("there are none in these places: " + places)
            .remedy(Remedy.SIGN_IN)
            .registry(registry.name())
            .build());
  }

  private void tell(IamCredentials credentials) {
    Claims claims = Claims.of(credentials.accessToken().token());
    Optional<ApiKey> key =
        credentials
            .credentials(ANY)
            .filter(shown -> shown instanceof Credentials.Basic)
            .map(shown -> (Credentials.Basic) shown)
            .filter(login -> login.username().equals("iamapikey"))
            .flatMap(login -> details(credentials, login.password()));
    Optional<String> account = claims.get("account.bss").or(() -> key.flatMap(ApiKey::accountId));
    output.result(json(claims, account, key), lines(claims, account, key).toArray());
  }

  /** Not everybody may read about a key, and the token tells the most of it. */
  private Optional<ApiKey> details(IamCredentials credentials, String key) {
    try {
      return Optional.of(signIn.access(credentials).apiKeys().details(ApiKeyValue.of(key)));
    } catch (DeniedException e) {
      output.note("IAM does not tell more about the API key: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Json json(Claims claims, Optional<String> account, Optional<ApiKey> key) {
    Json json =
        new Json()
            .with("kind", claims.kind())
            .with("name", claims.get("name"))
            .with("email", claims.get("email"))
            .with("iamId", claims.get("iam_id"))
            .with("account", account)
            .with("tokenExpires", claims.expires());
    key.ifPresent(
        known ->
            json.with(
                "apiKey",
                new Json()
                    .with("id", known.id())
                    .with("name", known.name())
                    .with("expires", known.expires())
                    .with("locked", known.locked())
                    .with("disabled", known.disabled())));
    return json;
  }

  private static List<String> lines(Claims claims, Optional<String> account, Optional<ApiKey> key) {
    List<String> lines = new ArrayList<>();
    String name = claims.get("email").or(() -> claims.get("name")).orElse("");
    String id = claims.get("iam_id").map(text -> " (" + text + ")").orElse("");
    lines.add("Identity: " + (claims.kind() + " " + name).strip() + id);
    account.ifPresent(text -> lines.add("Account: " + text));
    claims.expires().ifPresent(time -> lines.add("Token expires: " + time));
    key.ifPresent(
        known -> {
          lines.add("API key: " + known.name() + " (" + known.id() + ")");
          lines.add("API key expires: " + known.expires().map(Object::toString).orElse("never"));
        });
    return lines;
  }
}
