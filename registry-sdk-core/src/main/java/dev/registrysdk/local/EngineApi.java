package dev.registrysdk.local;

import dev.registrysdk.http.CallSpec;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;

/**
 * The endpoints of the Docker Engine API for images. {@code root} is what stands before them: the
 * path of the engine, and the version.
 */
interface EngineApi {
  @GET("{root}_ping")
  Call<ResponseBody> ping(@Tag CallSpec spec, @Path(value = "root", encoded = true) String base);

  @GET("{root}version")
  Call<ResponseBody> version(@Tag CallSpec spec, @Path(value = "root", encoded = true) String root);

  /** Without the parameter {@code digests}: Docker shows them anyway, Podman then shows nothing. */
  @GET("{root}images/json")
  Call<ResponseBody> images(@Tag CallSpec spec, @Path(value = "root", encoded = true) String root);

  @GET("{root}images/{name}/json")
  Call<ResponseBody> inspect(
      @Tag CallSpec spec,
      @Path(value = "root", encoded = true) String root,
      @Path(value = "name", encoded = true) String name);

  @POST("{root}images/{name}/tag")
  Call<ResponseBody> tag(
      @Tag CallSpec spec,
      @Path(value = "root", encoded = true) String root,
      @Path(value = "name", encoded = true) String name,
      @Query("repo") String repository,
      @Query("tag") String tag,
      @Body RequestBody nothing);

  @DELETE("{root}images/{name}")
  Call<ResponseBody> remove(
      @Tag CallSpec spec,
      @Path(value = "root", encoded = true) String root,
      @Path(value = "name", encoded = true) String name,
      @Query("force") boolean force);

  @Streaming
  @GET("{root}images/{name}/get")
  Call<ResponseBody> save(
      @Tag CallSpec spec,
      @Path(value = "root", encoded = true) String root,
      @Path(value = "name", encoded = true) String name);

  @Streaming
  @POST("{root}images/load")
  Call<ResponseBody> load(
      @Tag CallSpec spec,
      @Path(value = "root", encoded = true) String root,
      @Query("quiet") boolean quiet,
      @Body RequestBody archive);

  @Streaming
  @POST("{root}build")
  Call<ResponseBody> build(
      @Tag CallSpec spec,
      @Path(value = "root", encoded = true) String root,
      @Header("X-Registry-Config") @Nullable String credentials,
      @Query("t") List<String> tags,
      @QueryMap Map<String, String> settings,
      @Body RequestBody context);
}
