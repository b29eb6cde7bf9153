package dev.registrysdk.auth.access;

import dev.registrysdk.http.CallSpec;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The endpoints of the IAM Identity API, version 1, for service IDs and API keys. */
interface IdentityApi {
  @GET("v1/serviceids/")
  Call<ResponseBody> serviceIds(
      @Tag CallSpec spec,
      @Query("account_id") String account,
      @Query("name") @Nullable String name,
      @Query("pagesize") int pageSize,
      @Query("pagetoken") @Nullable String pageToken);

  @POST("v1/serviceids/")
  Call<ResponseBody> createServiceId(
      @Tag CallSpec spec, @Header("Entity-Lock") boolean lock, @Body RequestBody serviceId);

  @GET("v1/serviceids/{id}")
  Call<ResponseBody> serviceId(@Tag CallSpec spec, @Path("id") String id);

  @PUT("v1/serviceids/{id}")
  Call<ResponseBody> updateServiceId(
      @Tag CallSpec spec,
      @Path("id") String id,
      @Header("If-Match") String version,
      @Body RequestBody change);

  @DELETE("v1/serviceids/{id}")
  Call<ResponseBody> deleteServiceId(@Tag CallSpec spec, @Path("id") String id);

  @POST("v1/serviceids/{id}/lock")
  Call<ResponseBody> lockServiceId(
      @Tag CallSpec spec, @Path("id") String id, @Body RequestBody nothing);

  @DELETE("v1/serviceids/{id}/lock")
  Call<ResponseBody> unlockServiceId(@Tag CallSpec spec, @Path("id") String id);

  @GET("v1/apikeys")
  Call<ResponseBody> apiKeys(
      @Tag CallSpec spec,
      @Query("account_id") @Nullable String account,
      @Query("iam_id") @Nullable String iamId,
      @Query("scope") @Nullable String scope,
      @Query("type") @Nullable String type,
      @Query("pagesize") int pageSize,
      @Query("pagetoken") @Nullable String pageToken);

  @POST("v1/apikeys")
  Call<ResponseBody> createApiKey(
      @Tag CallSpec spec,
      @Header("Entity-Lock") boolean lock,
      @Header("Entity-Disable") boolean disable,
      @Body RequestBody apiKey);

  @GET("v1/apikeys/details")
  Call<ResponseBody> apiKeyDetails(@Tag CallSpec spec, @Header("IAM-ApiKey") String value);

  @GET("v1/apikeys/{id}")
  Call<ResponseBody> apiKey(@Tag CallSpec spec, @Path("id") String id);

  @PUT("v1/apikeys/{id}")
  Call<ResponseBody> updateApiKey(
      @Tag CallSpec spec,
      @Path("id") String id,
      @Header("If-Match") String version,
      @Body RequestBody change);

  @DELETE("v1/apikeys/{id}")
  Call<ResponseBody> deleteApiKey(@Tag CallSpec spec, @Path("id") String id);

  @POST("v1/apikeys/{id}/lock")
  Call<ResponseBody> lockApiKey(
      @Tag CallSpec spec, @Path("id") String id, @Body RequestBody nothing);

  @DELETE("v1/apikeys/{id}/lock")
  Call<ResponseBody> unlockApiKey(@Tag CallSpec spec, @Path("id") String id);

  @POST("v1/apikeys/{id}/disable")
  Call<ResponseBody> disableApiKey(
      @Tag CallSpec spec, @Path("id") String id, @Body RequestBody nothing);

  @DELETE("v1/apikeys/{id}/disable")
  Call<ResponseBody> enableApiKey(@Tag CallSpec spec, @Path("id") String id);
}
