package dev.registrysdk.store;

/** A place that one image can be read from and written to. */
public interface ImageStore extends ImageSource, ImageSink {}
