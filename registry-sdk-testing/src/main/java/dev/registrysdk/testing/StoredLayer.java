package dev.registrysdk.testing;

/**
 * A layer as a manifest names it.
 *
 * @param digest for example {@code sha256:2c26…}
 * @param size the bytes of the blob
 * @param mediaType how the blob is packed
 */
public record StoredLayer(String digest, long size, String mediaType) {}
