package dev.registrysdk.auth.iam;

import dev.registrysdk.http.CallSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The form of a token request, made for one request. */
final class TokenForm {
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<Secret> secrets = new ArrayList<>();
  private Optional<IamClient> client = Optional.empty();
  private boolean once;

  private TokenForm(String grantType) {
    fields.put("grant_type", grantType);
  }

  /** A form of one of IBM's own grant types. */
  static TokenForm ibm(String grant) {
    return new TokenForm("urn:ibm:params:oauth:grant-type:" + grant);
  }

  /** A form of a grant type of OAuth itself. */
  static TokenForm standard(String grant) {
    return new TokenForm(grant);
  }

  TokenForm put(String name, String value) {
    fields.put(name, value);
    return this;
  }

  TokenForm put(String name, Optional<String> value) {
    value.ifPresent(given -> fields.put(name, given));
    return this;
  }

  TokenForm put(String name, Secret value) {
    secrets.add(value);
    return put(name, value.text());
  }

  /** Asks for tokens of IBM Cloud, which is what IAM wants to hear with most grants. */
  TokenForm forCloud() {
    return put("response_type", "cloud_iam");
  }

  /** Sends the request as a client. */
  TokenForm by(Optional<IamClient> id) {
    client = id;
    return this;
  }

  /** The request does something new each time, so it is not repeated. */
  TokenForm once() {
    once = true;
    return this;
  }

  CallSpec applyTo(CallSpec spec) {
    CallSpec confined = spec.confined();
    return once ? confined.once() : confined;
  }

  RequestBody body() {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    return form.build();
  }

  @Nullable String authorization() {
    return client.map(IamClient::header).orElse(null);
  }

  /** What must not be repeated in a message, even if the service does. */
  List<Secret> secrets() {
    return List.copyOf(secrets);
  }
}
