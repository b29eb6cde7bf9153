package dev.registrysdk.auth.iam;

import dev.registrysdk.json.JsonText;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.rest.JsonService;
import java.util.List;
import java.util.Optional;
import okhttp3.RequestBody;

/** Takes on a trusted profile as a virtual server, for which its metadata service vouches. */
record VpcGrant(
    IamService service, String who, VpcMetadata metadata, Optional<TrustedProfile> profile)
    implements Grant {
  private static final int IDENTITY_SECONDS = 300;
  private static final JsonType<Secret> IDENTITY =
      JsonType.object(() -> new String[] {""})
          .required("access_token", JsonType.TEXT, (holder, token) -> holder[0] = token)
          .build(holder -> new Secret(holder[0]));

  @Override
  public Granted request() {
    String host = metadata.host();
    VpcMetadata.Version version = metadata.version();
    Secret identity = identity(host, version);
    String what = "Could not get an access token of " + host + " with " + who;
    return service
        .at(MetadataApi.class, host, List.of(identity))
        .ask(
            what,
            (api, spec) ->
                api.token(
                    spec.confined(),
                    version.tokenPath(),
                    version.date(),
                    "Bearer " + identity.text(),
                    profileBody()),
            (operation, response) -> IamAnswer.token(what, host, operation, response));
  }

  private Secret identity(String host, VpcMetadata.Version version) {
    String what = "Could not get the identity of this server of " + host;
    RequestBody life =
        JsonService.body(
            JsonText.write(
                json -> json.beginObject().number("expires_in", IDENTITY_SECONDS).endObject()));
    return service
        .at(MetadataApi.class, host, List.of())
        .ask(
            what,
            (api, spec) -> api.identity(spec, version.identityPath(), version.date(), life),
            (operation, response) -> IamAnswer.read(IDENTITY, what, host, operation, response));
  }

  private RequestBody profileBody() {
    return profile
        .map(
            named ->
                JsonService.body(
                    JsonText.write(
                        json ->
                            json.beginObject()
                                .name("trusted_profile")
                                .beginObject()
                                .text(
                                    named.kind() == TrustedProfile.Kind.CRN ? "crn" : "id",
                                    named.value())
                                .endObject()
                                .endObject())))
        .orElse(JsonService.NOTHING);
  }
}
