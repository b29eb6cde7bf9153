package dev.registrysdk.examples.bench;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The straw man: a client as generators write it, with fields set by reflection and everything a
 * string. It does less: no types, no checks, no retries.
 */
final class GsonClient implements AutoCloseable {
  private final OkHttpClient client = new OkHttpClient();
  private final Gson gson = new Gson();
  private final String url;

  GsonClient(String address) {
    this.url = "http://" + address + "/api/v1/";
  }

  /** An image as the wire has it. */
  static final class Image {
    @SerializedName("Id")
    @Nullable String id;

    @SerializedName("ParentId")
    @Nullable String parentId;

    @SerializedName("DigestTags")
    @Nullable Map<String, List<String>> digestTags;

    @SerializedName("RepoTags")
    @Nullable List<String> repoTags;

    @SerializedName("RepoDigests")
    @Nullable List<String> repoDigests;

    @SerializedName("Created")
    @Nullable Long created;

    @SerializedName("Size")
    @Nullable Long size;

    @SerializedName("VirtualSize")
    @Nullable Long virtualSize;

    @SerializedName("Labels")
    @Nullable Map<String, String> labels;

    @SerializedName("ManifestType")
    @Nullable String manifestType;

    @SerializedName("Vulnerable")
    @Nullable String vulnerable;

    @SerializedName("VulnerabilityCount")
    @Nullable Long vulnerabilityCount;

    @SerializedName("ConfigurationIssueCount")
    @Nullable Long configurationIssueCount;

    @SerializedName("IssueCount")
    @Nullable Long issueCount;

    @SerializedName("ExemptIssueCount")
    @Nullable Long exemptIssueCount;
  }

  List<Image> images() throws IOException {
    return get("images", new TypeToken<List<Image>>() {});
  }

  List<String> namespaces() throws IOException {
    return get("namespaces", new TypeToken<List<String>>() {});
  }

  private <T> T get(String path, TypeToken<T> type) throws IOException {
    try (Response response = send(path)) {
      return gson.fromJson(Objects.requireNonNull(response.body()).charStream(), type.getType());
    }
  }

  /** The bare call, for the floors. */
  Response send(String path) throws IOException {
    Request request =
        new Request.Builder()
            .url(url + path)
            .header("Authorization", "Bearer token")
            .header("Account", Probe.ACCOUNT)
            .build();
    Call call = client.newCall(request);
    return call.execute();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
