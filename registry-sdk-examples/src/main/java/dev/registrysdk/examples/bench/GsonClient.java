package dev.registrysdk.examples.bench;

import com.google.gson.reflect.TypeToken;
import dev.registrysdk.examples.bench.GsonModels.Image;
import dev.registrysdk.examples.bench.GsonModels.Namespace;
import dev.registrysdk.examples.bench.GsonModels.Plan;
import dev.registrysdk.examples.bench.GsonModels.Quota;
import dev.registrysdk.examples.bench.GsonModels.RetentionPolicy;
import dev.registrysdk.examples.bench.GsonModels.Settings;
import dev.registrysdk.examples.bench.GsonModels.TrashEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.Request;

/**
 * The straw man: a client of the shape that IBM's generator gives its SDKs. One service class has a
 * method for each operation, over a core that has an authenticator, one OkHttp client with TLS,
 * time-outs, retries and a logging interceptor, headers that name the SDK, and Gson, which sets the
 * fields of models by reflection. It does less than such an SDK: the token is given and not
 * fetched, options are not read from the environment, models have no builders and failures no
 * types.
 */
final class GsonClient extends GsonTransport {
  private final String account;

  GsonClient(String address, String account) {
    super("http://" + address, new BearerTokenAuthenticator("token"));
    this.account = account;
  }

  Answer<List<Image>> images() throws IOException {
    return execute(operation("ListImages", "images"), new TypeToken<List<Image>>() {});
  }

  Answer<List<String>> namespaces() throws IOException {
    return execute(operation("ListNamespaces", "namespaces"), new TypeToken<List<String>>() {});
  }

  Answer<List<Namespace>> namespaceDetails() throws IOException {
    return execute(
        operation("ListNamespaceDetails", "namespaces", "details"),
        new TypeToken<List<Namespace>>() {});
  }

  Answer<Plan> plan() throws IOException {
    return execute(operation("GetPlans", "plans"), new TypeToken<Plan>() {});
  }

  Answer<Quota> quota() throws IOException {
    return execute(operation("GetQuota", "quotas"), new TypeToken<Quota>() {});
  }

  Answer<Settings> settings() throws IOException {
    return execute(operation("GetSettings", "settings"), new TypeToken<Settings>() {});
  }

  Answer<Map<String, RetentionPolicy>> retention() throws IOException {
    return execute(
        operation("ListRetentionPolicies", "retentions"),
        new TypeToken<Map<String, RetentionPolicy>>() {});
  }

  Answer<Map<String, TrashEntry>> trash() throws IOException {
    return execute(
        operation("ListDeletedImages", "trash"), new TypeToken<Map<String, TrashEntry>>() {});
  }

  private Request operation(String name, String... path) {
    String[] whole = new String[path.length + 2];
    whole[0] = "api";
    whole[1] = "v1";
    System.arraycopy(path, 0, whole, 2, path.length);
    return request(name, whole).header("Account", account).build();
  }
}
