package dev.registrysdk.examples.bench;

import com.google.gson.annotations.SerializedName;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as generators write them: fields as the wire has them, set by reflection. */
final class GsonModels {
  private GsonModels() {}

  /** An image as the wire has it. */
  static final class Image {
    @SerializedName("Id")
    @Nullable String id;

    @SerializedName("ParentId")
    @Nullable String parentId;

    @SerializedName("DigestTags")
    @Nullable Map<String, List<String>> digestTags;

    @SerializedName("RepoTags")
    @Nullable List<String> repoTags;

    @SerializedName("RepoDigests")
    @Nullable List<String> repoDigests;

    @SerializedName("Created")
    @Nullable Long created;

    @SerializedName("Size")
    @Nullable Long size;

    @SerializedName("VirtualSize")
    @Nullable Long virtualSize;

    @SerializedName("Labels")
    @Nullable Map<String, String> labels;

    @SerializedName("ManifestType")
    @Nullable String manifestType;

    @SerializedName("Vulnerable")
    @Nullable String vulnerable;

    @SerializedName("VulnerabilityCount")
    @Nullable Long vulnerabilityCount;

    @SerializedName("ConfigurationIssueCount")
    @Nullable Long configurationIssueCount;

    @SerializedName("IssueCount")
    @Nullable Long issueCount;

    @SerializedName("ExemptIssueCount")
    @Nullable Long exemptIssueCount;
  }

  /** A namespace. */
  static final class Namespace {
    @SerializedName("name")
    @Nullable String name;

    @SerializedName("account")
    @Nullable String account;

    @SerializedName("crn")
    @Nullable String crn;

    @SerializedName("resource_group")
    @Nullable String resourceGroup;

    @SerializedName("created_date")
    @Nullable Date created;

    @SerializedName("resource_created_date")
    @Nullable Date resourceCreated;

    @SerializedName("updated_date")
    @Nullable Date updated;
  }

  /** A plan. */
  static final class Plan {
    @SerializedName("plan")
    @Nullable String plan;
  }

  /** Limits and what is used. */
  static final class Quota {
    @SerializedName("limit")
    @Nullable QuotaDetails limit;

    @SerializedName("usage")
    @Nullable QuotaDetails usage;
  }

  /** Amounts. */
  static final class QuotaDetails {
    @SerializedName("storage_bytes")
    @Nullable Long storageBytes;

    @SerializedName("traffic_bytes")
    @Nullable Long trafficBytes;
  }

  /** Settings of an account. */
  static final class Settings {
    @SerializedName("iam_authz")
    @Nullable Boolean iamAuthz;

    @SerializedName("private_only")
    @Nullable Boolean privateOnly;

    @SerializedName("platform_metrics")
    @Nullable Boolean platformMetrics;
  }

  /** How many images are kept. */
  static final class RetentionPolicy {
    @SerializedName("namespace")
    @Nullable String namespace;

    @SerializedName("images_per_repo")
    @Nullable Long imagesPerRepo;

    @SerializedName("retain_untagged")
    @Nullable Boolean retainUntagged;
  }

  /** A deleted image. */
  static final class TrashEntry {
    @SerializedName("daysUntilExpiry")
    @Nullable Long daysUntilExpiry;

    @SerializedName("tags")
    @Nullable List<String> tags;
  }
}
