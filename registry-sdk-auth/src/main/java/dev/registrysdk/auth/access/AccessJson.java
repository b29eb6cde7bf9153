package dev.registrysdk.auth.access;

import dev.registrysdk.json.JsonFields;
import dev.registrysdk.json.JsonType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** How IAM spells service IDs, API keys and resource groups. */
final class AccessJson {
  private static final JsonType<Optional<String>> FILLED =
      JsonType.TEXT.map(text -> Optional.of(text).filter(filled -> !filled.isEmpty()));

  private static final JsonType<Optional<Instant>> MOMENT = JsonType.TEXT.map(AccessJson::moment);

  /** As IAM wants it; it gives none or milliseconds itself, and zones with and without a colon. */
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0000'").withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter LENIENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss[.SSSSSS][.SSS]][XXX][XX][X]");

  static final JsonType<ServiceId> SERVICE_ID =
      JsonType.object(ServiceId::builder)
          .required("id", JsonType.TEXT, ServiceId.Builder::id)
          .required("iam_id", JsonType.TEXT, ServiceId.Builder::iamId)
          .optional("entity_tag", FILLED, ServiceId.Builder::entityTag)
          .optional("crn", FILLED, ServiceId.Builder::crn)
          .optional("locked", JsonType.FLAG, ServiceId.Builder::locked)
          .optional("account_id", FILLED, ServiceId.Builder::accountId)
          .required("name", JsonType.TEXT, ServiceId.Builder::name)
          .optional("description", FILLED, ServiceId.Builder::description)
          .optional("created_at", MOMENT, ServiceId.Builder::created)
          .optional("modified_at", MOMENT, ServiceId.Builder::modified)
          .build(ServiceId.Builder::build);

  static final JsonType<ApiKey> API_KEY =
      apiKey(JsonType.object(ApiKey::builder), key -> key).build(ApiKey.Builder::build);

  /** The answer that creates a key is the only one with its value. */
  static final JsonType<CreatedApiKey> CREATED_API_KEY =
      apiKey(JsonType.object(Created::new), created -> created.key)
          .required("apikey", JsonType.TEXT, Created::value)
          .build(Created::build);

  static final JsonType<List<ResourceGroup>> RESOURCE_GROUPS =
      JsonType.object(Page<ResourceGroup>::new)
          .optional(
              "resources",
              JsonType.listOf(
                  JsonType.object(ResourceGroup::builder)
                      .required("id", JsonType.TEXT, ResourceGroup.Builder::id)
                      .required("name", JsonType.TEXT, ResourceGroup.Builder::name)
                      .optional("default", JsonType.FLAG, ResourceGroup.Builder::isDefault)
                      .build(ResourceGroup.Builder::build)),
              Page::items)
          .build(page -> page.items);

  private AccessJson() {}

  private static <B> JsonFields<B> apiKey(JsonFields<B> fields, Function<B, ApiKey.Builder> key) {
    return fields
        .required("id", JsonType.TEXT, (b, text) -> key.apply(b).id(text))
        .optional("entity_tag", FILLED, (b, text) -> key.apply(b).entityTag(text))
        .optional("crn", FILLED, (b, text) -> key.apply(b).crn(text))
        .optional("locked", JsonType.FLAG, (b, flag) -> key.apply(b).locked(flag))
        .optional("disabled", JsonType.FLAG, (b, flag) -> key.apply(b).disabled(flag))
        .optional("account_id", FILLED, (b, text) -> key.apply(b).accountId(text))
        .required("iam_id", JsonType.TEXT, (b, text) -> key.apply(b).iamId(text))
        .required("name", JsonType.TEXT, (b, text) -> key.apply(b).name(text))
        .optional("description", FILLED, (b, text) -> key.apply(b).description(text))
        .optional("created_at", MOMENT, (b, moment) -> key.apply(b).created(moment))
        .optional("modified_at", MOMENT, (b, moment) -> key.apply(b).modified(moment))
        .optional("expires_at", MOMENT, (b, moment) -> key.apply(b).expires(moment));
  }

  private static final class Created {
    private final ApiKey.Builder key = ApiKey.builder();
    private String value = "";

    void value(String text) {
      value = text;
    }

    CreatedApiKey build() {
      return CreatedApiKey.builder().key(key.build()).value(ApiKeyValue.of(value)).build();
    }
  }

  /** One page of a list. */
  static final class Page<T> {
    List<T> items = List.of();
    @Nullable String next;

    void items(List<T> list) {
      items = list;
    }

    /** Of the address only the token is used: a request never goes where an answer says. */
    void address(String url) {
      HttpUrl parsed = HttpUrl.get("https://iam.invalid/").resolve(url);
      next = parsed == null ? null : parsed.queryParameter("pagetoken");
    }

    void start(Optional<String> token) {
      next = token.orElse(null);
    }
  }

  static <T> JsonType<Page<T>> page(String member, JsonType<T> item) {
    return JsonType.object(Page<T>::new)
        .optional(member, JsonType.listOf(item), Page::items)
        .optional("next", JsonType.TEXT, Page::address)
        .build(page -> page);
  }

  static String expiry(Instant moment) {
    return EXPIRY.format(moment);
  }

  static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, LENIENT).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // its layout is not promised
    }
  }
}
