package dev.registrysdk.icr;

import dev.registrysdk.http.CallSpec;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.PATCH;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/** The endpoints of the registry API, version 1, for namespaces. */
interface NamespacesApi {
  String RESOURCE_GROUP = "X-Auth-Resource-Group";

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/namespaces")
  Call<ResponseBody> list(@Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account);

  @Headers(IcrHeaders.JSON)
  @GET("api/v1/namespaces/details")
  Call<ResponseBody> details(@Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account);

  @Headers(IcrHeaders.JSON)
  @PUT("api/v1/namespaces/{name}")
  Call<ResponseBody> create(
      @Tag CallSpec spec,
      @Header(IcrHeaders.ACCOUNT) String account,
      @Header(RESOURCE_GROUP) @Nullable String resourceGroup,
      @Path("name") String name,
      @Body RequestBody nothing);

  @Headers(IcrHeaders.JSON)
  @PATCH("api/v1/namespaces/{name}")
  Call<ResponseBody> assign(
      @Tag CallSpec spec,
      @Header(IcrHeaders.ACCOUNT) String account,
      @Header(RESOURCE_GROUP) String resourceGroup,
      @Path("name") String name,
      @Body RequestBody nothing);

  @DELETE("api/v1/namespaces/{name}")
  Call<ResponseBody> delete(
      @Tag CallSpec spec, @Header(IcrHeaders.ACCOUNT) String account, @Path("name") String name);
}
