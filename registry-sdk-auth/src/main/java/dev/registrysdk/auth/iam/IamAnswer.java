package dev.registrysdk.auth.iam;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.http.Operation;
import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.time.Duration;
import java.util.Optional;
import okhttp3.ResponseBody;
import retrofit2.Response;

/** Reads what IAM answers with 2xx. Complaints never quote it: it is full of secrets. */
final class IamAnswer {
  private static final int LIMIT = 64 << 10;
  private static final Duration UNKNOWN_LIFE = Duration.ofSeconds(60);
  private static final String NO_REFRESH_TOKEN = "not_supported";

  private static final JsonType<Granted> TOKEN =
      JsonType.object(Fields::new)
          .required("access_token", JsonType.TEXT, (fields, token) -> fields.token = token)
          .optional("refresh_token", JsonType.TEXT, (fields, token) -> fields.refresh = token)
          .optional("expires_in", JsonType.LONG, (fields, seconds) -> fields.seconds = seconds)
          .build(Fields::granted);

  private IamAnswer() {}

  private static final class Fields {
    private String token = "";
    private String refresh = "";
    private long seconds;

    Granted granted() {
      Credentials.BearerToken access = new Credentials.BearerToken(token);
      Optional<Secret> renewal =
          refresh.isEmpty() || refresh.equals(NO_REFRESH_TOKEN)
              ? Optional.empty()
              : Optional.of(new Secret(refresh));
      return new Granted(access, renewal, Lifetime.renewable(life()));
    }

    /** What the answer says, else what the token says of itself, in both cases from now on. */
    private Duration life() {
      return seconds > 0
          ? Duration.ofSeconds(seconds)
          : Claims.of(token).life().filter(life -> !life.isNegative()).orElse(UNKNOWN_LIFE);
    }
  }

  /** Reads a token answer. */
  static Granted token(
      String what, String host, Operation operation, Response<ResponseBody> response) {
    return read(TOKEN, what, host, operation, response);
  }

  /** Reads any answer that holds secrets. */
  static <T> T read(
      JsonType<T> type,
      String what,
      String host,
      Operation operation,
      Response<ResponseBody> response) {
    try {
      return type.read(operation.read(what, response, LIMIT));
    } catch (JsonFormatException e) {
      throw new IntegrityException(
          Failure.of(what)
              .reason("the answer is not one of IBM Cloud's")
              .remedy(Remedy.CHECK_PROXY)
              .registry(host)
              .status(response.code())
              .build());
    }
  }
}
