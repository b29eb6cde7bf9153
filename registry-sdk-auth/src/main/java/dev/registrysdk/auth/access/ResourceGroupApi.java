package dev.registrysdk.auth.access;

import dev.registrysdk.http.CallSpec;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The endpoint of the Resource Manager that names resource groups. */
interface ResourceGroupApi {
  @GET("v2/resource_groups")
  Call<ResponseBody> resourceGroups(
      @Tag CallSpec spec,
      @Query("account_id") String account,
      @Query("name") @Nullable String name);
}
