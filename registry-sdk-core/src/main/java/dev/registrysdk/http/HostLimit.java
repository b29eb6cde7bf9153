package dev.registrysdk.http;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Limits how many requests wait for an answer from one host. Reads never wait for writes, and a
 * place is given back when the answer begins: so an upload whose body is a download from the same
 * host always goes on, in whatever order the two were started.
 */
final class HostLimit implements Interceptor {
  private final int limit;
  private final Map<String, Semaphore> reads = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> writes = new ConcurrentHashMap<>();

  HostLimit(int limit) {
    this.limit = limit;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Semaphore places = places(chain.request());
    try {
      places.acquire();
    } catch (InterruptedException e) {
      throw Flight.interrupted(e);
    }
    try {
      return chain.proceed(chain.request());
    } finally {
      places.release();
    }
  }

  private Semaphore places(Request request) {
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    return (read ? reads : writes)
        .computeIfAbsent(
            request.url().host() + ":" + request.url().port(), host -> new Semaphore(limit, true));
  }
}
