package dev.registrysdk.examples.bench;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp and nothing else, for the floors. */
final class BareClient implements AutoCloseable {
  private final OkHttpClient client = new OkHttpClient();
  private final String url;

  BareClient(String address) {
    this.url = "http://" + address + "/api/v1/";
  }

  Response send(String path) throws IOException {
    Request request =
        new Request.Builder()
            .url(url + path)
            .header("Authorization", "Bearer token")
            .header("Account", Probe.ACCOUNT)
            .build();
    return client.newCall(request).execute();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
