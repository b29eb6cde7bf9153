package dev.registrysdk.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.ResponseBody;
import retrofit2.Response;

/** Collects what an answer outside 2xx says. */
final class ErrorAnswers {
  private static final List<String> REQUEST_IDS =
      List.of(
          "X-Request-Id",
          "Request-Id",
          "X-Registry-Request-Id",
          "X-Correlation-Id",
          "Transaction-Id",
          "X-Global-Transaction-Id",
          "X-Amz-Request-Id",
          "X-Ms-Request-Id",
          "X-GitHub-Request-Id");
  private static final String TLS_WANTED = "sent an HTTP request to an HTTPS server";

  private ErrorAnswers() {}

  static ErrorAnswer of(Response<?> response, InstantSource clock) {
    Request request = response.raw().request();
    Registry registry = Registry.of(request);
    Identity identity = request.tag(Identity.class);
    ErrorAnswer.Builder answer =
        ErrorAnswer.builder()
            .what(CallSpec.of(request).what())
            .registry(registry.host())
            .method(request.method())
            .url(request.url().toString())
            .status(response.code())
            .headers(response.headers())
            .body(body(response))
            .retryAfter(RetryAfter.of(response.headers(), clock))
            .requestId(requestId(response.headers()));
    if (identity != null && (response.code() == 401 || response.code() == 403)) {
      answer.reason(identity.reason(registry.host())).remedy(identity.remedy(response.code()));
    }
    return answer.build();
  }

  /** Go's answer to plain HTTP on a port that speaks TLS. */
  static boolean meantForTls(ErrorAnswer answer) {
    return answer.status() == 400
        && answer.url().startsWith("http:")
        && answer.body().contains(TLS_WANTED);
  }

  private static Optional<String> requestId(Headers headers) {
    return REQUEST_IDS.stream().map(headers::get).filter(Objects::nonNull).findFirst();
  }

  /** The body of a failure, which is in memory; one of a success is only closed. */
  private static String body(Response<?> response) {
    try (ResponseBody body = response.errorBody()) {
      if (response.body() instanceof Closeable unread) {
        unread.close();
      }
      return body == null ? "" : body.string();
    } catch (IOException e) {
      return "";
    }
  }
}
