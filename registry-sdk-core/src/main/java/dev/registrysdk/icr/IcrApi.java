package dev.registrysdk.icr;

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
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;

/**
 * The endpoints of the registry API, version 1, for images, their retention and their trash. An
 * image in a path is one segment: its slashes are encoded, its colons and at signs are not.
 */
interface IcrApi {
  @Streaming
  @Headers(IcrHeaders.JSON)
  @GET("api/v1/images")
  Call<ResponseBody> images(
      @Tag CallSpec spec,
      @Header(IcrHeaders.ACCOUNT) String account,
      @Query("namespace") List<String> namespaces,
      @Query("repository") List<String> repositories,
      @Query("includeIBM") @Nullable Boolean ibm,
      @Query("includePrivate") @Nullable Boolean own,
      @Query("includeManifestLists") @Nullable Boolean indexes,
      @Query("vulnerabilities") @Nullable Boolean vulnerabilities);

  @Streaming
  @Headers(IcrHeaders.JSON)
  @POST("api/v1/builds")
  Call<ResponseBody> build(
      @Tag CallSpec spec,
      @Header(IcrHeaders.ACCOUNT) String account,
      @Header("RefreshToken") @Nullable String refreshToken,
      @Query("t") String image,
      @QueryMap Map<String, String> settings,
      @Body RequestBody context);

  @Headers(IcrHeaders.JSON)
  @POST("api/v1/images/bulkdelete")
  Call<ResponseBody> deleteImages(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Body RequestBody images);

  @Streaming
  @Headers(IcrHeaders.JSON)
  @POST("api/v1/images/digests")
  Call<ResponseBody> digests(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Body RequestBody filter);

  @POST("api/v1/images/tags")
  Call<ResponseBody> addTag(
      @Tag CallSpec spec,
      @Header(IcrHeaders.ACCOUNT) String account,
      @Query("fromimage") String from,
      @Query("toimage") String to,
      @Body RequestBody nothing);

  @Headers(IcrHeaders.JSON)
  @DELETE("api/v1/images/{image}")
  Call<ResponseBody> deleteImage(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Path("image") String image);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/images/{image}/json")
  Call<ResponseBody> inspect(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Path("image") String image);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/images/{image}/manifest")
  Call<ResponseBody> manifest(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Path("image") String image);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/retentions")
  Call<ResponseBody> retentions(@Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account);

  @POST("api/v1/retentions")
  Call<ResponseBody> setRetention(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Body RequestBody policy);

  @Headers(IcrHeaders.JSON)
  @POST("api/v1/retentions/analyze")
  Call<ResponseBody> analyzeRetention(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Body RequestBody policy);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/retentions/{namespace}")
  Call<ResponseBody> retention(
      @Tag CallSpec spec,
      @Header(IcrHeaders.ACCOUNT) String account,
      @Path("namespace") String namespace);

  @Headers(IcrHeaders.JSON)
  @DELETE("api/v1/tags/{image}")
  Call<ResponseBody> removeTag(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Path("image") String image);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/trash")
  Call<ResponseBody> trash(
      @Tag CallSpec spec,
      @Header(IcrHeaders.ACCOUNT) String account,
      @Query("namespace") @Nullable String namespace);

  @Headers(IcrHeaders.JSON)
  @POST("api/v1/trash/{digest}/restoretags")
  Call<ResponseBody> restoreDigest(
      @Tag CallSpec spec,
      @Header(IcrHeaders.ACCOUNT) String account,
      @Path("digest") String digest,
      @Body RequestBody nothing);

  @POST("api/v1/trash/{image}/restore")
  Call<ResponseBody> restoreTag(
      @Tag CallSpec spec,
      @Header(IcrHeaders.ACCOUNT) String account,
      @Path("image") String image,
      @Body RequestBody nothing);
}
