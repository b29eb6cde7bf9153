package dev.registrysdk.auth.iam;

import dev.registrysdk.http.CallSpec;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The endpoints of a virtual server's metadata service that vouch for the server. */
interface MetadataApi {
  @Headers({IamApi.JSON, "Metadata-Flavor: ibm"})
  @PUT("{path}")
  Call<ResponseBody> identity(
      @Tag CallSpec spec,
      @Path(value = "path", encoded = true) String path,
      @Query("version") String version,
      @Body RequestBody life);

  @Headers(IamApi.JSON)
  @POST("{path}")
  Call<ResponseBody> token(
      @Tag CallSpec spec,
      @Path(value = "path", encoded = true) String path,
      @Query("version") String version,
      @Header("Authorization") String identity,
      @Body RequestBody profile);
}
