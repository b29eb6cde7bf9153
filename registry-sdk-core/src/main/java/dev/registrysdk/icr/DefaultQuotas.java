package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.icr.model.Quota;
import dev.registrysdk.icr.model.SetQuotaRequest;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.rest.JsonService;
import java.util.OptionalLong;

/** Quotas over HTTP: bytes are read, megabytes are written. */
final class DefaultQuotas implements Quotas {
  private static final long MEGABYTE = 1_048_576;
  private static final JsonType<Amounts> AMOUNTS =
      JsonType.object(Amounts::new)
          .optional("store", JsonType.LONG, Amounts::storage)
          .optional("traffic", JsonType.LONG, Amounts::traffic)
          .optional("storage_bytes", JsonType.LONG, Amounts::storage)
          .optional("traffic_bytes", JsonType.LONG, Amounts::traffic)
          .build(amounts -> amounts);
  private static final JsonType<Quota> QUOTA =
      JsonType.object(Quota::builder)
          .required("limit", AMOUNTS, DefaultQuotas::limit)
          .optional("usage", AMOUNTS, DefaultQuotas::usage)
          .build(Quota.Builder::build);

  private final Control<AccountApi> control;

  DefaultQuotas(Control<AccountApi> control) {
    this.control = control;
  }

  /** Two numbers of bytes. */
  private static final class Amounts {
    private OptionalLong storage = OptionalLong.empty();
    private OptionalLong traffic = OptionalLong.empty();

    void storage(long bytes) {
      storage = OptionalLong.of(bytes);
    }

    void traffic(long bytes) {
      traffic = OptionalLong.of(bytes);
    }
  }

  private static void limit(Quota.Builder quota, Amounts amounts) {
    bound("storage_bytes", amounts.storage, quota::storageLimit);
    bound("traffic_bytes", amounts.traffic, quota::trafficLimit);
  }

  /** A limit that is not told must not pass for none. */
  private static void bound(String name, OptionalLong bytes, LongSetter setter) {
    long limit = bytes.orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
    if (limit >= 0) {
      setter.set(limit);
    }
  }

  private interface LongSetter {
    Quota.Builder set(long bytes);
  }

  private static void usage(Quota.Builder quota, Amounts amounts) {
    quota.storageUsed(amounts.storage.orElse(0)).trafficUsed(amounts.traffic.orElse(0));
  }

  @Override
  public Quota get() {
    return control.ask("Could not get the quota of " + control.host(), AccountApi::quota, QUOTA);
  }

  @Override
  public void set(SetQuotaRequest request) {
    byte[] body =
        JsonText.write(
            json -> {
              json.beginObject();
              request
                  .storage()
                  .ifPresent(limit -> json.number("storage_megabytes", megabytes(limit)));
              request
                  .traffic()
                  .ifPresent(limit -> json.number("traffic_megabytes", megabytes(limit)));
              json.endObject();
            });
    control.tell(
        "Could not set the quota of " + control.host(),
        (api, spec, account) -> api.updateQuota(spec, account, JsonService.body(body)));
  }

  private static long megabytes(long limit) {
    return limit == SetQuotaRequest.UNLIMITED ? limit : limit / MEGABYTE;
  }
}
