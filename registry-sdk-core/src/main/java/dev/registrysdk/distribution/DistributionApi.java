package dev.registrysdk.distribution;

import dev.registrysdk.http.CallSpec;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.Header;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** The endpoints of the OCI distribution specification, in its order (end-1 to end-14). */
interface DistributionApi {
  @GET("v2/")
  Call<ResponseBody> ping(@Tag CallSpec spec);

  @HEAD("v2/{name}/blobs/{digest}")
  Call<Void> blobHead(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Path("digest") String digest);

  @Streaming
  @GET("v2/{name}/blobs/{digest}")
  Call<ResponseBody> blob(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Path("digest") String digest,
      @Header("Range") @Nullable String range);

  @HEAD("v2/{name}/manifests/{reference}")
  Call<Void> manifestHead(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Path("reference") String reference,
      @Header("Accept") String accept);

  @Streaming
  @GET("v2/{name}/manifests/{reference}")
  Call<ResponseBody> manifest(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Path("reference") String reference,
      @Header("Accept") String accept);

  @POST("v2/{name}/blobs/uploads/")
  Call<ResponseBody> startUpload(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Query("mount") @Nullable String mount,
      @Query("from") @Nullable String from,
      @Query("digest-algorithm") @Nullable String algorithm,
      @Body RequestBody nothing);

  @PATCH
  Call<ResponseBody> appendToUpload(
      @Tag CallSpec spec,
      @Url HttpUrl location,
      @Header("Content-Range") @Nullable String range,
      @Body RequestBody chunk);

  @PUT
  Call<ResponseBody> finishUpload(
      @Tag CallSpec spec,
      @Url HttpUrl location,
      @Header("Content-Range") @Nullable String range,
      @Body RequestBody rest);

  @PUT("v2/{name}/manifests/{reference}")
  Call<ResponseBody> putManifest(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Path("reference") String reference,
      @Body RequestBody manifest);

  @GET("v2/{name}/tags/list")
  Call<ResponseBody> tags(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Query("n") int pageSize,
      @Query("last") @Nullable String last);

  @DELETE("v2/{name}/manifests/{reference}")
  Call<ResponseBody> deleteManifest(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Path("reference") String reference);

  @DELETE("v2/{name}/blobs/{digest}")
  Call<ResponseBody> deleteBlob(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Path("digest") String digest);

  @GET("v2/{name}/referrers/{digest}")
  Call<ResponseBody> referrers(
      @Tag CallSpec spec,
      @Path(value = "name", encoded = true) String name,
      @Path("digest") String digest,
      @Header("Accept") String accept);

  @GET
  Call<ResponseBody> uploadStatus(@Tag CallSpec spec, @Url HttpUrl location);

  @DELETE
  Call<ResponseBody> cancelUpload(@Tag CallSpec spec, @Url HttpUrl location);

  /** Not part of the specification; every page after the first comes by {@link #page}. */
  @GET("v2/_catalog")
  Call<ResponseBody> catalog(@Tag CallSpec spec, @Query("n") int pageSize);

  @GET
  Call<ResponseBody> page(@Tag CallSpec spec, @Url HttpUrl next);
}
