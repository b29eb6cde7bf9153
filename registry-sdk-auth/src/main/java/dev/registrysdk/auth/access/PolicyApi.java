package dev.registrysdk.auth.access;

import dev.registrysdk.http.CallSpec;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The endpoints of the IAM Policy Management API, versions 1 and 2. */
interface PolicyApi {
  @GET("{version}/policies")
  Call<ResponseBody> policies(
      @Tag CallSpec spec,
      @Path("version") String version,
      @Query("account_id") String account,
      @Query("iam_id") @Nullable String iamId,
      @Query("type") String type,
      @Query("limit") int limit,
      @Query("start") @Nullable String start);

  @POST("{version}/policies")
  Call<ResponseBody> createPolicy(
      @Tag CallSpec spec, @Path("version") String version, @Body RequestBody policy);

  @GET("{version}/policies/{id}")
  Call<ResponseBody> policy(
      @Tag CallSpec spec, @Path("version") String version, @Path("id") String id);

  @DELETE("{version}/policies/{id}")
  Call<ResponseBody> deletePolicy(
      @Tag CallSpec spec, @Path("version") String version, @Path("id") String id);

  @GET("v2/roles")
  Call<ResponseBody> roles(
      @Tag CallSpec spec,
      @Query("account_id") String account,
      @Query("service_name") String service);
}
