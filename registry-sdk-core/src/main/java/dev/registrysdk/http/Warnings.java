package dev.registrysdk.http;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Logs what a registry wants to tell its users, each text once in an operation. */
final class Warnings implements Interceptor {
  private static final Pattern WARNING = Pattern.compile("299\\s+-\\s+\"([^\"]{1,4096})\".*");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    CallSpec spec = CallSpec.of(chain.request());
    for (String header : response.headers("Warning")) {
      Matcher warning = WARNING.matcher(header);
      if (warning.matches() && spec.operation().firstWarning(warning.group(1))) {
        Logs.warning(Registry.of(chain.request()) + " warns: " + warning.group(1));
      }
    }
    return response;
  }
}
