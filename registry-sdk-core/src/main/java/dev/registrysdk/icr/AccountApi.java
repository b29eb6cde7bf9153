package dev.registrysdk.icr;

import dev.registrysdk.http.CallSpec;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.PATCH;
import retrofit2.http.Tag;

/** The endpoints of the registry API, version 1, for an account as a whole, and for everybody. */
interface AccountApi {
  @Headers(IcrHeaders.JSON)
  @GET("api/v1/auth")
  Call<ResponseBody> auth(@Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account);

  @PATCH("api/v1/auth")
  Call<ResponseBody> updateAuth(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Body RequestBody options);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/messages")
  Call<ResponseBody> messages(@Tag CallSpec spec);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/plans")
  Call<ResponseBody> plan(@Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account);

  @PATCH("api/v1/plans")
  Call<ResponseBody> updatePlan(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Body RequestBody plan);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/quotas")
  Call<ResponseBody> quota(@Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account);

  @PATCH("api/v1/quotas")
  Call<ResponseBody> updateQuota(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Body RequestBody quota);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/settings")
  Call<ResponseBody> settings(@Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account);

  @PATCH("api/v1/settings")
  Call<ResponseBody> updateSettings(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Body RequestBody settings);
}
