package dev.registrysdk.testing;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An API key as IAM keeps it. */
final class IamStoredKey extends IamEntity {
  private final String iamId;
  private final String value;
  private final String createdBy;
  private boolean storesValue;
  private boolean disabled;
  private boolean supportsSessions;
  private String whenLeaked = "";
  private @Nullable Instant expiry;

  IamStoredKey(String id, IamSubject owner, String name, String value, IamChange creation) {
    super(id, owner.account(), name, creation);
    this.iamId = owner.iamId();
    this.value = value;
    this.createdBy = creation.iamId();
  }

  String iamId() {
    return iamId;
  }

  String value() {
    return value;
  }

  String createdBy() {
    return createdBy;
  }

  boolean isOfUser() {
    return !iamId.startsWith("iam-");
  }

  boolean disabled() {
    return disabled;
  }

  boolean expired(Instant now) {
    return expiry != null && !now.isBefore(expiry);
  }

  void storesValue(boolean newStoresValue) {
    this.storesValue = newStoresValue;
  }

  void supportsSessions(boolean newSupportsSessions) {
    this.supportsSessions = newSupportsSessions;
  }

  void whenLeaked(String newWhenLeaked) {
    this.whenLeaked = newWhenLeaked;
  }

  void expiry(@Nullable Instant newExpiry) {
    this.expiry = newExpiry;
  }

  void disabled(boolean newDisabled, IamChange change) {
    this.disabled = newDisabled;
    changed(change);
  }

  /** The key as clients see it; its value only if it is new, or stored for that. */
  Map<String, Object> json(boolean isNew) {
    Map<String, Object> json = head();
    json.put("crn", IamCrn.of(account(), "apikey", id()));
    json.put("disabled", disabled);
    json.put("created_by", createdBy);
    json.put("iam_id", iamId);
    if (isNew || storesValue) {
      json.put("apikey", value);
    }
    if (isOfUser()) {
      json.put("support_sessions", supportsSessions);
    }
    if (!whenLeaked.isEmpty()) {
      json.put("action_when_leaked", whenLeaked);
    }
    if (expiry != null) {
      json.put("expires_at", IamTime.minutes(expiry));
    }
    return json;
  }

  @Override
  public String toString() {
    return id();
  }
}
