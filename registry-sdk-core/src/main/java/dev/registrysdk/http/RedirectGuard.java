package dev.registrysdk.http;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects. Another origin gets none of the headers that are not known to be harmless, and
 * gets none of them back later; the way never leads from HTTPS to plain HTTP, nor from a public
 * registry to an address on this machine or its network.
 */
final class RedirectGuard implements Interceptor {
  private static final int MAX_HOPS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> HARMLESS =
      Set.of("accept", "accept-encoding", "user-agent", "range");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl first = request.url();
    check(request, Registry.of(request).root(), first);
    Set<String> seen = new HashSet<>();
    for (int hop = 0; ; hop++) {
      if (!seen.add(request.method() + " " + request.url())) {
        throw unsafe(request, "it redirects in a circle");
      }
      Response response = chain.proceed(request);
      String location = response.header("Location");
      if (!REDIRECTS.contains(response.code()) || location == null || oneShot(request)) {
        return response;
      }
      response.close();
      if (hop == MAX_HOPS) {
        throw unsafe(request, "it redirects more than " + MAX_HOPS + " times");
      }
      request = follow(request, first, response.code(), request.url().resolve(location));
    }
  }

  private static boolean oneShot(Request request) {
    return request.body() != null && request.body().isOneShot();
  }

  private static Request follow(
      Request request, HttpUrl first, int status, @Nullable HttpUrl target)
      throws RegistryIOException {
    if (target == null) {
      throw unsafe(request, "it redirects to an address that is not an HTTP URL");
    }
    check(request, request.url(), target);
    Request.Builder next = request.newBuilder().url(target);
    if (status == 303 && !request.method().equals("HEAD")) {
      next.get().removeHeader("Content-Type").removeHeader("Content-Range");
    }
    if (Registry.sameOrigin(first, target)) {
      return next.build();
    }
    if (request.tag(TokenPurpose.class) != null) {
      throw unsafe(request, "its token service redirects to another host, " + target.host());
    }
    if (CallSpec.of(request).isConfined()) {
      throw unsafe(request, "it redirects what is secret to another host, " + target.host());
    }
    request.headers().names().stream()
        .filter(name -> !harmless(name.toLowerCase(Locale.ROOT)))
        .forEach(next::removeHeader);
    return next.tag(Identity.class, null).build();
  }

  private static boolean harmless(String name) {
    return HARMLESS.contains(name) || name.startsWith("content-") || name.startsWith("if-");
  }

  private static void check(Request request, HttpUrl from, HttpUrl to) throws RegistryIOException {
    if (from.isHttps() && !to.isHttps()) {
      throw unsafe(request, "it leads from HTTPS to plain HTTP, to " + to.host());
    }
    if (Addresses.local(to.host()) && !Addresses.local(Registry.of(request).root().host())) {
      throw unsafe(request, "it leads to an address of a local network, " + to.host());
    }
  }

  private static RegistryIOException unsafe(Request request, String reason) {
    return new RegistryIOException(
        new TransportException(
            Failure.of(CallSpec.of(request).what())
                .reason(reason)
                .remedy(Remedy.CHECK_PROXY)
                .registry(Registry.of(request).host())
                .method(request.method())
                .url(request.url().toString())
                .build()));
  }
}
