package org.vanthu.archive.transfer;

import org.jspecify.annotations.Nullable;

/** The version that the person saw. */
record VersionForm(@Nullable Long version) {}
