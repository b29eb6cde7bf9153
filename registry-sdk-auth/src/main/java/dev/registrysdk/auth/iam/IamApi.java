package dev.registrysdk.auth.iam;

import dev.registrysdk.http.CallSpec;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/** The endpoints of IAM that have to do with proving who one is. */
interface IamApi {
  String JSON = "Accept: application/json";

  @Headers(JSON)
  @POST("identity/token")
  Call<ResponseBody> token(
      @Tag CallSpec spec, @Header("Authorization") @Nullable String client, @Body RequestBody form);

  @Headers(JSON)
  @GET("v1/apikeys/details")
  Call<ResponseBody> keyDetails(
      @Tag CallSpec spec, @Header("Authorization") String bearer, @Header("IAM-ApiKey") String key);
}
