package dev.registrysdk.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What service IDs, API keys and trusted profiles have in common: a name, a version, a lock and a
 * history. Guarded by the lock of {@link IamWorld}, like everything that can be changed.
 */
abstract sealed class IamEntity permits IamProfile, IamServiceId, IamStoredKey {
  private final String id;
  private final String account;
  private final Instant created;
  private final List<Map<String, Object>> history = new ArrayList<>();
  private String name;
  private String description = "";
  private String tag;
  private Instant modified;
  private int revision;
  private boolean locked;
  private int signIns;
  private @Nullable Instant lastSignIn;

  IamEntity(String id, String account, String name, IamChange creation) {
    this.id = id;
    this.account = account;
    this.name = name;
    this.created = creation.time();
    this.modified = creation.time();
    this.tag = "";
    changed(creation);
  }

  final String id() {
    return id;
  }

  final String account() {
    return account;
  }

  final String name() {
    return name;
  }

  final String description() {
    return description;
  }

  final Instant created() {
    return created;
  }

  final Instant modified() {
    return modified;
  }

  /** The version, as {@code Etag} and {@code If-Match} have it. */
  final String tag() {
    return tag;
  }

  final boolean locked() {
    return locked;
  }

  final void name(String newName) {
    this.name = newName;
  }

  final void description(String newDescription) {
    this.description = newDescription;
  }

  final void locked(boolean newLocked, IamChange change) {
    this.locked = newLocked;
    changed(change);
  }

  /** Makes a new version; call it after a change. */
  final void changed(IamChange change) {
    revision++;
    tag = revision + "-" + change.tag();
    modified = change.time();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("timestamp", IamTime.millis(change.time()));
    entry.put("iam_id", change.iamId());
    entry.put("iam_id_account", change.account());
    entry.put("action", change.action());
    entry.put("params", List.of());
    entry.put("message", change.action() + " " + id);
    history.add(entry);
  }

  final void signedIn(Instant now) {
    signIns++;
    lastSignIn = now;
  }

  /** The fields that every entity begins with. */
  final Map<String, Object> head() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("entity_tag", tag);
    json.put("locked", locked);
    json.put("created_at", IamTime.millis(created));
    json.put("modified_at", IamTime.millis(modified));
    json.put("account_id", account);
    json.put("name", name);
    json.put("description", description);
    return json;
  }

  final List<Map<String, Object>> history() {
    return List.copyOf(history);
  }

  final Map<String, Object> activity() {
    Map<String, Object> activity = new LinkedHashMap<>();
    if (lastSignIn != null) {
      activity.put("last_authn", IamTime.millis(lastSignIn));
    }
    activity.put("authn_count", signIns);
    return activity;
  }
}
