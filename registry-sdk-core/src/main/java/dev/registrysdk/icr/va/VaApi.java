package dev.registrysdk.icr.va;

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
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/**
 * The endpoints of Vulnerability Advisor, version 4. An image or scope in a path is one segment:
 * its slashes are encoded, its colons and at signs are not.
 */
interface VaApi {
  String JSON = "Accept: application/json";
  String ACCOUNT = "Account";
  String ROOT = "va/api/v4/";
  String ISSUE = "/issue/{type}/{id}";

  @Headers(JSON)
  @GET(ROOT + "report/account")
  Call<ResponseBody> reports(
      @Tag CallSpec spec,
      @Header(ACCOUNT) String account,
      @Query("repository") @Nullable String repository,
      @Query("includeIBM") @Nullable Boolean ibm,
      @Query("includePrivate") @Nullable Boolean own);

  @Headers(JSON)
  @GET(ROOT + "report/account/status")
  Call<ResponseBody> statuses(
      @Tag CallSpec spec,
      @Header(ACCOUNT) String account,
      @Query("repository") @Nullable String repository,
      @Query("includeIBM") @Nullable Boolean ibm,
      @Query("includePrivate") @Nullable Boolean own);

  @Headers(JSON)
  @GET(ROOT + "report/image/{name}")
  Call<ResponseBody> report(
      @Tag CallSpec spec, @Header(ACCOUNT) String account, @Path("name") String image);

  @Headers(JSON)
  @GET(ROOT + "report/image/status/{name}")
  Call<ResponseBody> status(
      @Tag CallSpec spec, @Header(ACCOUNT) String account, @Path("name") String image);

  @Headers(JSON)
  @GET(ROOT + "exempt/image")
  Call<ResponseBody> ofAccount(@Tag CallSpec spec, @Header(ACCOUNT) String account);

  @Headers(JSON)
  @GET(ROOT + "exempt/image/{resource}")
  Call<ResponseBody> ofResource(
      @Tag CallSpec spec, @Header(ACCOUNT) String account, @Path("resource") String resource);

  @Headers(JSON)
  @GET(ROOT + "exempt/image" + ISSUE)
  Call<ResponseBody> find(
      @Tag CallSpec spec,
      @Header(ACCOUNT) String account,
      @Path("type") String type,
      @Path("id") String id);

  @Headers(JSON)
  @POST(ROOT + "exempt/image" + ISSUE)
  Call<ResponseBody> create(
      @Tag CallSpec spec,
      @Header(ACCOUNT) String account,
      @Path("type") String type,
      @Path("id") String id,
      @Body RequestBody nothing);

  @DELETE(ROOT + "exempt/image" + ISSUE)
  Call<ResponseBody> delete(
      @Tag CallSpec spec,
      @Header(ACCOUNT) String account,
      @Path("type") String type,
      @Path("id") String id);

  @Headers(JSON)
  @GET(ROOT + "exempt/image/{resource}" + ISSUE)
  Call<ResponseBody> find(
      @Tag CallSpec spec,
      @Header(ACCOUNT) String account,
      @Path("resource") String resource,
      @Path("type") String type,
      @Path("id") String id);

  @Headers(JSON)
  @POST(ROOT + "exempt/image/{resource}" + ISSUE)
  Call<ResponseBody> create(
      @Tag CallSpec spec,
      @Header(ACCOUNT) String account,
      @Path("resource") String resource,
      @Path("type") String type,
      @Path("id") String id,
      @Body RequestBody nothing);

  @DELETE(ROOT + "exempt/image/{resource}" + ISSUE)
  Call<ResponseBody> delete(
      @Tag CallSpec spec,
      @Header(ACCOUNT) String account,
      @Path("resource") String resource,
      @Path("type") String type,
      @Path("id") String id);

  @Headers(JSON)
  @GET(ROOT + "exempt/types")
  Call<ResponseBody> types(@Tag CallSpec spec, @Header(ACCOUNT) String account);

  @Headers(JSON)
  @GET(ROOT + "exemptions/account")
  Call<ResponseBody> all(@Tag CallSpec spec, @Header(ACCOUNT) String account);

  @Headers(JSON)
  @POST(ROOT + "exemptions/deleteAll")
  Call<ResponseBody> deleteAll(
      @Tag CallSpec spec, @Header(ACCOUNT) String account, @Body RequestBody nothing);

  @Headers(JSON)
  @GET(ROOT + "exemptions/image/{resource}")
  Call<ResponseBody> applying(
      @Tag CallSpec spec,
      @Header(ACCOUNT) String account,
      @Path("resource") String resource,
      @Query("includeScope") boolean includeScope);

  @Headers(JSON)
  @POST(ROOT + "exemptions/images")
  Call<ResponseBody> ofImages(
      @Tag CallSpec spec, @Header(ACCOUNT) String account, @Body RequestBody images);
}
